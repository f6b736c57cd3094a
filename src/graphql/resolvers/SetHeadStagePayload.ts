import type { SetHeadStagePayloadResolvers } from '../__generated__/resolvers.js'
import { linkedStage, pipelineOf } from '../links.js'

/** Both are read only where more than their ids is selected. */
export const SetHeadStagePayload: SetHeadStagePayloadResolvers = {
  dnsStage: ({ pipelineId, dnsStageId }, _args, context, info) =>
    pipelineId === undefined
      ? null
      : linkedStage('DnsStage', { pipeline_id: pipelineId }, dnsStageId ?? undefined, context, info),
  pipeline: ({ pipelineId }, args, context, info) =>
    pipelineId === undefined ? null : pipelineOf({ pipeline_id: pipelineId }, args, context, info),
}
