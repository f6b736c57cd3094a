/** Where the time comes from: the system in a process, a test's own hand in a test. */
export type Clock = {
  now(): Date
  /** Milliseconds since the epoch: the same instant, for those who ask so often that a `Date` would cost. */
  nowMs(): number
  /** Nanoseconds since the epoch: the same instant as `now()`, with the digits a `Date` cannot hold. */
  nowNanoseconds(): bigint
}

const NANOSECONDS_PER_MS = 1_000_000n

/** How far the fine clock may stray from the system's, which may be set or slewed, before it is taken up again. */
const MAX_DRIFT_MS = 2

/** The system's clock. Its fine digits are the monotonic timer's, so two readings in one millisecond stay in order. */
export const systemClock: Clock = createSystemClock()

function createSystemClock(): Clock {
  let originMs = Date.now()
  let originTimer = performance.now()
  return {
    now: () => new Date(),
    nowMs: Date.now,
    nowNanoseconds() {
      const wallMs = Date.now()
      const elapsedMs = performance.now() - originTimer
      if (Math.abs(originMs + elapsedMs - wallMs) > MAX_DRIFT_MS) {
        originMs = wallMs
        originTimer = performance.now()
        return BigInt(wallMs) * NANOSECONDS_PER_MS
      }
      return BigInt(originMs) * NANOSECONDS_PER_MS + BigInt(Math.floor(elapsedMs * 1e6))
    },
  }
}
