import type { QueryResolvers } from '../../__generated__/resolvers.js'
import { requireUuid } from '../../ids.js'

export const cacheStage: QueryResolvers['cacheStage'] = (_root, { id }, { loaders }) =>
  loaders.stages.CacheStage.byId.load({ id: requireUuid('id', id) })
