import type { Logger } from 'pino'
import type { CallRecord } from '../../api-client/call.js'
import type { Metrics } from './metrics.js'

/**
 * For the client's `onCall`: counts each attempt, and logs each that failed, since no error is left of one that a retry got
 * over. A refusal (4xx) is the caller's own to hear about, unless it is that there were too many calls.
 */
export function createCallObserver(logger: Logger, { upstreamCalls }: Metrics) {
  return ({ method, route, status, attempt, durationMs, abandoned }: CallRecord): void => {
    upstreamCalls.inc({ method, route, status: String(status ?? 'none') })
    if (abandoned || (status !== null && status < 500 && status !== 429)) return
    logger.warn(
      { method, route, status, attempt, durationMs: Math.round(durationMs) },
      'upstream call failed',
    )
  }
}
