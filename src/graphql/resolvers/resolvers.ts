import type { Resolvers } from '../__generated__/resolvers.js'
import { BackendStage } from './BackendStage.js'
import { CacheStage } from './CacheStage.js'
import { createBackendStage } from './Mutation/createBackendStage.js'
import { createCacheStage } from './Mutation/createCacheStage.js'
import { createPipeline } from './Mutation/createPipeline.js'
import { deleteBackendStage } from './Mutation/deleteBackendStage.js'
import { deleteCacheStage } from './Mutation/deleteCacheStage.js'
import { deletePipeline } from './Mutation/deletePipeline.js'
import { updateBackendStage } from './Mutation/updateBackendStage.js'
import { updateCacheStage } from './Mutation/updateCacheStage.js'
import { updatePipeline } from './Mutation/updatePipeline.js'
import { Pipeline } from './Pipeline.js'
import { backendStage } from './Query/backendStage.js'
import { cacheStage } from './Query/cacheStage.js'
import { cacheStages } from './Query/cacheStages.js'
import { node } from './Query/node.js'
import { nodes } from './Query/nodes.js'
import { pipeline } from './Query/pipeline.js'
import { pipelines } from './Query/pipelines.js'

/** Every resolver there is. Types and fields without one are read as `wire-fields.ts` says. */
export const resolvers: Resolvers = {
  Query: { backendStage, cacheStage, cacheStages, node, nodes, pipeline, pipelines },
  Mutation: {
    createBackendStage,
    createCacheStage,
    createPipeline,
    deleteBackendStage,
    deleteCacheStage,
    deletePipeline,
    updateBackendStage,
    updateCacheStage,
    updatePipeline,
  },
  Pipeline,
  CacheStage,
  BackendStage,
}
