import type { StoredResponse } from '../../rules/stored-response.js'

const HOUR_SECONDS = 3600
const DAY_SECONDS = 24 * HOUR_SECONDS

const MIN_SECONDS = 60

/** The longest time that the server is asked to keep a response. */
export const MAX_TIME_TO_LIVE_SECONDS = 30 * DAY_SECONDS

/** A stale response with a validator is kept this long for validation. */
const VALIDATION_SECONDS = HOUR_SECONDS

/** Returns how long a response may be useful: fresh, stale or for validation. At least a minute, and at most 30 days. */
export function timeToLiveSeconds(response: StoredResponse, nowMs: number): number {
  const ageSeconds = response.initialAgeSeconds + Math.max(0, nowMs - response.responseTimeMs) / 1000
  const freshSeconds = Math.max(0, response.freshForSeconds - ageSeconds)
  const staleSeconds = Math.max(response.staleWhileRevalidateSeconds, response.staleIfErrorSeconds ?? 0)
  const canBeValidated = response.fields.etag !== undefined || response.fields['last-modified'] !== undefined
  const seconds = freshSeconds + staleSeconds + (canBeValidated ? VALIDATION_SECONDS : 0)
  return Math.ceil(Math.min(MAX_TIME_TO_LIVE_SECONDS, Math.max(MIN_SECONDS, seconds)))
}
