import type { Resolvers } from '../__generated__/resolvers.js'
import { BackendStage } from './BackendStage.js'
import { CacheStage } from './CacheStage.js'
import { createBackendStage, deleteBackendStage, updateBackendStage } from './Mutation/backendStage.js'
import { createCacheStage, deleteCacheStage, updateCacheStage } from './Mutation/cacheStage.js'
import { createPipeline, deletePipeline, updatePipeline } from './Mutation/pipeline.js'
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
