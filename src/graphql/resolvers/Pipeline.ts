import { isUnreadable, readOr } from '../../lib/unreadable.js'
import { toError } from '../../loaders/object-loader.js'
import type { VpcEndpoint } from '../../wire/vpc-endpoint.js'
import type { PipelineResolvers } from '../__generated__/resolvers.js'
import { readEdgeTraffic } from '../edge-view.js'
import { readHeadStages } from '../head-stages.js'
import { requireWireId } from '../linked-objects.js'
import { readPurgeRequests } from '../purge-request-lists.js'
import { pipelineStageFields } from './stages.js'

/** Fields without a resolver here (`name`, `status`, …) are read from the API's pipeline body by `wire-fields.ts`. */
export const Pipeline: PipelineResolvers = {
  description: ({ description }) => description ?? '',
  ...pipelineStageFields,
  headStages: ({ id }, _args, context, info) => readHeadStages(id, context, info),
  purgeRequests: ({ id }, args, context, info) => readPurgeRequests({ pipeline_id: id }, args, context, info),
  vpcEndpoints: async (pipeline, _args, { loaders, countNodes }) => {
    countNodes(pipeline.vpc_endpoint_ids?.length ?? 0)
    const projectId = readOr(pipeline, 'project_id', undefined)
    const read = async (id: string) => {
      if (isUnreadable(id)) throw id
      return loaders.vpcEndpoints.load({
        id: requireWireId('vpc_endpoint_ids', id),
        ...(projectId !== undefined && { projectId }),
      })
    }
    const readings = (pipeline.vpc_endpoint_ids ?? []).map((id) => read(id).catch(toError))
    const endpoints = await Promise.all(readings)
    // GraphQL reports an error in a list for that item alone. The generated types do not know this.
    return endpoints.filter((endpoint) => endpoint !== null) as VpcEndpoint[]
  },
  edge: ({ id }, _args, { edge }) => (edge === null ? null : readEdgeTraffic(id, edge)),
}
