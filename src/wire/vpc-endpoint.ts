/** Bodies of `/vpc-endpoints`. */
import Type, { type Static } from 'typebox'
import { type ListQuery, TotalCount } from './list.js'
import type { PipelineOrder } from './pipeline.js'
import { Id, Timestamp } from './values.js'

export const VpcEndpoint = Type.Object({
  id: Id,
  project_id: Type.String(),
  region: Type.String(),
  private_network_id: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type VpcEndpoint = Static<typeof VpcEndpoint>

export const VpcEndpointList = Type.Object({
  vpc_endpoints: Type.Array(VpcEndpoint),
  total_count: TotalCount,
})
export type VpcEndpointList = Static<typeof VpcEndpointList>

/** VPC endpoints have no name, although the API can order them by name. `page_size` is at most 1000. */
export type VpcEndpointQuery = ListQuery<PipelineOrder> & { project_id?: string; organization_id?: string }

export type CreateVpcEndpointRequest = { project_id: string; region: string; private_network_id: string }

/** Replaces all endpoints of a pipeline. */
export type SetVpcEndpointsRequest = { vpc_endpoint_ids: string[] }

export const PipelineVpcEndpoints = Type.Object({
  pipeline_id: Type.String(),
  vpc_endpoints: Type.Array(VpcEndpoint),
  total_count: TotalCount,
})
export type PipelineVpcEndpoints = Static<typeof PipelineVpcEndpoints>
