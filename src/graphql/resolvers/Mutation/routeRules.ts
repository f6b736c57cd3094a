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
      // This response has all of the rules. The response to adding rules may not.
      prime: (response, { id }) => {
        if (problemOf(response, 'route_rules') === undefined)
          context.loaders.routeRules.prime({ routeStageId: id, pipelineId: null }, response.route_rules)
      },
      payload: (response, { id }) => ({ routeStageId: id, response }),
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
      payload: (response, { id }) => ({ routeStageId: id, response }),
    },
    context,
    info,
  )
