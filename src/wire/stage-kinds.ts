/** The kinds of stage. Each kind has one row in `StageBodies` and one in `STAGES`. */
import Type, { type TSchema } from 'typebox'
import { BackendStage, type BackendStageQuery, type BackendStageRequest } from './backend-stage.js'
import { CacheStage, type CacheStageRequest, type CacheStageSettings } from './cache-stage.js'
import { DnsStage, type DnsStageQuery, type DnsStageRequest } from './dns-stage.js'
import { type ListQuery, TotalCount } from './list.js'
import { RouteStage, type RouteStageRequest } from './route-stage.js'
import {
  type CreateTlsStageRequest,
  TlsStage,
  type TlsStageQuery,
  type UpdateTlsStageRequest,
} from './tls-stage.js'
import { WafStage, type WafStageRequest, type WafStageSettings } from './waf-stage.js'

/**
 * The bodies of each kind: the stage in a response, the two requests, the query of its list, and the settings that an edge
 * needs to serve the stage.
 */
export type StageBodies = {
  dns: {
    stage: DnsStage
    create: DnsStageRequest
    update: DnsStageRequest
    query: DnsStageQuery
    settings: object
  }
  tls: {
    stage: TlsStage
    create: CreateTlsStageRequest
    update: UpdateTlsStageRequest
    query: TlsStageQuery
    settings: object
  }
  cache: {
    stage: CacheStage
    create: CacheStageRequest
    update: CacheStageRequest
    query: ListQuery
    settings: CacheStageSettings
  }
  route: {
    stage: RouteStage
    create: RouteStageRequest
    update: RouteStageRequest
    query: ListQuery
    settings: object
  }
  waf: {
    stage: WafStage
    create: WafStageRequest
    update: WafStageRequest
    query: ListQuery
    settings: WafStageSettings
  }
  backend: {
    stage: BackendStage
    create: BackendStageRequest
    update: BackendStageRequest
    query: BackendStageQuery
    settings: BackendStageRequest
  }
}

export type StageKind = keyof StageBodies

export type StageByKind = { [Kind in StageKind]: StageBodies[Kind]['stage'] }
export type Stage = StageByKind[StageKind]

/** A list of stages in a response. */
export type StageList<Stage> = { stages: Stage[]; total_count: number }

export const stageListOf = (schema: TSchema) =>
  Type.Object({ stages: Type.Array(schema), total_count: TotalCount })

type StageRow = {
  /** The name of the kind in sentences. */
  noun: string
  schema: TSchema
  /** The kinds that may come next. A route stage's rules may lead to the same kinds as the stage itself. */
  next: readonly StageKind[]
}

/** The rows are in the order in which a request passes the stages. A stage leads only to kinds further down. */
export const STAGES = {
  dns: { noun: 'DNS', schema: DnsStage, next: ['tls', 'cache', 'backend'] },
  tls: { noun: 'TLS', schema: TlsStage, next: ['cache', 'backend', 'waf', 'route'] },
  cache: { noun: 'cache', schema: CacheStage, next: ['backend', 'waf', 'route'] },
  route: { noun: 'route', schema: RouteStage, next: ['waf', 'backend'] },
  waf: { noun: 'WAF', schema: WafStage, next: ['backend'] },
  backend: { noun: 'backend', schema: BackendStage, next: [] },
} as const satisfies { [Kind in StageKind]: StageRow }

/** The only kind that can be the head of a pipeline. */
export const HEAD_KIND = 'dns' satisfies StageKind

export const STAGE_KINDS = Object.keys(STAGES) as readonly StageKind[]

/** A link to the next stage, towards the origin. On the wire, the field's name contains the kind: `waf_stage_id`. */
export type StageLink = { kind: StageKind; id: string }

export type LinkField<Kind extends StageKind = StageKind> = `${Kind}_stage_id`

export function linkField<Kind extends StageKind>(kind: Kind): LinkField<Kind> {
  return `${kind}_stage_id`
}

/** The kinds that may come next after this one. */
export function kindsAfter(kind: StageKind): readonly StageKind[] {
  return STAGES[kind].next
}

/** The links that a stage of this kind can have. */
export type StageLinks<Kind extends StageKind> = {
  [Next in (typeof STAGES)[Kind]['next'][number] as LinkField<Next>]?: string
}

/** The field of `GET /pipelines-stages` that lists a pipeline's stages of this kind. */
export type NestedField<Kind extends StageKind = StageKind> = `${Kind}_stages`

export function nestedField<Kind extends StageKind>(kind: Kind): NestedField<Kind> {
  return `${kind}_stages`
}
