import { GraphQLError } from 'graphql'
import { isOver, type Limits } from './limits.js'

/**
 * Counts the objects that an operation's lists really return. A list that is reached by several paths counts each time, which
 * the cost computed beforehand does not include.
 */
export function createNodeCounter({ nodes: limit }: Limits): (count: number) => void {
  let counted = 0
  return (count) => {
    counted += count
    if (isOver(counted, limit))
      throw new GraphQLError(
        `The lists of the operation have more than ${limit} nodes, which is all that are allowed (LIMIT_NODES): ask for smaller pages`,
        { extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { upstreamCalls: 0, nodes: counted } } },
      )
  }
}
