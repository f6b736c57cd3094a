import type { Logger } from 'pino'
import type { CallRecord } from '../../api-client/call.js'
import type { Metrics } from './metrics.js'

/**
 * Creates the client's `onCall`. It counts each attempt and logs each failed one, because a successful retry leaves no error.
 * Refusals (4xx) are not logged here, except 429, because the caller is told of them.
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
