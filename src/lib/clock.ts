/** Where the time comes from: the system in a process, a test's own hand in a test. */
import { uptime } from 'node:os'

export type Clock = {
  now(): Date
  /** Milliseconds since the epoch: the same instant, for those who ask so often that a `Date` would cost. */
  nowMs(): number
  /** Nanoseconds since the epoch: the same instant as `now()`, with the digits a `Date` cannot hold. */
  nowNanoseconds(): bigint
}

export type SteadyClock = Clock & {
  /**
   * Milliseconds, for how long something has lasted. It goes on at the pace of time, while the computer sleeps too, and is not set: a
   * correction of the system's clock leaves it alone. It begins as the epoch's milliseconds by the system's clock of then; nothing else
   * relates it to a date, or to the steady clock of another process.
   */
  steadyMs(): number
}

/** What a clock is read from. */
export type Readings = {
  /** Milliseconds since the epoch, by the system's clock. */
  wallMs(): number
  /** Milliseconds of a timer that is never set, and may stand still while the computer sleeps. */
  timerMs(): number
  /** Milliseconds since the computer was started, the time that it slept included. */
  uptimeMs(): number
}

const NANOSECONDS_PER_MS = 1_000_000n

/** How far the fine clock may stray from the system's, which may be set or slewed, before it is taken up again. */
const MAX_DRIFT_MS = 2

/** If the system's clock gets ahead of the timer by so much between two readings, it was set, or the computer slept. */
const LEAP_MS = 1000

const SYSTEM: Readings = {
  wallMs: Date.now,
  timerMs: () => performance.now(),
  uptimeMs: () => uptime() * 1000,
}

/** Its fine digits are the timer's, so two readings in one millisecond stay in order. */
export function createSystemClock({ wallMs, timerMs, uptimeMs }: Readings = SYSTEM): SteadyClock {
  let originMs = wallMs()
  let originTimer = timerMs()
  /** From the timer to the steady clock, to the system's, and to the uptime. */
  let toSteadyMs = originMs - originTimer
  let toWallMs = toSteadyMs
  let toUptimeMs = uptimeMs() - originTimer
  return {
    now: () => new Date(wallMs()),
    nowMs: wallMs,
    steadyMs() {
      const timer = timerMs()
      const leapMs = wallMs() - timer - toWallMs
      if (leapMs > LEAP_MS) {
        // Linux stops the timer in its sleep, and not the uptime. That is read from a file, so not each time.
        const sleptMs = uptimeMs() - timer - toUptimeMs
        if (sleptMs > LEAP_MS) {
          toSteadyMs += sleptMs
          toUptimeMs += sleptMs
        }
      }
      toWallMs += leapMs
      return timer + toSteadyMs
    },
    nowNanoseconds() {
      const wall = wallMs()
      const elapsedMs = timerMs() - originTimer
      if (Math.abs(originMs + elapsedMs - wall) > MAX_DRIFT_MS) {
        originMs = wall
        originTimer = timerMs()
        return BigInt(wall) * NANOSECONDS_PER_MS
      }
      return BigInt(originMs) * NANOSECONDS_PER_MS + BigInt(Math.floor(elapsedMs * 1e6))
    },
  }
}

/** The system's clock. */
export const systemClock: SteadyClock = createSystemClock()
