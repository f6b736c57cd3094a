import { GraphQLError } from 'graphql'
import { isOver, type Limits } from './limits.js'

/**
 * Counts the objects that an operation's lists really answer. Lists that are reached by several ways count each time, which the cost
 * computed beforehand leaves open.
 */
export function createNodeCounter({ nodes: limit }: Limits): (count: number) => void {
  let taken = 0
  return (count) => {
    taken += count
    if (isOver(taken, limit))
      throw new GraphQLError(
        `The lists of the operation have more than ${limit} nodes, which is all that are allowed (LIMIT_NODES): ask for smaller pages`,
        { extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { upstreamCalls: 0, nodes: taken } } },
      )
  }
}
