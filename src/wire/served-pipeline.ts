/** A whole pipeline as an edge serves it, made of what its stages are on the wire. */
import type { BackendStageRequest } from './backend-stage.js'
import type { CacheStageRequest } from './cache-stage.js'
import type { PipelineError } from './pipeline.js'
import type { RuleHttpMatch } from './route-stage.js'
import type { StageKind, StageLink } from './stage-kinds.js'
import type { WafStageRequest } from './waf-stage.js'

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
  | StageOf<'dns', object>
  | StageOf<'tls', object>
  | StageOf<'cache', SettingsOf<CacheStageRequest, 'fallback_ttl' | 'include_cookies'>>
  | StageOf<'waf', SettingsOf<WafStageRequest, 'mode' | 'paranoia_level'>>
  | StageOf<'backend', BackendStageRequest>
  | ServedRouteStage

/** Its link is the target of what no rule matches. */
export type ServedRouteStage = StageOf<'route', object> & {
  /** In their order. */
  readonly rules: readonly ServedRule[]
}

/** Settings that every stage of the kind has. */
type SettingsOf<Request, Name extends keyof Request> = Required<Pick<Request, Name>>

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
