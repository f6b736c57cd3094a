import { type SteadyClock, systemClock } from '../lib/clock.js'

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
