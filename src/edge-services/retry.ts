/** Which failures are tried again, and after how long. */
import { ConnectionError, RateLimitedError, ServerError } from './errors.js'

/** The longest wait in an operation that has no deadline. */
const MAX_WAIT_MS = 60_000

export type RetryOptions = { retries: number; retryBaseDelayMs: number; random: () => number }

/**
 * Milliseconds to wait before a GET is sent again, or null if it is not.
 *
 * Tried again: lost connections, 429 and 5xx. Not tried again: timeouts, because a slow upstream would get three times
 * the load, and answers that would be the same next time (other 4xx, redirects, bodies that are not what was promised).
 * The wait is full jitter, https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/, or `Retry-After`
 * where that is longer; a wait that ends after the operation's deadline is not begun.
 *
 * @param attempt counts the attempts already made, less one: 0 after the first.
 */
export function retryDelayMs(
  error: unknown,
  attempt: number,
  remainingMs: number,
  { retries, retryBaseDelayMs, random }: RetryOptions,
): number | null {
  if (attempt >= retries || !isTransient(error)) return null
  const jitterMs = random() * retryBaseDelayMs * 2 ** attempt
  const retryAfterMs = error instanceof ConnectionError ? 0 : (error.retryAfterSeconds ?? 0) * 1000
  const delayMs = Math.max(jitterMs, retryAfterMs)
  const longestMs = remainingMs === Number.POSITIVE_INFINITY ? MAX_WAIT_MS : remainingMs
  return delayMs < longestMs ? delayMs : null
}

function isTransient(error: unknown): error is ConnectionError | RateLimitedError | ServerError {
  return error instanceof ConnectionError || error instanceof RateLimitedError || error instanceof ServerError
}

/**
 * Whole seconds, rounded up; never negative. Null if `value` is neither a number of seconds nor a date.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfterSeconds(value: string, nowMs: number): number | null {
  const text = value.trim()
  if (/^\d{1,15}$/.test(text)) return Number(text)
  return secondsUntil(parseHttpDate(text), nowMs)
}

/** Whole seconds from now, rounded up; 0 if it has passed, null if it is no date. */
export function secondsUntil(dateMs: number, nowMs: number): number | null {
  return Number.isNaN(dateMs) ? null : Math.max(0, Math.ceil((dateMs - nowMs) / 1000))
}

/** The three forms of https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7; all of them are GMT, the last without saying so. */
function parseHttpDate(text: string): number {
  if (/^[A-Z][a-z]{2,8}, \d{2}[- ][A-Z][a-z]{2}[- ]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/.test(text))
    return Date.parse(text)
  if (/^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/.test(text))
    return Date.parse(`${text} GMT`)
  return Number.NaN
}
