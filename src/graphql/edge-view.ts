/** The gateway's port to an edge in the same process: the addresses of pipelines, and the traffic that they served. */

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
