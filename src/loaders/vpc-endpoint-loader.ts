/** Reads VPC endpoints by id. Several endpoints of one project are read from the project's list. */
import type { EdgeServicesClient } from '../api-client/client.js'
import type { ListKnowledge } from '../pagination/list-knowledge.js'
import { pagedSource } from '../pagination/paged-source.js'
import type { VpcEndpoint } from '../wire/vpc-endpoint.js'
import { toPage } from './list-page.js'
import { loadOrNull, ObjectLoader } from './object-loader.js'
import { readGroups } from './read-groups.js'

export type VpcEndpointKey = { id: string; projectId?: string }
export type VpcEndpointLoader = ObjectLoader<VpcEndpointKey, VpcEndpoint>

export function createVpcEndpointLoader(
  client: EdgeServicesClient,
  knowledge: ListKnowledge,
  note: (id: string) => void,
): VpcEndpointLoader {
  return new ObjectLoader<VpcEndpointKey, VpcEndpoint>({
    readMany: async (keys) => {
      const listed = await readGroups(
        keys.map(({ id, projectId }) => ({ id, group: projectId })),
        (project_id) =>
          pagedSource(async (page, page_size) => {
            const list = await client.vpcEndpoints.list({ project_id, page, page_size })
            return toPage(list, list.vpc_endpoints)
          }, knowledge),
      )
      return Promise.all(keys.map(({ id }) => listed.get(id) ?? loadOrNull(client.vpcEndpoints.get(id))))
    },
    cacheKeyFn: ({ id }) => id,
    note,
  })
}
