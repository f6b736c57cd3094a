import { tlsStages } from '../store/tls-stages.js'
import { parseTlsStage } from '../validation/tls-stage.js'
import type { App, RouteContext } from './resource.js'
import { addStageRoutes } from './stages.js'

export const tlsStageResource = { table: tlsStages, parse: parseTlsStage }

export function addTlsStageRoutes(app: App, context: RouteContext): void {
  addStageRoutes(app, context, tlsStageResource)
}
