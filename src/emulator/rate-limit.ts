/** The API's rate limit: so many calls a second for each credential, told by headers on every answer. */
import type { Clock } from '../lib/clock.js'
import { DEFAULT_RATE_LIMIT } from './constants.js'
import { TooManyRequests } from './errors.js'

/** Where a credential stands after a call: the headers of the answer, and why the call is refused, if it is. */
export type Standing = { headers: Readonly<Record<string, string>>; refusal: TooManyRequests | null }

export type RateLimiter = {
  /** Counts one call. */
  take(credential: string): Standing
}

/** A window is a second of the clock, so its counts can go with it, and no client is ever to wait longer. */
const WINDOW_MS = 1000

/** @param limit calls a second, above which they are refused. Null: the API's own is told, and nothing is refused. */
export function createRateLimiter(limit: number | null, clock: Clock): RateLimiter {
  const quota = limit ?? DEFAULT_RATE_LIMIT
  const counts = new Map<string, number>()
  let current: number | null = null
  return {
    take(credential) {
      const nowMs = clock.nowMs()
      const window = Math.floor(nowMs / WINDOW_MS)
      if (window !== current) counts.clear()
      current = window
      const count = (counts.get(credential) ?? 0) + 1
      counts.set(credential, count)
      const resetAtMs = (window + 1) * WINDOW_MS
      const resetSeconds = Math.ceil((resetAtMs - nowMs) / 1000)
      return {
        headers: {
          'X-Ratelimit-Limit': `${quota}, ${quota};w=${WINDOW_MS / 1000}`,
          'X-Ratelimit-Remaining': String(Math.max(0, quota - count)),
          'X-Ratelimit-Reset': String(resetSeconds),
        },
        refusal:
          limit !== null && count > limit
            ? new TooManyRequests(quota, WINDOW_MS / 1000, resetSeconds, new Date(resetAtMs))
            : null,
      }
    },
  }
}
