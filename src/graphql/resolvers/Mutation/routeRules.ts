import { problemOf } from '../../../lib/unreadable.js'
import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { parseAddRouteRules, parseSetRouteRules } from '../../inputs/route-rules-input.js'
import { write } from '../../write.js'

export const setRouteRules: MutationResolvers['setRouteRules'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      request: parseSetRouteRules(input),
      send: ({ id, body }) => context.client.stages.route.setRules(id, body),
      // The answer holds all of the rules. (The answer to adding rules may not.)
      prime: (answer, { id }) => {
        if (problemOf(answer, 'route_rules') === undefined)
          context.loaders.routeRules.prime({ routeStageId: id, pipelineId: null }, answer.route_rules)
      },
      payload: (answer, { id }) => ({ routeStageId: id, answer }),
    },
    context,
    info,
  )

export const addRouteRules: MutationResolvers['addRouteRules'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      request: parseAddRouteRules(input),
      send: ({ id, body }) => context.client.stages.route.addRules(id, body),
      payload: (answer, { id }) => ({ routeStageId: id, answer }),
    },
    context,
    info,
  )
