import type { MutationResolvers } from '../../__generated__/resolvers.js'
import {
  checkCreateRouteStage,
  checkUpdateRouteStage,
  toCreateRouteStageRequest,
  toRouteStageRequest,
} from '../../inputs/route-stage-input.js'
import { stageMutations } from '../../stage-mutations.js'

const mutations = stageMutations('RouteStage', {
  resource: (client) => client.routeStages,
  checkCreate: checkCreateRouteStage,
  checkUpdate: checkUpdateRouteStage,
  toCreateRequest: toCreateRouteStageRequest,
  toUpdateRequest: toRouteStageRequest,
})

export const createRouteStage: MutationResolvers['createRouteStage'] = mutations.create
export const updateRouteStage: MutationResolvers['updateRouteStage'] = mutations.update
export const deleteRouteStage: MutationResolvers['deleteRouteStage'] = mutations.remove
