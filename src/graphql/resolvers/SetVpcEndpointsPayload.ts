import type { SetVpcEndpointsPayloadResolvers } from '../__generated__/resolvers.js'
import { pipelineOf } from '../links.js'

/** The pipeline is read only where more than its id is selected. */
export const SetVpcEndpointsPayload: SetVpcEndpointsPayloadResolvers = {
  vpcEndpoints: ({ answer }) => answer?.vpc_endpoints ?? null,
  pipeline: ({ pipelineId }, args, context, info) =>
    pipelineId === undefined ? null : pipelineOf({ pipeline_id: pipelineId }, args, context, info),
}
