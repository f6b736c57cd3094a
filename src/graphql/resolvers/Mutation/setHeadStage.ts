import type { MutationResolvers, SetHeadStageInput, UserError } from '../../__generated__/resolvers.js'
import { parseSetHeadStage } from '../../inputs/set-head-stage-input.js'
import { write } from '../../write.js'

export const setHeadStage: MutationResolvers['setHeadStage'] = async (_root, { input }, context, info) => {
  const payload = await write(
    {
      input,
      request: parseSetHeadStage(input),
      send: ({ pipelineId, body }) => context.client.pipelines.setHeadStage(pipelineId, body),
      // After a removal, the meaning of the head in the response is unknown.
      payload: (response, { pipelineId, body }) => ({
        pipelineId,
        response: 'remove_head_stage' in body ? null : response,
      }),
    },
    context,
    info,
  )
  return { ...payload, userErrors: payload.userErrors.map((problem) => aboutTheHead(problem, input)) }
}

/** The API's 404 does not say whether the pipeline or the head is missing. */
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
