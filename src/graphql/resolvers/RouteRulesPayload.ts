import type { RouteStage } from '../../wire/route-stage.js'
import type {
  AddRouteRulesPayloadResolvers,
  SetRouteRulesPayloadResolvers,
} from '../__generated__/resolvers.js'
import { onlyId } from '../linked-objects.js'
import { withPipeline } from '../rules-with-pipeline.js'
import { selectsOnlyId } from '../selection.js'

/** The payload of both setting and adding rules. The route stage is read only if more than its id is selected. */
export const RouteRulesPayload: SetRouteRulesPayloadResolvers & AddRouteRulesPayloadResolvers = {
  // The response names no pipeline, so the target stages of the rules are read one by one if more than their ids are selected.
  routeRules: ({ response }) => (response === undefined ? null : withPipeline(response.route_rules, null)),
  routeStage: ({ routeStageId }, _args, { loaders }, info) => {
    if (routeStageId === undefined) return null
    if (selectsOnlyId(info, 'RouteStage')) return onlyId<RouteStage>(routeStageId)
    return loaders.stages.route.byId.load({ id: routeStageId })
  },
}
