/** Decides which failed calls are sent again, and after which delay. */

import { RateLimitedError } from './errors.js'
import { ConnectionError, ServerError } from './failures.js'
import { MAX_WAIT_MS } from './pace/rate-limit.js'

/** `delayMs` is the whole wait. `jitterMs` is the wait without the upstream's `Retry-After`. */
export type RetryWait = { jitterMs: number; delayMs: number }

export type RetryOptions = { retries: number; retryBaseDelayMs: number; random: () => number }

/**
 * The wait before a GET is sent again, or null if it is not sent again.
 *
 * Lost connections, 429 and 5xx are retried. Timeouts are not, because retries would triple the load on a slow upstream.
 * Failures that would recur are not retried either: other 4xx, redirects, and bodies that do not match their schema.
 * The wait is full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), or `Retry-After`
 * if that is longer. There is no retry if the wait would end after the operation's deadline.
 *
 * @param attempt the number of retries so far: 0 after the first attempt.
 */
export function planRetry(
  error: unknown,
  attempt: number,
  remainingMs: number,
  { retries, retryBaseDelayMs, random }: RetryOptions,
): RetryWait | null {
  if (attempt >= retries || !isTransient(error)) return null
  const jitterMs = jitterFactorOf(error, random) * retryBaseDelayMs * 2 ** attempt
  const retryAfterMs = error instanceof ConnectionError ? 0 : (error.retryAfterSeconds ?? 0) * 1000
  const delayMs = Math.max(jitterMs, retryAfterMs)
  const longestMs = remainingMs === Number.POSITIVE_INFINITY ? MAX_WAIT_MS : remainingMs
  return delayMs < longestMs ? { jitterMs, delayMs } : null
}

const jitterFactors = new WeakMap<Error, number>()

/** Operations that share a failed read wait equally long, so that they share the next one too. */
function jitterFactorOf(error: Error, random: () => number): number {
  const factor = jitterFactors.get(error) ?? random()
  jitterFactors.set(error, factor)
  return factor
}

function isTransient(error: unknown): error is ConnectionError | RateLimitedError | ServerError {
  return error instanceof ConnectionError || error instanceof RateLimitedError || error instanceof ServerError
}
