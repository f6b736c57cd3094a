import type { QueryResolvers } from '../../__generated__/resolvers.js'
import { requireUuid } from '../../ids.js'
import { prefetchStageLists } from '../../stage-lists.js'

export const pipeline: QueryResolvers['pipeline'] = (_root, args, context, info) => {
  const id = requireUuid('id', args.id)
  prefetchStageLists(id, context, info)
  return context.loaders.pipelines.byId.load(id)
}
