/** The upstream's clock, as far as the `Date` fields of its answers tell. */
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
      const dateMs = latest === null ? Number.NaN : Date.parse(latest.date)
      return latest === null || Number.isNaN(dateMs) ? null : localMs + dateMs - latest.receivedAtMs
    },
  }
}
