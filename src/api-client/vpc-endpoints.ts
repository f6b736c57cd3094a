/** `/vpc-endpoints`. Which of them a pipeline uses is set on the pipeline. */
import {
  type CreateVpcEndpointRequest,
  VpcEndpoint,
  VpcEndpointList,
  type VpcEndpointQuery,
} from '../wire/vpc-endpoint.js'
import { readJson, readNothing } from './body.js'
import type { Call } from './call.js'
import { pathId, toQueryString } from './path.js'

export type VpcEndpointResource = {
  list(query: VpcEndpointQuery): Promise<VpcEndpointList>
  get(id: string): Promise<VpcEndpoint>
  create(body: CreateVpcEndpointRequest): Promise<VpcEndpoint>
  delete(id: string): Promise<void>
}

const readVpcEndpoint = readJson('a VPC endpoint', VpcEndpoint, 'id')
const readList = readJson('a list of VPC endpoints', VpcEndpointList, 'vpc_endpoints')

const all = '/vpc-endpoints'
const one = '/vpc-endpoints/{id}'

const pathOf = (id: string) => `${all}/${pathId(id)}`

export const vpcEndpointResource = (call: Call): VpcEndpointResource => ({
  list: async (query) =>
    call({ method: 'GET', route: all, path: all + toQueryString(query), read: readList }),
  get: async (id) => call({ method: 'GET', route: one, path: pathOf(id), read: readVpcEndpoint }),
  create: async (body) => call({ method: 'POST', route: all, path: all, body, read: readVpcEndpoint }),
  delete: async (id) => call({ method: 'DELETE', route: one, path: pathOf(id), read: readNothing }),
})
