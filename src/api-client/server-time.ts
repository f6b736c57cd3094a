/** Estimates the upstream's clock from the `Date` fields of its responses. */
import { parseHttpDate } from '../http/http-date.js'
import { headerOf, type UpstreamResponse } from './response.js'
import type { TimerClock } from './timer-clock.js'

export type ServerTime = {
  note(response: Pick<UpstreamResponse, 'headers'>): void
  /**
   * The upstream's time at `localMs`, or a little earlier, but never later. Both are in milliseconds since the epoch. A
   * `Date` field is set before its response arrives, so the estimate is early by the response's travel time and by the
   * fraction of a second that the field cuts off. Null while no response has carried a date.
   */
  earliest(localMs: number): number | null
}

export function createServerTime(clock: TimerClock): ServerTime {
  let latest: { date: string; receivedAtMs: number } | null = null
  return {
    note(response) {
      const date = headerOf(response, 'date')
      if (date !== null) latest = { date, receivedAtMs: clock.nowMs() }
    },
    earliest(localMs) {
      if (latest === null) return null
      // The date is parsed here and not in `note`, because few operations ask for it.
      const dateMs = parseHttpDate(latest.date, latest.receivedAtMs)
      return dateMs === null ? null : localMs + dateMs - latest.receivedAtMs
    },
  }
}
