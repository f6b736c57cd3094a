import type { QueryResolvers } from '../../__generated__/resolvers.js'
import { loadNode } from '../../nodes.js'

export const node: QueryResolvers['node'] = (_root, { id }, context) => loadNode('id', id, context)
