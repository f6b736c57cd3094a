import type { MutationResolvers } from '../../__generated__/resolvers.js'
import {
  checkCreateWafStage,
  checkUpdateWafStage,
  toCreateWafStageRequest,
  toWafStageRequest,
} from '../../inputs/waf-stage-input.js'
import { stageMutations } from '../../stage-mutations.js'

const mutations = stageMutations('WafStage', {
  resource: (client) => client.wafStages,
  checkCreate: checkCreateWafStage,
  checkUpdate: checkUpdateWafStage,
  toCreateRequest: toCreateWafStageRequest,
  toUpdateRequest: toWafStageRequest,
})

export const createWafStage: MutationResolvers['createWafStage'] = mutations.create
export const updateWafStage: MutationResolvers['updateWafStage'] = mutations.update
export const deleteWafStage: MutationResolvers['deleteWafStage'] = mutations.remove
