/** Counts the responses of the edge since it started, by pipeline. */

import type { FetchFromOrigin } from '../http-cache/message.js'
import type { Outcome } from '../http-cache/rules/cache-status.js'

/**
 * The outcome of one request. `bypass`: the request went past the cache, for example because of its cookies. `none`: the pipeline has no
 * cache.
 */
export type CacheOutcome = Outcome | 'none'

/** The number of requests by outcome, and of fetches from the origin. Validations and background fetches are fetches too. */
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
    /** @returns a function that counts each fetch and passes it on. */
    countingFetches(pipelineId: string, fetchFromOrigin: FetchFromOrigin): FetchFromOrigin {
      const traffic = of(pipelineId)
      return (request, handler) => {
        traffic.originCalls += 1
        return fetchFromOrigin(request, handler)
      }
    },
    read: (pipelineId: string): PipelineTraffic => counts.get(pipelineId) ?? NO_TRAFFIC,
    /** Drops the counts. Counters that are still in use have no effect any more. */
    drop(pipelineId: string): void {
      counts.delete(pipelineId)
    },
    all: (): (readonly [pipelineId: string, traffic: PipelineTraffic])[] => [...counts],
  }
}
