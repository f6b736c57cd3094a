import type { CreateVpcEndpointRequest, SetVpcEndpointsRequest } from '../../wire/vpc-endpoint.js'
import type { CreateVpcEndpointInput, SetVpcEndpointsInput } from '../__generated__/resolvers.js'
import { toUuid } from '../ids.js'
import { checkDistinct } from './checks.js'
import { field, notBlank, required, texts, uuid } from './fields.js'
import { alsoRefusedBy, type Parsed, parsedObject } from './parsed.js'

/** `input.projectId` must already hold the gateway's default project if the caller gave none. */
export function parseCreateVpcEndpoint(input: CreateVpcEndpointInput): Parsed<CreateVpcEndpointRequest> {
  return parsedObject({
    project_id: required(input, 'projectId', uuid),
    private_network_id: field(input, 'privateNetworkId', uuid),
    region: field(input, 'region', notBlank),
  })
}

export function parseSetVpcEndpoints(
  input: SetVpcEndpointsInput,
): Parsed<{ pipelineId: string; body: SetVpcEndpointsRequest }> {
  const ids = field(
    input,
    'vpcEndpointIds',
    texts((id) => (toUuid(id) === null ? 'must be a UUID' : null)),
  )
  const repeated = checkDistinct('vpcEndpointIds', input.vpcEndpointIds)
  return parsedObject({
    pipelineId: field(input, 'pipelineId', uuid),
    body: parsedObject({ vpc_endpoint_ids: alsoRefusedBy(ids, repeated) }),
  })
}
