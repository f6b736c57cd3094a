import type { StoredResponse } from '../../rules/stored-response.js'

const HOUR_SECONDS = 3600
const DAY_SECONDS = 24 * HOUR_SECONDS

const MIN_SECONDS = 60

/** The longest that a server is asked to keep a response. */
export const MAX_TIME_TO_LIVE_SECONDS = 30 * DAY_SECONDS

/** For how long what is stale is kept to be validated, where it has something to validate it by. */
const VALIDATION_SECONDS = HOUR_SECONDS

/** For how long a response may be of use: fresh, stale, and as what a validation is about. A minute at least, 30 days at most. */
export function timeToLiveSeconds(response: StoredResponse, nowMs: number): number {
  const ageSeconds = response.initialAgeSeconds + Math.max(0, nowMs - response.responseTimeMs) / 1000
  const freshSeconds = Math.max(0, response.freshForSeconds - ageSeconds)
  const staleSeconds = Math.max(response.staleWhileRevalidateSeconds, response.staleIfErrorSeconds ?? 0)
  const canBeValidated = response.fields.etag !== undefined || response.fields['last-modified'] !== undefined
  const seconds = freshSeconds + staleSeconds + (canBeValidated ? VALIDATION_SECONDS : 0)
  return Math.ceil(Math.min(MAX_TIME_TO_LIVE_SECONDS, Math.max(MIN_SECONDS, seconds)))
}
