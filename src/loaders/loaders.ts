/**
 * The loaders of one operation, which read each object of the upstream once. They must not outlive the operation, because they
 * hold data that only its caller may see, and that soon is out of date.
 */
import type DataLoader from 'dataloader'
import type { EdgeServicesClient } from '../api-client/client.js'
import { lazyMembers, type Makers } from '../lib/lazy-members.js'
import type { Knowledge } from '../pagination/list-knowledge.js'
import type { HeadStageList, HeadStageQuery } from '../wire/head-stage.js'
import type { PurgeRequest, PurgeRequestList, PurgeRequestQuery } from '../wire/purge-request.js'
import { STAGE_KINDS, type StageByKind, type StageKind } from '../wire/stage-kinds.js'
import { clearLoaders } from './clear-loaders.js'
import type { KnownKinds } from './known-kinds.js'
import { createMemo, loadOrNull, ObjectLoader } from './object-loader.js'
import { createPipelineLoaders, type PipelineLoaders } from './pipeline-loaders.js'
import { createRouteRuleLoader, type RouteRuleLoader } from './route-rule-loader.js'
import { createStageLoaders, type StageLoaders } from './stage-loaders.js'
import { stageType } from './stage-types.js'
import { createVpcEndpointLoader, type VpcEndpointLoader } from './vpc-endpoint-loader.js'

export type StageLoadersByKind = { [Kind in StageKind]: StageLoaders<StageByKind[Kind]> }

export type Loaders = {
  pipelines: PipelineLoaders
  stages: StageLoadersByKind
  routeRules: RouteRuleLoader
  /** A page of a pipeline's head stages. */
  headStages: DataLoader<{ pipelineId: string; query: HeadStageQuery }, HeadStageList, string>
  purgeRequests: {
    byId: ObjectLoader<string, PurgeRequest>
    page: DataLoader<PurgeRequestQuery, PurgeRequestList, string>
  }
  vpcEndpoints: VpcEndpointLoader
  /** Call this after a write, because earlier reads may be out of date. */
  clearAll(): void
}

type Source = { client: EdgeServicesClient; knowledge: Knowledge; kinds: KnownKinds }

const createStageLoadersByKind = lazyMembers(
  Object.fromEntries(STAGE_KINDS.map((kind) => [kind, stageLoadersOf(kind)])) as unknown as Makers<
    Source,
    StageLoadersByKind
  >,
)

function stageLoadersOf<Kind extends StageKind>(kind: Kind) {
  const type = stageType(kind)
  return ({ client, knowledge, kinds }: Source) =>
    createStageLoaders(kind, client, knowledge.of(type), (id) => kinds.note(id, type))
}

const createTree = lazyMembers<Source, Omit<Loaders, 'clearAll'>>({
  pipelines: ({ client, kinds }, { stages }) =>
    createPipelineLoaders(
      client,
      (pipelineId, entry) => {
        for (const kind of STAGE_KINDS) stages[kind].primeFrom(pipelineId, entry)
      },
      (id) => kinds.note(id, 'Pipeline'),
    ),
  stages: createStageLoadersByKind,
  routeRules: ({ client }, { pipelines }) => createRouteRuleLoader(client, pipelines),
  headStages: ({ client }) =>
    createMemo(({ pipelineId, query }: { pipelineId: string; query: HeadStageQuery }) =>
      client.pipelines.listHeadStages(pipelineId, query),
    ),
  purgeRequests: ({ client, kinds }) => ({
    byId: new ObjectLoader({
      readMany: (ids) => Promise.all(ids.map((id) => loadOrNull(client.purgeRequests.get(id)))),
      cacheKeyFn: (id: string) => id,
      note: (id) => kinds.note(id, 'PurgeRequest'),
    }),
    page: createMemo((query) => client.purgeRequests.list(query)),
  }),
  vpcEndpoints: ({ client, knowledge, kinds }) =>
    createVpcEndpointLoader(client, knowledge.of('VpcEndpoint'), (id) => kinds.note(id, 'VpcEndpoint')),
})

export function createLoaders(client: EdgeServicesClient, knowledge: Knowledge, kinds: KnownKinds): Loaders {
  const tree = createTree({ client, knowledge, kinds })
  // A loader that was not made yet has read nothing.
  return Object.defineProperty(tree, 'clearAll', { value: () => clearLoaders(tree) }) as Loaders
}
