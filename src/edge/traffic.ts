/** What the edge has answered since it started, counted per pipeline. */

/** How one request was answered. `bypass`: past the cache, such as one with cookies; `none`: there is no cache on the way. */
export type CacheOutcome = 'hit-fresh' | 'hit-stale' | 'miss' | 'bypass' | 'none'

export type PipelineTraffic = {
  /** Requests answered, by what the cache did. */
  readonly [outcome in CacheOutcome]: number
} & {
  /** Calls of the origin, validations and background fetches included. */
  readonly originCalls: number
}

/** What the rest of the gateway sees of an embedded edge. */
export type EdgeView = {
  /** Where a pipeline is served, without a path: `http://<id>.localhost:4020`. */
  urlOf(pipelineId: string): string
  /** All zero for a pipeline nobody asked for yet. */
  trafficOf(pipelineId: string): PipelineTraffic
  /** Every pipeline that was asked for, by id. */
  traffic(): Iterable<readonly [pipelineId: string, traffic: PipelineTraffic]>
}
