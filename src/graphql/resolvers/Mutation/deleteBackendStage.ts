import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkIds } from '../../inputs/checks.js'
import { write } from '../../write.js'

export const deleteBackendStage: MutationResolvers['deleteBackendStage'] = (
  _root,
  { input },
  context,
  info,
) =>
  write(
    {
      input,
      problems: checkIds(input, 'id'),
      send: () => context.client.backendStages.delete(input.id),
      payload: () => ({ deletedBackendStageId: input.id }),
    },
    context,
    info,
  )
