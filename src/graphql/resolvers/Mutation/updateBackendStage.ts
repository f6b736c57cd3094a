import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkUpdateBackendStage, toBackendStageRequest } from '../../inputs/backend-stage-input.js'
import { write } from '../../write.js'

export const updateBackendStage: MutationResolvers['updateBackendStage'] = (
  _root,
  { input },
  context,
  info,
) =>
  write(
    {
      input,
      problems: checkUpdateBackendStage(input),
      send: () => context.client.backendStages.update(input.id, toBackendStageRequest(input.origin)),
      prime: (stage) => context.loaders.stages.BackendStage.byId.prime({ id: stage.id }, stage),
      payload: (backendStage) => ({ backendStage }),
    },
    context,
    info,
  )
