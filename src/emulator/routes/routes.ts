import { addBackendStageRoutes } from './backend-stages.js'
import { addCacheStageRoutes } from './cache-stages.js'
import { addCheckRoutes } from './checks.js'
import { addDnsStageRoutes } from './dns-stages.js'
import { addHeadStageRoutes } from './head-stages.js'
import { addPipelineRoutes } from './pipelines.js'
import { addPipelinesStagesRoutes } from './pipelines-stages.js'
import { addPlanRoutes } from './plans.js'
import { addPurgeRequestRoutes } from './purge-requests.js'
import type { App, RouteContext } from './resource.js'
import { addRouteRuleRoutes } from './route-rules.js'
import { addRouteStageRoutes } from './route-stages.js'
import { addTlsStageRoutes } from './tls-stages.js'
import { addVpcEndpointRoutes } from './vpc-endpoints.js'
import { addWafStageRoutes } from './waf-stages.js'

/** All that the API serves, one entry for each kind of resource. */
export const ROUTES: readonly ((app: App, context: RouteContext) => void)[] = [
  addPipelineRoutes,
  addPipelinesStagesRoutes,
  addHeadStageRoutes,
  addDnsStageRoutes,
  addTlsStageRoutes,
  addCacheStageRoutes,
  addRouteStageRoutes,
  addRouteRuleRoutes,
  addWafStageRoutes,
  addBackendStageRoutes,
  addPurgeRequestRoutes,
  addCheckRoutes,
  addPlanRoutes,
  addVpcEndpointRoutes,
]
