import type { QueryResolvers } from '../../__generated__/resolvers.js'
import { optionalUuid, requireUuid } from '../../ids.js'
import { readPurgeRequests } from '../../purge-request-lists.js'

export const purgeRequest: QueryResolvers['purgeRequest'] = (_root, { id }, { loaders }) =>
  loaders.purgeRequests.byId.load(requireUuid('id', id))

export const purgeRequests: QueryResolvers['purgeRequests'] = (_root, args, context, info) => {
  const pipeline_id = optionalUuid('filter.pipelineId', args.filter?.pipelineId)
  const project_id = optionalUuid('filter.projectId', args.filter?.projectId)
  const organization_id = optionalUuid('filter.organizationId', args.filter?.organizationId)
  const filter = {
    ...(pipeline_id !== undefined && { pipeline_id }),
    ...(project_id !== undefined && { project_id }),
    ...(organization_id !== undefined && { organization_id }),
  }
  return readPurgeRequests(filter, args, context, info)
}
