import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkUpdateCacheStage, toCacheStageRequest } from '../../inputs/cache-stage-input.js'
import { write } from '../../write.js'

export const updateCacheStage: MutationResolvers['updateCacheStage'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      problems: checkUpdateCacheStage(input),
      send: () => context.client.cacheStages.update(input.id, toCacheStageRequest(input)),
      prime: (stage) => context.loaders.stages.CacheStage.byId.prime({ id: stage.id }, stage),
      payload: (cacheStage) => ({ cacheStage }),
    },
    context,
    info,
  )
