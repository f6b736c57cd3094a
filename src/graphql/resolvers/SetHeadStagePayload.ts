import type { SetHeadStagePayloadResolvers } from '../__generated__/resolvers.js'
import { linkedStage, pipelineOf, requireWireId } from '../linked-objects.js'

/** The stage and the pipeline are read only if more than their ids is selected. */
export const SetHeadStagePayload: SetHeadStagePayloadResolvers = {
  dnsStage: ({ pipelineId, response }, _args, context, info) => {
    const id = response?.head_stage?.dns_stage_id
    if (pipelineId === undefined || !id) return null
    const stageId = requireWireId('dns_stage_id', id)
    return linkedStage('dns', { pipeline_id: pipelineId }, stageId, context, info)
  },
  pipeline: ({ pipelineId }, args, context, info) =>
    pipelineId === undefined ? null : pipelineOf({ pipeline_id: pipelineId }, args, context, info),
}
