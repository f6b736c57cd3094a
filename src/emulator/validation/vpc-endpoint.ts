import type { VpcEndpointRecord, VpcEndpointValues } from '../store/vpc-endpoints.js'
import type { Arguments } from './arguments.js'
import { isRefused } from './refused.js'

export function parseVpcEndpoint(args: Arguments): VpcEndpointValues {
  return args.accept({
    projectId: args.requiredUuid('project_id'),
    region: args.requiredString('region'),
    privateNetworkId: args.requiredString('private_network_id'),
  })
}

/** Parses the VPC endpoints that a pipeline shall have, without duplicates. They must be in the pipeline's project. */
export function parseVpcEndpointSet(
  args: Arguments,
  projectId: string,
  find: (id: string) => VpcEndpointRecord | null,
): VpcEndpointRecord[] {
  const read = args.items('vpc_endpoint_ids', 'value must be a valid UUID', (items, item) => {
    const id = items.requiredUuid(item)
    if (isRefused(id)) return id
    const endpoint = find(id)
    if (endpoint === null) return items.refuse(item, 'constraint', `VPC endpoint ${id} does not exist`)
    if (endpoint.projectId === projectId) return endpoint
    return items.refuse(item, 'constraint', `VPC endpoint ${id} belongs to another project`)
  })
  const { endpoints } = args.accept({ endpoints: read ?? [] })
  return [...new Map(endpoints.map((endpoint) => [endpoint.id, endpoint])).values()]
}
