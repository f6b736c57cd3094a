/** What the edge reads of Edge Services in the same process: whole pipelines, as they are now. Types only. */
import type { PipelineError } from '../wire/pipeline.js'
import type { RuleHttpMatch } from '../wire/route-stage.js'
import type { BackendStageSettings } from './store/backend-stages.js'
import type { CacheStageSettings } from './store/cache-stages.js'
import type { DnsStageSettings } from './store/dns-stages.js'
import type { StageKind, StageLink } from './store/stage-tables.js'
import type { TlsStageSettings } from './store/tls-stages.js'
import type { WafStageSettings } from './store/waf-stages.js'

export type PipelineSource = {
  /**
   * Changes with every change of anything a pipeline is made of. Cheap enough to be read for each request. A write of
   * another process on the same data may take 100 ms to show.
   */
  version(): number
  /** Null: there is none with this id. */
  get(id: string): ServedPipeline | null
  /**
   * The pipeline with a head DNS stage that answers to this name, which is in lower case and without a dot at its end: by
   * one of its `fqdns`, with `wildcard_domain` by any name below one of them too, or by its `default_fqdn`. A name of its
   * own goes before a wildcard, and a longer wildcard before a shorter one; where several pipelines have the same, the
   * oldest answers.
   */
  findByFqdn(fqdn: string): FoundPipeline | null
}

export type FoundPipeline = { readonly pipelineId: string; readonly dnsStageId: string }

export type ServedPipeline = {
  readonly id: string
  readonly name: string
  /** `pending` too is complete. */
  readonly status: string
  /** Those the API answers. */
  readonly errors: readonly PipelineError[]
  /** The ids of its head DNS stages, in their order. */
  readonly heads: readonly string[]
  /** All its stages, by id. */
  readonly stages: ReadonlyMap<string, ServedStage>
}

/** `settings` are written as on the wire. */
export type ServedStage =
  | StageOf<'dns', DnsStageSettings>
  | StageOf<'tls', TlsStageSettings>
  | StageOf<'cache', CacheStageSettings>
  | StageOf<'waf', WafStageSettings>
  | StageOf<'backend', BackendStageSettings>
  | ServedRouteStage

/** Its link is the target of what no rule matches. */
export type ServedRouteStage = StageOf<'route', object> & {
  /** In their order. */
  readonly rules: readonly ServedRule[]
}

type StageOf<Kind extends StageKind, Settings> = {
  readonly id: string
  readonly kind: Kind
  readonly settings: Readonly<Settings>
  /** Null: it leads nowhere. */
  readonly next: Readonly<StageLink> | null
  /** Moves with every change of the stage. */
  readonly updatedAt: string
}

export type ServedRule = {
  /** Counts from 1. */
  readonly position: number
  /** Null: it matches everything. */
  readonly match: Readonly<RuleHttpMatch> | null
  readonly target: Readonly<StageLink>
}
