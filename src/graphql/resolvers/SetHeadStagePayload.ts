import type { SetHeadStagePayloadResolvers } from '../__generated__/resolvers.js'
import { linkedStage, pipelineOf, requireWireId } from '../links.js'

/** Both are read only where more than their ids is selected. */
export const SetHeadStagePayload: SetHeadStagePayloadResolvers = {
  dnsStage: ({ pipelineId, answer }, _args, context, info) => {
    const id = answer?.head_stage?.dns_stage_id
    if (pipelineId === undefined || !id) return null
    const stageId = requireWireId('dns_stage_id', id)
    return linkedStage('dns', { pipeline_id: pipelineId }, stageId, context, info)
  },
  pipeline: ({ pipelineId }, args, context, info) =>
    pipelineId === undefined ? null : pipelineOf({ pipeline_id: pipelineId }, args, context, info),
}
