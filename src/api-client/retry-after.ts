/** Reads from a response how long to wait before the next call. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { parseHttpDate } from '../http/http-date.js'
import { optional } from '../wire/values.js'
import { parseJson } from './body.js'
import { resetSeconds } from './pace/rate-limit.js'
import { headerOf, type UpstreamResponse } from './response.js'

const TooManyRequests = Compile(
  Type.Object({ reset_seconds: optional(Type.Number()), reset_at: optional(Type.String()) }),
)

/**
 * Whole seconds to wait after a 429, from the first of these that states it: `Retry-After`, the body, `X-Ratelimit-Reset`.
 * Null if none does.
 */
export function refusedForSeconds(response: UpstreamResponse, nowMs: number): number | null {
  return (
    retryAfterHeaderSeconds(response, nowMs) ??
    retryAfterBodySeconds(response, nowMs) ??
    resetSeconds(response)
  )
}

/** Seconds from `Retry-After`; null if it is missing or malformed. */
export function retryAfterHeaderSeconds(response: UpstreamResponse, nowMs: number): number | null {
  const value = headerOf(response, 'retry-after')
  return value === null ? null : parseRetryAfterSeconds(value, nowMs)
}

/** The body of a 429 of type `too_many_requests` may say when the limit resets, as a duration or as a time. */
function retryAfterBodySeconds(response: UpstreamResponse, nowMs: number): number | null {
  const body = parseJson(response.body)
  if (!TooManyRequests.Check(body)) return null
  if (typeof body.reset_seconds === 'number') return Math.max(0, Math.ceil(body.reset_seconds))
  return typeof body.reset_at === 'string' ? secondsUntil(Date.parse(body.reset_at), nowMs) : null
}

/**
 * Whole seconds, rounded up; never negative. Null if `value` is neither a number of seconds nor a date.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfterSeconds(value: string, nowMs: number): number | null {
  const text = value.trim()
  if (/^\d{1,15}$/.test(text)) return Number(text)
  const dateMs = parseHttpDate(text, nowMs)
  return dateMs === null ? null : secondsUntil(dateMs, nowMs)
}

/** Whole seconds from now, rounded up; 0 if the date has passed, null if it is invalid. */
function secondsUntil(dateMs: number, nowMs: number): number | null {
  return Number.isNaN(dateMs) ? null : Math.max(0, Math.ceil((dateMs - nowMs) / 1000))
}
