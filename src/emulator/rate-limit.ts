/** The API's rate limit: a number of calls per second for each credential. Headers of every response report it. */
import type { Clock } from '../lib/clock.js'
import { DEFAULT_RATE_LIMIT } from './constants.js'
import { TooManyRequests } from './errors.js'

/** The outcome of counting a call: the headers for its response, and a refusal if the call exceeds the limit. */
export type Standing = { headers: Readonly<Record<string, string>>; refusal: TooManyRequests | null }

export type RateLimiter = {
  /** Counts one call. */
  count(credential: string): Standing
}

/** A window is one second of the clock. All counts are dropped when it ends, so no client waits longer than that. */
const WINDOW_MS = 1000

/** @param limit the calls per second that are not refused. Null: no call is refused, and the headers report the API's own limit. */
export function createRateLimiter(limit: number | null, clock: Clock): RateLimiter {
  const quota = limit ?? DEFAULT_RATE_LIMIT
  const counts = new Map<string, number>()
  let current: number | null = null
  return {
    count(credential) {
      const nowMs = clock.nowMs()
      const window = Math.floor(nowMs / WINDOW_MS)
      if (window !== current) counts.clear()
      current = window
      const calls = (counts.get(credential) ?? 0) + 1
      counts.set(credential, calls)
      const resetAtMs = (window + 1) * WINDOW_MS
      const resetSeconds = Math.ceil((resetAtMs - nowMs) / 1000)
      return {
        headers: {
          'X-Ratelimit-Limit': `${quota}, ${quota};w=${WINDOW_MS / 1000}`,
          'X-Ratelimit-Remaining': String(Math.max(0, quota - calls)),
          'X-Ratelimit-Reset': String(resetSeconds),
        },
        refusal:
          limit !== null && calls > limit
            ? new TooManyRequests(quota, WINDOW_MS / 1000, resetSeconds, new Date(resetAtMs))
            : null,
      }
    },
  }
}
