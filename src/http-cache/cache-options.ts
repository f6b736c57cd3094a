/** The options of the cache, and the settings that come with each request. */
import type { MemoryBudget } from './bodies/memory-budget.js'
import type { Outcome } from './rules/cache-status.js'
import type { CacheStore } from './stores/store.js'

/** The settings of a cache stage that concern the cache. */
export type CacheSettings = {
  /** See `CacheKey`. */
  readonly space: string
  /** The freshness lifetime of responses for which the origin gives none. With 0, these are not stored. */
  readonly fallbackTtlSeconds: number
  /** Whether requests with cookies are answered from the cache, and the responses to them stored. */
  readonly includeCookies: boolean
  /** Called once for each request, unless its client leaves before the outcome is known. */
  readonly onOutcome: (outcome: Outcome) => void
}

export type HttpCacheOptions = {
  store: CacheStore
  /** The account for bodies in transit and for stored ones. */
  budget: MemoryBudget
  /** Larger bodies are passed on, but not stored. */
  maxObjectBytes: number
  /**
   * Milliseconds by a clock that is never set, and that began as milliseconds since the epoch: see `SteadyClock`. All ages are counted by
   * this clock.
   */
  now: () => number
  /** Milliseconds since the epoch, by the clock that dates are compared with. Default: `now`. */
  wallNow?: () => number
}
