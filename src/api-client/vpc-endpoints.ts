/** `/vpc-endpoints`. A pipeline's VPC endpoints are set by `pipelines.ts`. */
import {
  type CreateVpcEndpointRequest,
  VpcEndpoint,
  VpcEndpointList,
  type VpcEndpointQuery,
} from '../wire/vpc-endpoint.js'
import { readJson, readNothing } from './body.js'
import type { Call } from './call.js'

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

export const createVpcEndpointResource = (call: Call): VpcEndpointResource => ({
  list: (query) => call({ method: 'GET', route: all, query, read: readList }),
  get: (id) => call({ method: 'GET', route: one, id, read: readVpcEndpoint }),
  create: (body) => call({ method: 'POST', route: all, body, read: readVpcEndpoint }),
  delete: (id) => call({ method: 'DELETE', route: one, id, read: readNothing }),
})
