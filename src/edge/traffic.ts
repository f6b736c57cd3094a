/** Counts the responses of the edge since it started, by pipeline. */

import type { FetchFromOrigin } from '../http-cache/message.js'
import type { Outcome } from '../http-cache/rules/cache-status.js'

/** The outcome of one request. `bypass`: past the cache, such as one with cookies. `none`: there is no cache on the way. */
export type CacheOutcome = Outcome | 'none'

/** Requests by outcome, and fetches from the origin, including validations and background fetches. */
export type PipelineTraffic = Readonly<Record<CacheOutcome | 'originCalls', number>>

const NO_TRAFFIC: PipelineTraffic = {
  'hit-fresh': 0,
  'hit-stale': 0,
  miss: 0,
  bypass: 0,
  none: 0,
  originCalls: 0,
}

export type TrafficCounters = ReturnType<typeof createTrafficCounters>

export function createTrafficCounters() {
  const counts = new Map<string, Record<keyof PipelineTraffic, number>>()
  const of = (pipelineId: string) => {
    const known = counts.get(pipelineId)
    if (known !== undefined) return known
    const traffic = { ...NO_TRAFFIC }
    counts.set(pipelineId, traffic)
    return traffic
  }
  return {
    /** @returns a function that counts one request for the pipeline. */
    counterOf(pipelineId: string): (outcome: CacheOutcome) => void {
      const traffic = of(pipelineId)
      return (outcome) => {
        traffic[outcome] += 1
      }
    },
    /** Counts each fetch from the origin. */
    countingFetches(pipelineId: string, fetchFromOrigin: FetchFromOrigin): FetchFromOrigin {
      const traffic = of(pipelineId)
      return (request, handler) => {
        traffic.originCalls += 1
        return fetchFromOrigin(request, handler)
      }
    },
    read: (pipelineId: string): PipelineTraffic => counts.get(pipelineId) ?? NO_TRAFFIC,
    /** Drops the counts. Counters that are still in use count for nobody. */
    drop(pipelineId: string): void {
      counts.delete(pipelineId)
    },
    all: (): (readonly [pipelineId: string, traffic: PipelineTraffic])[] => [...counts],
  }
}
