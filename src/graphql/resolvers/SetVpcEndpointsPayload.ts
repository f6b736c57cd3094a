import type { SetVpcEndpointsPayloadResolvers } from '../__generated__/resolvers.js'
import { pipelineOf } from '../linked-objects.js'

/** The pipeline is read only if more than its id is selected. */
export const SetVpcEndpointsPayload: SetVpcEndpointsPayloadResolvers = {
  vpcEndpoints: ({ response }) => response?.vpc_endpoints ?? null,
  pipeline: ({ pipelineId }, args, context, info) =>
    pipelineId === undefined ? null : pipelineOf({ pipeline_id: pipelineId }, args, context, info),
}
