import type { QueryResolvers } from '../../__generated__/resolvers.js'
import { optionalUuid, requireUuid, toProjectFilter } from '../../ids.js'
import { readPurgeRequests } from '../../purge-request-lists.js'

export const purgeRequest: QueryResolvers['purgeRequest'] = (_root, { id }, { loaders }) =>
  loaders.purgeRequests.byId.load(requireUuid('id', id))

export const purgeRequests: QueryResolvers['purgeRequests'] = (_root, args, context, info) => {
  const pipeline_id = optionalUuid('filter.pipelineId', args.filter?.pipelineId)
  const filter = {
    ...(pipeline_id !== undefined && { pipeline_id }),
    ...toProjectFilter(args.filter),
  }
  return readPurgeRequests(filter, args, context, info)
}
