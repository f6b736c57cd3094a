import type { MutationResolvers } from '../../__generated__/resolvers.js'
import {
  checkCreateCacheStage,
  checkUpdateCacheStage,
  toCacheStageRequest,
  toCreateCacheStageRequest,
} from '../../inputs/cache-stage-input.js'
import { stageMutations } from '../../stage-mutations.js'

const mutations = stageMutations('CacheStage', {
  resource: (client) => client.cacheStages,
  checkCreate: checkCreateCacheStage,
  checkUpdate: checkUpdateCacheStage,
  toCreateRequest: toCreateCacheStageRequest,
  toUpdateRequest: toCacheStageRequest,
})

export const createCacheStage: MutationResolvers['createCacheStage'] = mutations.create
export const updateCacheStage: MutationResolvers['updateCacheStage'] = mutations.update
export const deleteCacheStage: MutationResolvers['deleteCacheStage'] = mutations.remove
