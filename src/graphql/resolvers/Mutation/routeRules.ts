import type { RouteRules } from '../../../wire/route-stage.js'
import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkAddRouteRules, checkSetRouteRules, toRouteRuleRequest } from '../../inputs/route-stage-input.js'
import { write } from '../../write.js'

export const setRouteRules: MutationResolvers['setRouteRules'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      problems: checkSetRouteRules(input),
      send: () =>
        context.client.routeStages.setRules(input.id, {
          route_rules: input.routeRules.map(toRouteRuleRequest),
        }),
      // The answer is all of the rules. (Of adding, it is not known whether it is.)
      prime: ({ route_rules }) => {
        context.loaders.routeRules.prime({ routeStageId: input.id, pipelineId: '' }, route_rules)
      },
      payload: (rules) => toPayload(input.id, rules),
    },
    context,
    info,
  )

export const addRouteRules: MutationResolvers['addRouteRules'] = (_root, { input }, context, info) => {
  const { id, routeRules, afterPosition, beforePosition } = input
  return write(
    {
      input,
      problems: checkAddRouteRules(input),
      send: () =>
        context.client.routeStages.addRules(id, {
          route_rules: routeRules.map(toRouteRuleRequest),
          ...(typeof afterPosition === 'number' && { after_position: afterPosition }),
          ...(typeof beforePosition === 'number' && { before_position: beforePosition }),
        }),
      payload: (rules) => toPayload(id, rules),
    },
    context,
    info,
  )
}

/** What the payload's own resolvers read: the write names neither the route stage's pipeline nor anything else of it. */
function toPayload(routeStageId: string, { route_rules }: RouteRules) {
  return { routeStageId, rules: route_rules }
}
