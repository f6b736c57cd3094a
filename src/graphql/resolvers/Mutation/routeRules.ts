import { problemOf } from '../../../lib/unreadable.js'
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
      prime: (answer) => {
        if (problemOf(answer, 'route_rules') === undefined)
          context.loaders.routeRules.prime({ routeStageId: input.id, pipelineId: null }, answer.route_rules)
      },
      payload: (answer) => ({ routeStageId: input.id, answer }),
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
      payload: (answer) => ({ routeStageId: id, answer }),
    },
    context,
    info,
  )
}
