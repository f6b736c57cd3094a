import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { toUuid } from '../../ids.js'
import { checkDistinct, checkIds, checkNotBlank, checkRequired, checkTexts } from '../../inputs/checks.js'
import { write } from '../../write.js'

export const createVpcEndpoint: MutationResolvers['createVpcEndpoint'] = (_root, args, context, info) => {
  const input = { ...args.input, projectId: args.input.projectId ?? context.defaultProjectId }
  return write(
    {
      input,
      problems: [
        ...checkRequired(input, 'projectId'),
        ...checkIds(input, 'projectId', 'privateNetworkId'),
        ...checkNotBlank(input, 'region'),
      ],
      send: () =>
        context.client.vpcEndpoints.create({
          project_id: input.projectId ?? '',
          region: input.region,
          private_network_id: input.privateNetworkId,
        }),
      prime: (vpcEndpoint) => {
        context.loaders.vpcEndpoints.prime({ id: vpcEndpoint.id }, vpcEndpoint)
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
      problems: checkIds(input, 'id'),
      send: () => context.client.vpcEndpoints.delete(input.id),
      payload: () => ({ deletedVpcEndpointId: input.id.toLowerCase() }),
    },
    context,
    info,
  )

export const setVpcEndpoints: MutationResolvers['setVpcEndpoints'] = (_root, { input }, context, info) => {
  const { pipelineId, vpcEndpointIds } = input
  return write(
    {
      input,
      problems: [
        ...checkIds(input, 'pipelineId'),
        ...checkTexts('vpcEndpointIds', vpcEndpointIds, (id) =>
          toUuid(id) === null ? 'must be a UUID' : null,
        ),
        ...checkDistinct('vpcEndpointIds', vpcEndpointIds),
      ],
      send: () =>
        context.client.pipelines.setVpcEndpoints(pipelineId, { vpc_endpoint_ids: [...vpcEndpointIds] }),
      payload: (answer) => ({ pipelineId, answer }),
    },
    context,
    info,
  )
}
