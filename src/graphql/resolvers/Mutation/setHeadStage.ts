import type { MutationResolvers, SetHeadStageInput, UserError } from '../../__generated__/resolvers.js'
import { checkSetHeadStage, toSetHeadStageRequest } from '../../inputs/set-head-stage-input.js'
import { write } from '../../write.js'

export const setHeadStage: MutationResolvers['setHeadStage'] = async (_root, { input }, context, info) => {
  const payload = await write(
    {
      input,
      problems: checkSetHeadStage(input),
      send: () => context.client.pipelines.setHeadStage(input.pipelineId, toSetHeadStageRequest(input)),
      // After a removal, what the API calls the head is not known to mean anything.
      payload: (answer) => ({
        pipelineId: input.pipelineId,
        answer: input.removeHeadStage ? null : answer,
      }),
    },
    context,
    info,
  )
  return { ...payload, userErrors: payload.userErrors.map((problem) => aboutTheHead(problem, input)) }
}

/** The API's 404 does not say whether it is the pipeline or the head that is not there. */
function aboutTheHead(
  problem: UserError,
  { pipelineId, removeHeadStage, swapHeadStage }: SetHeadStageInput,
): UserError {
  const at = removeHeadStage
    ? { path: ['removeHeadStage', 'removeStageId'], id: removeHeadStage.removeStageId }
    : swapHeadStage && { path: ['swapHeadStage', 'currentStageId'], id: swapHeadStage.currentStageId }
  if (problem.code !== 'NOT_FOUND' || !at) return problem
  const message = `${at.id} is no head of a pipeline ${pipelineId}, or not for this credential. Nothing was changed.`
  return { ...problem, field: ['input', ...at.path], message }
}
