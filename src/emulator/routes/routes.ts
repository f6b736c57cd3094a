import { addCheckRoutes } from './checks.js'
import { addHeadStageRoutes } from './head-stages.js'
import { addPipelineRoutes } from './pipelines.js'
import { addPipelinesStagesRoutes } from './pipelines-stages.js'
import { addPlanRoutes } from './plans.js'
import { addPurgeRequestRoutes } from './purge-requests.js'
import type { App, RouteContext } from './resource.js'
import { addRouteRuleRoutes } from './route-rules.js'
import { addAllStageRoutes } from './stages.js'
import { addVpcEndpointRoutes } from './vpc-endpoints.js'

/** All routes of the API, one entry for each kind of resource. */
export const ROUTES: readonly ((app: App, context: RouteContext) => void)[] = [
  addPipelineRoutes,
  addPipelinesStagesRoutes,
  addHeadStageRoutes,
  addAllStageRoutes,
  addRouteRuleRoutes,
  addPurgeRequestRoutes,
  addCheckRoutes,
  addPlanRoutes,
  addVpcEndpointRoutes,
]
