import type { RouteRuleResolvers } from '../__generated__/resolvers.js'
import { linkTo, linkToAny } from '../links.js'

/** Fields not named here are read from the rule as the API answered it. */
export const RouteRule: RouteRuleResolvers = {
  // Of a rule, `route_stage_id` is where it stands, not where it leads.
  target: linkToAny(['WafStage', 'BackendStage']),
  wafStage: linkTo('WafStage'),
  backendStage: linkTo('BackendStage'),
}
