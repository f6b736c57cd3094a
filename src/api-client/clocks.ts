/** The clock of the client, with timers, and an estimate of the upstream's clock from the `Date` fields of its responses. */
import { parseHttpDate } from '../http/http-date.js'
import { type SteadyClock, systemClock } from '../lib/clock.js'
import { headerOf, type UpstreamResponse } from './response.js'

/** A clock with timers. It is an option of the client, so that tests need not wait. */
export type TimerClock = Pick<SteadyClock, 'nowMs' | 'steadyMs'> & {
  /** Calls `callback` once after `ms`, unless the returned function is called first. */
  setTimer(ms: number, callback: () => void): () => void
}

/** Node fires a longer timer almost at once. https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const MAX_TIMER_MS = 2 ** 31 - 1

export const systemTimerClock: TimerClock = {
  nowMs: systemClock.nowMs,
  steadyMs: systemClock.steadyMs,
  setTimer(ms, callback) {
    const timer = setTimeout(callback, Math.min(ms, MAX_TIMER_MS))
    return () => clearTimeout(timer)
  },
}

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
