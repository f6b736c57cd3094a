import { GRAPHQL_MAX_INT } from 'graphql'
import type { EdgeTraffic } from './__generated__/resolvers.js'
import type { EdgeView } from './edge-view.js'

/** The counts of a pipeline's traffic, all from the same moment: nothing is awaited between two counts. */
export function readEdgeTraffic(pipelineId: string, edge: EdgeView): EdgeTraffic {
  const traffic = edge.trafficOf(pipelineId)
  const hits = traffic['hit-fresh'] + traffic['hit-stale']
  return {
    url: edge.urlOf(pipelineId),
    requests: toInt(hits + traffic.miss + traffic.bypass + traffic.none),
    hits: toInt(hits),
    staleHits: toInt(traffic['hit-stale']),
    misses: toInt(traffic.miss),
    bypasses: toInt(traffic.bypass),
    uncached: toInt(traffic.none),
    originCalls: toInt(traffic.originCalls),
  }
}

/** Caps a count at the largest GraphQL `Int`, because that is more useful than an error. */
function toInt(count: number): number {
  return Math.min(count, GRAPHQL_MAX_INT)
}
