/** The gateway's port to an edge in the same process: the addresses of pipelines, and the traffic that they served, for `Pipeline.edge`. */
import { GRAPHQL_MAX_INT } from 'graphql'
import type { EdgeTraffic } from './__generated__/resolvers.js'

/**
 * The cache's part in a response. `bypass`: the request went past the cache, for example because it has cookies. `none`: the
 * request met no cache stage.
 */
export type CacheOutcome = 'hit-fresh' | 'hit-stale' | 'miss' | 'bypass' | 'none'

/** The responses by cache outcome, and the requests to the origin, including revalidations and background fetches. */
export type PipelineTraffic = Readonly<Record<CacheOutcome | 'originCalls', number>>

export type EdgeView = {
  /** The address of a pipeline, without a path: `http://<id>.localhost:4020`. */
  urlOf(pipelineId: string): string
  /** All counts are 0 for a pipeline that has had no requests yet, and eventually for one that is gone. */
  trafficOf(pipelineId: string): PipelineTraffic
  /** Every existing pipeline that has had requests, by id. */
  traffic(): Iterable<readonly [pipelineId: string, traffic: PipelineTraffic]>
}

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
