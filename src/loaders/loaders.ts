/**
 * What an operation reads of the upstream, each thing once. Loaders live for one operation: they hold what one caller may
 * see, and only as it was just now.
 */
import type { EdgeServicesClient } from '../edge-services/client.js'
import { createPipelineLoaders, type PipelineLoaders } from './pipeline-loaders.js'
import { type StageByKind, type StageKind, stageKindNames, stageKinds } from './stage-kinds.js'
import { createStageLoaders, type StageLoaders } from './stage-loaders.js'

export type Loaders = {
  pipelines: PipelineLoaders
  stages: { [Kind in StageKind]: StageLoaders<StageByKind[Kind]> }
  /** After a write: what was read before it may be different now. */
  clearAll(): void
}

export function createLoaders(client: EdgeServicesClient): Loaders {
  const stages: Loaders['stages'] = {
    CacheStage: createStageLoaders(stageKinds.CacheStage, client),
    BackendStage: createStageLoaders(stageKinds.BackendStage, client),
  }
  const pipelines = createPipelineLoaders(client, (entry) => {
    for (const kind of stageKindNames) stages[kind].primeFrom(entry)
  })
  return {
    pipelines,
    stages,
    clearAll() {
      pipelines.byId.clearAll()
      for (const kind of stageKindNames) stages[kind].clearAll()
    },
  }
}
