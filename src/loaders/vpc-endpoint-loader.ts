/** Reads VPC endpoints by id: several of one project by one call. */
import DataLoader from 'dataloader'
import type { EdgeServicesClient } from '../edge-services/client.js'
import { MAX_PAGE_SIZE } from '../pagination/list-source.js'
import type { VpcEndpoint } from '../wire/vpc-endpoint.js'
import { readGroups } from './grouped.js'
import { loadOrNull } from './load-or-null.js'

export type VpcEndpointKey = { id: string; projectId?: string }
export type VpcEndpointLoader = DataLoader<VpcEndpointKey, VpcEndpoint | null, string>

export function createVpcEndpointLoader(client: EdgeServicesClient): VpcEndpointLoader {
  return new DataLoader<VpcEndpointKey, VpcEndpoint | null, string>(
    async (keys) => {
      const listed = await readGroups(
        keys.map(({ projectId }) => projectId),
        async (project_id) =>
          (await client.vpcEndpoints.list({ project_id, page: 1, page_size: MAX_PAGE_SIZE })).vpc_endpoints,
      )
      return Promise.all(keys.map(({ id }) => listed.get(id) ?? loadOrNull(client.vpcEndpoints.get(id))))
    },
    { cacheKeyFn: ({ id }) => id },
  )
}
