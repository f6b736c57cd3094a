import type { RouteStage } from '../../wire/route-stage.js'
import type {
  AddRouteRulesPayloadResolvers,
  SetRouteRulesPayloadResolvers,
} from '../__generated__/resolvers.js'
import { onlyId } from '../links.js'
import { ofPipeline } from '../route-rules.js'
import { selectsBelow, selectsOnlyId } from '../selection.js'

/** Setting and adding rules are answered alike. The route stage is read only where something of it is selected. */
export const RouteRulesPayload: SetRouteRulesPayloadResolvers & AddRouteRulesPayloadResolvers = {
  routeRules: async ({ routeStageId, rules }, _args, { loaders }, info) => {
    if (routeStageId === undefined || rules === undefined) return null
    // Only what a rule leads to is read by way of the pipeline.
    if (!selectsBelow(info, 'RouteRule', ['target', 'backendStage', 'wafStage'])) return ofPipeline(rules, '')
    const stage = await loaders.stages.RouteStage.byId.load({ id: routeStageId })
    return ofPipeline(rules, stage?.pipeline_id ?? '')
  },
  routeStage: ({ routeStageId }, _args, { loaders }, info) => {
    if (routeStageId === undefined) return null
    if (selectsOnlyId(info, 'RouteStage')) return onlyId<RouteStage>(routeStageId)
    return loaders.stages.RouteStage.byId.load({ id: routeStageId })
  },
}
