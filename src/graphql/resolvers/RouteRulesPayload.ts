import type { RouteStage } from '../../wire/route-stage.js'
import type {
  AddRouteRulesPayloadResolvers,
  SetRouteRulesPayloadResolvers,
} from '../__generated__/resolvers.js'
import { onlyId } from '../links.js'
import { ofPipeline } from '../route-rules.js'
import { selectsOnlyId } from '../selection.js'

/** Setting and adding rules are answered alike. The route stage is read only where something of it is selected. */
export const RouteRulesPayload: SetRouteRulesPayloadResolvers & AddRouteRulesPayloadResolvers = {
  // The answer names no pipeline, so that stages the rules lead to are read one by one, if more than their ids is selected.
  routeRules: ({ answer }) => (answer === undefined ? null : ofPipeline(answer.route_rules, null)),
  routeStage: ({ routeStageId }, _args, { loaders }, info) => {
    if (routeStageId === undefined) return null
    if (selectsOnlyId(info, 'RouteStage')) return onlyId<RouteStage>(routeStageId)
    return loaders.stages.route.byId.load({ id: routeStageId })
  },
}
