/** A whole pipeline as an edge serves it. */
import type { PipelineError } from './pipeline.js'
import type { RuleHttpMatch } from './route-stage.js'
import type { StageBodies, StageKind, StageLink } from './stage-kinds.js'

export type FoundPipeline = { readonly pipelineId: string; readonly dnsStageId: string }

export type ServedPipeline = {
  readonly id: string
  readonly name: string
  /** A `pending` pipeline is complete too. */
  readonly status: string
  /** The errors that the API returns for the pipeline. */
  readonly errors: readonly PipelineError[]
  /** The ids of its head DNS stages, in the API's order. */
  readonly heads: readonly string[]
  /** All its stages, by id. */
  readonly stages: ReadonlyMap<string, ServedStage>
}

export type ServedStage = {
  [Kind in StageKind]: Kind extends 'route' ? ServedRouteStage : ServedStageOf<Kind>
}[StageKind]

/** Its link is the target of requests that match no rule. */
export type ServedRouteStage = ServedStageOf<'route'> & {
  /** In the order in which they are tried. */
  readonly rules: readonly ServedRule[]
}

type ServedStageOf<Kind extends StageKind> = {
  readonly id: string
  readonly kind: Kind
  /** Spelled as on the wire. */
  readonly settings: Readonly<StageBodies[Kind]['settings']>
  /** Null: the stage has no link. */
  readonly next: Readonly<StageLink> | null
  /** Changes with every change of the stage. */
  readonly updatedAt: string
}

export type ServedRule = {
  /** Counts from 1. */
  readonly position: number
  /** Null: the rule matches every request. */
  readonly match: Readonly<RuleHttpMatch> | null
  readonly target: Readonly<StageLink>
}
