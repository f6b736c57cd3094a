/** The gateway's port to an edge in the same process: where it serves pipelines, and what it has served of them. */

/** How a request was answered. `bypass`: past the cache, such as one with cookies. `none`: no cache is on the way. */
export type CacheOutcome = 'hit-fresh' | 'hit-stale' | 'miss' | 'bypass' | 'none'

/** Requests answered, by what the cache did; and requests to the origin, revalidations and background fetches included. */
export type PipelineTraffic = Readonly<Record<CacheOutcome | 'originCalls', number>>

export type EdgeView = {
  /** Where a pipeline is served, without a path: `http://<id>.localhost:4020`. */
  urlOf(pipelineId: string): string
  /** All zero for a pipeline nobody has asked for yet, and in time for one that is gone. */
  trafficOf(pipelineId: string): PipelineTraffic
  /** Every pipeline that was asked for and exists, by id. */
  traffic(): Iterable<readonly [pipelineId: string, traffic: PipelineTraffic]>
}
