import { routeStages } from '../store/route-stages.js'
import { parseRouteStage } from '../validation/route-stage.js'
import type { App, RouteContext } from './resource.js'
import { addStageRoutes } from './stages.js'

export const routeStageResource = { table: routeStages, parse: parseRouteStage }

export function addRouteStageRoutes(app: App, context: RouteContext): void {
  addStageRoutes(app, context, routeStageResource)
}
