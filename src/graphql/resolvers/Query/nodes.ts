import type { QueryResolvers } from '../../__generated__/resolvers.js'
import { badUserInput } from '../../ids.js'
import { loadNode, type Node } from '../../nodes.js'

const MAX_IDS = 100

export const nodes: QueryResolvers['nodes'] = (_root, { ids }, context) => {
  if (ids.length > MAX_IDS) throw badUserInput(`ids must be at most ${MAX_IDS}, got ${ids.length}`)
  // Each item of the list may be null or fail by itself. The generated types do not allow a promise of null in a list.
  return ids.map((id, index) => loadNode(`ids[${index}]`, id, context) as Promise<Node>)
}
