import { dnsStages } from '../store/dns-stages.js'
import { parseDnsStage } from '../validation/dns-stage.js'
import type { App, RouteContext } from './resource.js'
import { addStageRoutes } from './stages.js'

export const dnsStageResource = { table: dnsStages, parse: parseDnsStage }

export function addDnsStageRoutes(app: App, context: RouteContext): void {
  addStageRoutes(app, context, dnsStageResource)
}
