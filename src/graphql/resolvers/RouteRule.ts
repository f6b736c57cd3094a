import { kindsAfter } from '../../wire/stage-kinds.js'
import type { RouteRuleResolvers } from '../__generated__/resolvers.js'
import { linkTo, linkToAny } from '../linked-objects.js'

/** Fields without a resolver here are read from the API's rule body. */
export const RouteRule: RouteRuleResolvers = {
  // A rule's `route_stage_id` names the stage that has the rule, not its target.
  target: linkToAny(kindsAfter('route')),
  wafStage: linkTo('waf'),
  backendStage: linkTo('backend'),
}
