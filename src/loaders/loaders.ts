/**
 * What an operation reads of the upstream, each thing once. Loaders live for one operation: they hold what one caller may
 * see, and only as it was just now.
 */
import type DataLoader from 'dataloader'
import type { EdgeServicesClient } from '../api-client/client.js'
import type { Knowledge } from '../pagination/list-knowledge.js'
import type { HeadStageList, HeadStageQuery } from '../wire/head-stage.js'
import type { PurgeRequest, PurgeRequestList, PurgeRequestQuery } from '../wire/purge-request.js'
import type { KnownKinds } from './known-kinds.js'
import { loadOrNull } from './load-or-null.js'
import { createMemo } from './memo.js'
import { ObjectLoader } from './object-loader.js'
import { createPipelineLoaders, type PipelineLoaders } from './pipeline-loaders.js'
import { createRouteRuleLoader, type RouteRuleLoader } from './route-rule-loader.js'
import { type StageByKind, type StageKind, stageKindNames, stageKinds } from './stage-kinds.js'
import { createStageLoaders, type StageLoaders } from './stage-loaders.js'
import { createVpcEndpointLoader, type VpcEndpointLoader } from './vpc-endpoint-loader.js'

export type StageLoadersByKind = { [Kind in StageKind]: StageLoaders<StageByKind[Kind]> }

export type Loaders = {
  pipelines: PipelineLoaders
  stages: StageLoadersByKind
  routeRules: RouteRuleLoader
  /** A page of a pipeline's head stages. */
  headStages: DataLoader<{ pipelineId: string; query: HeadStageQuery }, HeadStageList, string>
  purgeRequests: {
    byId: DataLoader<string, PurgeRequest | null>
    page: DataLoader<PurgeRequestQuery, PurgeRequestList, string>
  }
  vpcEndpoints: VpcEndpointLoader
  /** After a write: what was read before it may be different now. */
  clearAll(): void
}

export function createLoaders(client: EdgeServicesClient, knowledge: Knowledge, kinds: KnownKinds): Loaders {
  const stagesOf = <Kind extends StageKind>(kind: Kind) =>
    createStageLoaders<StageByKind[Kind]>(stageKinds[kind], client, knowledge.of(kind), (id) =>
      kinds.note(id, kind),
    )
  const stages: StageLoadersByKind = {
    DnsStage: stagesOf('DnsStage'),
    TlsStage: stagesOf('TlsStage'),
    CacheStage: stagesOf('CacheStage'),
    RouteStage: stagesOf('RouteStage'),
    WafStage: stagesOf('WafStage'),
    BackendStage: stagesOf('BackendStage'),
  }
  const pipelines = createPipelineLoaders(
    client,
    (pipelineId, entry) => {
      for (const kind of stageKindNames) stages[kind].primeFrom(pipelineId, entry)
    },
    (id) => kinds.note(id, 'Pipeline'),
  )
  const purgeRequests: Loaders['purgeRequests'] = {
    byId: new ObjectLoader({
      readMany: (ids) => Promise.all(ids.map((id) => loadOrNull(client.purgeRequests.get(id)))),
      cacheKeyFn: (id: string) => id,
      note: (id) => kinds.note(id, 'PurgeRequest'),
    }),
    page: createMemo((query) => client.purgeRequests.list(query)),
  }
  const loaders = {
    routeRules: createRouteRuleLoader(client, pipelines),
    headStages: createMemo(({ pipelineId, query }: { pipelineId: string; query: HeadStageQuery }) =>
      client.pipelines.listHeadStages(pipelineId, query),
    ),
    vpcEndpoints: createVpcEndpointLoader(client, knowledge.of('VpcEndpoint'), (id) =>
      kinds.note(id, 'VpcEndpoint'),
    ),
  }
  return {
    ...loaders,
    pipelines,
    stages,
    purgeRequests,
    clearAll() {
      for (const kind of stageKindNames) stages[kind].clearAll()
      for (const loader of [pipelines.byId, purgeRequests.byId, purgeRequests.page]) loader.clearAll()
      for (const loader of Object.values(loaders)) loader.clearAll()
    },
  }
}
