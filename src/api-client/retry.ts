/** Which failures are tried again, and after how long. */
import { ConnectionError, RateLimitedError, ServerError } from './errors.js'
import { MAX_WAIT_MS } from './pace/rate-limit.js'

/** `delayMs` is the whole wait; `jitterMs` its part that the upstream did not ask for. */
export type RetryWait = { jitterMs: number; delayMs: number }

export type RetryOptions = { retries: number; retryBaseDelayMs: number; random: () => number }

/**
 * How long to wait before a GET is sent again, or null if it is not.
 *
 * Tried again: lost connections, 429 and 5xx. Not tried again: timeouts, because a slow upstream would get three times
 * the load, and answers that would be the same next time (other 4xx, redirects, bodies that are not what was promised).
 * The wait is full jitter, https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/, or `Retry-After`
 * where that is longer; a wait that ends after the operation's deadline is not begun.
 *
 * @param attempt counts the attempts already made, less one: 0 after the first.
 */
export function planRetry(
  error: unknown,
  attempt: number,
  remainingMs: number,
  { retries, retryBaseDelayMs, random }: RetryOptions,
): RetryWait | null {
  if (attempt >= retries || !isTransient(error)) return null
  const jitterMs = random() * retryBaseDelayMs * 2 ** attempt
  const retryAfterMs = error instanceof ConnectionError ? 0 : (error.retryAfterSeconds ?? 0) * 1000
  const delayMs = Math.max(jitterMs, retryAfterMs)
  const longestMs = remainingMs === Number.POSITIVE_INFINITY ? MAX_WAIT_MS : remainingMs
  return delayMs < longestMs ? { jitterMs, delayMs } : null
}

function isTransient(error: unknown): error is ConnectionError | RateLimitedError | ServerError {
  return error instanceof ConnectionError || error instanceof RateLimitedError || error instanceof ServerError
}
