import type { QueryResolvers } from '../../__generated__/resolvers.js'
import { requireUuid } from '../../ids.js'
import { prefetchPipelineFields } from '../../pipeline-fields.js'

export const pipeline: QueryResolvers['pipeline'] = (_root, args, context, info) => {
  const id = requireUuid('id', args.id)
  prefetchPipelineFields(id, context, info)
  return context.loaders.pipelines.byId.load(id)
}
