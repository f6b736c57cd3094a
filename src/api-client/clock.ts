/** Time as the client needs it; an option, so that tests need not wait. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number
  /** Milliseconds since some moment. Never goes back, however the system's time is set. */
  monotonicMs(): number
  /** Calls `callback` once after `ms`, unless the returned function is called first. */
  setTimer(ms: number, callback: () => void): () => void
}

/** Node fires a timer that is longer than this at once. https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const MAX_TIMER_MS = 2 ** 31 - 1

export const systemClock: Clock = {
  now: Date.now,
  monotonicMs: () => performance.now(),
  setTimer(ms, callback) {
    const timer = setTimeout(callback, Math.min(ms, MAX_TIMER_MS))
    return () => clearTimeout(timer)
  },
}
