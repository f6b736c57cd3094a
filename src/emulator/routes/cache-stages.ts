import { cacheStages } from '../store/cache-stages.js'
import { parseCacheStage } from '../validation/cache-stage.js'
import type { App, RouteContext } from './resource.js'
import { addStageRoutes } from './stages.js'

export const cacheStageResource = { table: cacheStages, parse: parseCacheStage }

export function addCacheStageRoutes(app: App, context: RouteContext): void {
  addStageRoutes(app, context, cacheStageResource)
}
