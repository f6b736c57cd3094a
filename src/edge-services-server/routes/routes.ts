import { addBackendStageRoutes } from './backend-stages.js'
import { addCacheStageRoutes } from './cache-stages.js'
import { addPipelineRoutes } from './pipelines.js'
import { addPipelinesStagesRoutes } from './pipelines-stages.js'
import type { App, RouteContext } from './resource.js'

/** All that the API serves, one entry for each kind of resource. */
export const ROUTES: readonly ((app: App, context: RouteContext) => void)[] = [
  addPipelineRoutes,
  addPipelinesStagesRoutes,
  addCacheStageRoutes,
  addBackendStageRoutes,
]
