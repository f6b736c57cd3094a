import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkIds } from '../../inputs/checks.js'
import { write } from '../../write.js'

export const deleteCacheStage: MutationResolvers['deleteCacheStage'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      problems: checkIds(input, 'id'),
      send: () => context.client.cacheStages.delete(input.id),
      payload: () => ({ deletedCacheStageId: input.id }),
    },
    context,
    info,
  )
