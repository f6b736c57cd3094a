import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkSetHeadStage, toSetHeadStageRequest } from '../../inputs/set-head-stage-input.js'
import { write } from '../../write.js'

export const setHeadStage: MutationResolvers['setHeadStage'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      problems: checkSetHeadStage(input),
      send: () => context.client.pipelines.setHeadStage(input.pipelineId, toSetHeadStageRequest(input)),
      // After a removal, what the API calls the head is not known to mean anything.
      payload: ({ head_stage }) => ({
        pipelineId: input.pipelineId,
        dnsStageId: input.removeHeadStage ? null : (head_stage?.dns_stage_id ?? null),
      }),
    },
    context,
    info,
  )
