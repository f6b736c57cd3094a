import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkIds } from '../../inputs/checks.js'
import { write } from '../../write.js'

export const deletePipeline: MutationResolvers['deletePipeline'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      problems: checkIds(input, 'id'),
      send: () => context.client.pipelines.delete(input.id),
      payload: () => ({ deletedPipelineId: input.id }),
    },
    context,
    info,
  )
