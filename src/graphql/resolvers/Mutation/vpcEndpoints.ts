import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { withDefaultProject } from '../../ids.js'
import { parseId } from '../../inputs/fields.js'
import { parseCreateVpcEndpoint, parseSetVpcEndpoints } from '../../inputs/vpc-endpoint-input.js'
import { write } from '../../write.js'

export const createVpcEndpoint: MutationResolvers['createVpcEndpoint'] = (_root, args, context, info) => {
  const input = withDefaultProject(args.input, context)
  return write(
    {
      input,
      request: parseCreateVpcEndpoint(input),
      send: (request) => context.client.vpcEndpoints.create(request),
      prime: (vpcEndpoint) => {
        context.loaders.vpcEndpoints.keep({ id: vpcEndpoint.id }, vpcEndpoint)
      },
      payload: (vpcEndpoint) => ({ vpcEndpoint }),
    },
    context,
    info,
  )
}

export const deleteVpcEndpoint: MutationResolvers['deleteVpcEndpoint'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      request: parseId(input),
      send: ({ id }) => context.client.vpcEndpoints.delete(id),
      payload: (_response, { id }) => ({ deletedVpcEndpointId: id.toLowerCase() }),
    },
    context,
    info,
  )

export const setVpcEndpoints: MutationResolvers['setVpcEndpoints'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      request: parseSetVpcEndpoints(input),
      send: ({ pipelineId, body }) => context.client.pipelines.setVpcEndpoints(pipelineId, body),
      payload: (response, { pipelineId }) => ({ pipelineId, response }),
    },
    context,
    info,
  )
