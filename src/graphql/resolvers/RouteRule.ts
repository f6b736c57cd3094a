import { kindsAfter } from '../../wire/stage-kinds.js'
import type { RouteRuleResolvers } from '../__generated__/resolvers.js'
import { linkTo, linkToAny } from '../links.js'

/** Other fields are read from the rule as the API answered it. */
export const RouteRule: RouteRuleResolvers = {
  // A rule's `route_stage_id` names the stage that has the rule, not its target.
  target: linkToAny(kindsAfter('route')),
  wafStage: linkTo('waf'),
  backendStage: linkTo('backend'),
}
