import { GRAPHQL_MAX_INT } from 'graphql'
import type { EdgeTraffic } from './__generated__/resolvers.js'
import type { EdgeView } from './edge-view.js'

/** What the edge has served of a pipeline, all of one moment: nothing is awaited between two counts. */
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

/** GraphQL has no larger `Int`, and the largest there is beats an error in its place. */
function toInt(count: number): number {
  return Math.min(count, GRAPHQL_MAX_INT)
}
