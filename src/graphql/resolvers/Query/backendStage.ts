import type { QueryResolvers } from '../../__generated__/resolvers.js'
import { requireUuid } from '../../ids.js'

export const backendStage: QueryResolvers['backendStage'] = (_root, { id }, { loaders }) =>
  loaders.stages.BackendStage.byId.load({ id: requireUuid('id', id) })
