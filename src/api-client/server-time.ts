/** The upstream's clock, as far as the `Date` fields of its answers tell. */
import { parseHttpDate } from '../http/http-date.js'
import { type Answer, headerOf } from './answer.js'
import type { TimerClock } from './timer-clock.js'

export type ServerTime = {
  note(answer: Pick<Answer, 'headers'>): void
  /**
   * A moment of the upstream's clock that is not after this moment of ours, both in milliseconds since the epoch. A `Date`
   * field is never ahead of the moment at which its answer arrives, so the estimate is early by the answer's way and the
   * second that the field cuts off. Null while no answer has told a date.
   */
  earliest(localMs: number): number | null
}

export function createServerTime(clock: TimerClock): ServerTime {
  let latest: { date: string; receivedAtMs: number } | null = null
  return {
    note(answer) {
      const date = headerOf(answer, 'date')
      if (date !== null) latest = { date, receivedAtMs: clock.nowMs() }
    },
    earliest(localMs) {
      if (latest === null) return null
      // Parsed here rather than with each answer, because few operations ask.
      const dateMs = parseHttpDate(latest.date, latest.receivedAtMs)
      return dateMs === null ? null : localMs + dateMs - latest.receivedAtMs
    },
  }
}
