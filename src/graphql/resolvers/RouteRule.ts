import type { RouteRuleResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage } from '../links.js'

/** Fields not named here are read from the rule as the API answered it. */
export const RouteRule: RouteRuleResolvers = {
  // Of a rule, `route_stage_id` is where it stands, not where it leads.
  target: ({ route_stage_id: _standsIn, ...rule }, args, context, info) =>
    nextStage(rule, args, context, info),
  wafStage: linkTo('WafStage'),
  backendStage: linkTo('BackendStage'),
}
