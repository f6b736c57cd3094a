/**
 * The kinds of stage. Everything that treats them alike (loaders, links, lists, `node`, look-ahead) goes by this table, so
 * that a new kind is a row here.
 */
import type { EdgeServicesClient } from '../api-client/client.js'
import type { BackendStage } from '../wire/backend-stage.js'
import type { CacheStage } from '../wire/cache-stage.js'
import type { DnsStage } from '../wire/dns-stage.js'
import type { CreatedAtOrder, ListQuery } from '../wire/list.js'
import type { PipelineStages } from '../wire/pipeline.js'
import type { RouteStage } from '../wire/route-stage.js'
import type { TlsStage } from '../wire/tls-stage.js'
import type { WafStage } from '../wire/waf-stage.js'

/** GraphQL type names, and what the API answers for each. */
export type StageByKind = {
  DnsStage: DnsStage
  TlsStage: TlsStage
  CacheStage: CacheStage
  RouteStage: RouteStage
  WafStage: WafStage
  BackendStage: BackendStage
}

export type StageKind = keyof StageByKind
export type Stage = StageByKind[StageKind]

/** Filters of a list, as the API spells them. */
export type StageFilter = Record<string, string | undefined>

export type StageListQuery = ListQuery<CreatedAtOrder> & Record<string, string | number | undefined>

export type StageList<Stage> = { stages: Stage[]; total_count: number }

export type StageAccess<Stage> = {
  /** `Pipeline`'s field with the stages of this kind. */
  pipelineField: string
  /** The field by which the API links another stage to one of this kind. */
  link: string
  /** How the client reads them. `search`: those of a project, for the kinds that the API can search. */
  resource: (client: EdgeServicesClient) => {
    get(id: string): Promise<Stage>
    list(pipelineId: string, query: StageListQuery): Promise<StageList<Stage>>
    search?(query: StageListQuery & { project_id: string }): Promise<StageList<Stage>>
  }
  /** Where `GET /pipelines-stages` has them. */
  nested: (entry: PipelineStages) => Stage[] | null | undefined
}

export const stageKinds: { [Kind in StageKind]: StageAccess<StageByKind[Kind]> } = {
  DnsStage: {
    pipelineField: 'dnsStages',
    link: 'dns_stage_id',
    resource: (client) => client.dnsStages,
    nested: (entry) => entry.dns_stages,
  },
  TlsStage: {
    pipelineField: 'tlsStages',
    link: 'tls_stage_id',
    resource: (client) => client.tlsStages,
    nested: (entry) => entry.tls_stages,
  },
  CacheStage: {
    pipelineField: 'cacheStages',
    link: 'cache_stage_id',
    resource: (client) => client.cacheStages,
    nested: (entry) => entry.cache_stages,
  },
  RouteStage: {
    pipelineField: 'routeStages',
    link: 'route_stage_id',
    resource: (client) => client.routeStages,
    nested: (entry) => entry.route_stages,
  },
  WafStage: {
    pipelineField: 'wafStages',
    link: 'waf_stage_id',
    resource: (client) => client.wafStages,
    nested: (entry) => entry.waf_stages,
  },
  BackendStage: {
    pipelineField: 'backendStages',
    link: 'backend_stage_id',
    resource: (client) => client.backendStages,
    nested: (entry) => entry.backend_stages,
  },
}

export const stageKindNames = Object.keys(stageKinds) as StageKind[]
