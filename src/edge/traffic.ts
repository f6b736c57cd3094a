/** What the edge has answered since it started, counted per pipeline. */
import type { Outcome } from '../http-cache/cache-status.js'

/** How one request was answered. `bypass`: past the cache, such as one with cookies; `none`: there is no cache on the way. */
export type CacheOutcome = Outcome | 'none'

/** Requests answered, by what the cache did; and calls of the origin, validations and background fetches included. */
export type PipelineTraffic = Readonly<Record<CacheOutcome | 'originCalls', number>>

/** What the rest of the gateway sees of an embedded edge. */
export type EdgeView = {
  /** Where a pipeline is served, without a path: `http://<id>.localhost:4020`. */
  urlOf(pipelineId: string): string
  /** All zero for a pipeline nobody asked for yet. */
  trafficOf(pipelineId: string): PipelineTraffic
  /** Every pipeline that was asked for, by id. */
  traffic(): Iterable<readonly [pipelineId: string, traffic: PipelineTraffic]>
}

export type TrafficCounter = {
  readonly count: (outcome: CacheOutcome) => void
  readonly countOriginCall: () => void
}

const NO_TRAFFIC: PipelineTraffic = {
  'hit-fresh': 0,
  'hit-stale': 0,
  miss: 0,
  bypass: 0,
  none: 0,
  originCalls: 0,
}

export function createTrafficCounters() {
  const counters = new Map<string, TrafficCounter & { traffic: PipelineTraffic }>()
  return {
    of(pipelineId: string): TrafficCounter {
      const known = counters.get(pipelineId)
      if (known !== undefined) return known
      const traffic = { ...NO_TRAFFIC }
      const counter = {
        traffic,
        count: (outcome: CacheOutcome) => {
          traffic[outcome] += 1
        },
        countOriginCall: () => {
          traffic.originCalls += 1
        },
      }
      counters.set(pipelineId, counter)
      return counter
    },
    read: (pipelineId: string): PipelineTraffic => counters.get(pipelineId)?.traffic ?? NO_TRAFFIC,
    all: (): Iterable<readonly [string, PipelineTraffic]> =>
      [...counters].map(([pipelineId, { traffic }]) => [pipelineId, traffic]),
  }
}
