import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkCreateCacheStage, toCreateCacheStageRequest } from '../../inputs/cache-stage-input.js'
import { write } from '../../write.js'

export const createCacheStage: MutationResolvers['createCacheStage'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      problems: checkCreateCacheStage(input),
      send: () => context.client.cacheStages.create(input.pipelineId, toCreateCacheStageRequest(input)),
      prime: (stage) => context.loaders.stages.CacheStage.byId.prime({ id: stage.id }, stage),
      payload: (cacheStage) => ({ cacheStage }),
    },
    context,
    info,
  )
