import type { PipelineResolvers } from '../__generated__/resolvers.js'
import { readEdgeTraffic } from '../edge-traffic.js'
import { readHeadStages } from '../head-stages.js'
import { readPurgeRequests } from '../purge-request-lists.js'
import { backendStageFilter, dnsStageFilter, tlsStageFilter } from '../stage-filters.js'
import { stageListField } from '../stage-lists.js'

/** Fields not named here are read from the pipeline as the API answered it. */
export const Pipeline: PipelineResolvers = {
  description: ({ description }) => description ?? '',
  dnsStages: stageListField('DnsStage', dnsStageFilter),
  tlsStages: stageListField('TlsStage', tlsStageFilter),
  cacheStages: stageListField('CacheStage'),
  routeStages: stageListField('RouteStage'),
  wafStages: stageListField('WafStage'),
  backendStages: stageListField('BackendStage', backendStageFilter),
  headStages: ({ id }, _args, context, info) => readHeadStages(id, context, info),
  purgeRequests: ({ id }, args, context, info) => readPurgeRequests({ pipeline_id: id }, args, context, info),
  vpcEndpoints: async ({ vpc_endpoint_ids = [], project_id }, _args, { loaders }) => {
    const keys = vpc_endpoint_ids.map((id) => ({ id, projectId: project_id }))
    const endpoints = await Promise.all(keys.map((key) => loaders.vpcEndpoints.load(key)))
    return endpoints.filter((endpoint) => endpoint !== null)
  },
  edge: ({ id }, _args, { edge }) => (edge === null ? null : readEdgeTraffic(id, edge)),
}
