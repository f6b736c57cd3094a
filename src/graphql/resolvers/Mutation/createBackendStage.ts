import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkCreateBackendStage, toBackendStageRequest } from '../../inputs/backend-stage-input.js'
import { write } from '../../write.js'

export const createBackendStage: MutationResolvers['createBackendStage'] = (
  _root,
  { input },
  context,
  info,
) =>
  write(
    {
      input,
      problems: checkCreateBackendStage(input),
      send: () => context.client.backendStages.create(input.pipelineId, toBackendStageRequest(input.origin)),
      prime: (stage) => context.loaders.stages.BackendStage.byId.prime({ id: stage.id }, stage),
      payload: (backendStage) => ({ backendStage }),
    },
    context,
    info,
  )
