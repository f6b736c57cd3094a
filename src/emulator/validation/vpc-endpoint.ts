import type { VpcEndpointRecord, VpcEndpointValues } from '../store/vpc-endpoints.js'
import type { Arguments } from './arguments.js'

export function parseVpcEndpoint(args: Arguments): VpcEndpointValues {
  return {
    projectId: args.requiredUuid('project_id') ?? '',
    region: args.requiredString('region') ?? '',
    privateNetworkId: args.requiredString('private_network_id') ?? '',
  }
}

/** The set a pipeline is to have, each once. They must be of the project of the pipeline. */
export function parseVpcEndpointSet(
  args: Arguments,
  projectId: string,
  find: (id: string) => VpcEndpointRecord | null,
): VpcEndpointRecord[] {
  const endpoints = args.items('vpc_endpoint_ids', 'value must be a valid UUID', (items, item) => {
    const id = items.requiredUuid(item)
    if (id === undefined || id === '') return undefined
    const endpoint = find(id)
    if (endpoint === null) items.refuse(item, 'constraint', `VPC endpoint ${id} does not exist`)
    else if (endpoint.projectId !== projectId)
      items.refuse(item, 'constraint', `VPC endpoint ${id} belongs to another project`)
    return endpoint ?? undefined
  })
  return [...new Map((endpoints ?? []).map((endpoint) => [endpoint.id, endpoint])).values()]
}
