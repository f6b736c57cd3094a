/** Clocks. The code takes its clock as a parameter, so that tests can set the time. */
import { uptime } from 'node:os'

export type Clock = {
  now(): Date
  /** Milliseconds since the epoch: the same instant as `now()`, for hot paths where a `Date` would cost too much. */
  nowMs(): number
  /** Nanoseconds since the epoch: the same instant as `now()`, with the digits that a `Date` cannot hold. */
  nowNanoseconds(): bigint
}

export type SteadyClock = Clock & {
  /**
   * Milliseconds for measuring durations. This clock advances steadily, even while the computer sleeps, and corrections of the
   * system's clock do not affect it. It starts at the system's milliseconds since the epoch, but after that it has no relation to
   * dates, nor to the steady clock of another process.
   */
  steadyMs(): number
}

/** The sources of the system clock. */
export type Readings = {
  /** Milliseconds since the epoch by the system's clock. */
  wallMs(): number
  /** Milliseconds of a timer that is never set, but may stop while the computer sleeps. */
  timerMs(): number
  /** Milliseconds since the computer was started, including the time that it slept. */
  uptimeMs(): number
}

const NANOSECONDS_PER_MS = 1_000_000n

/** The fine clock is synchronized again when it differs from the system's by more, because the system's clock was set or slewed. */
const MAX_DRIFT_MS = 2

/** If the system's clock gains more than this on the timer between two readings, it was set, or the computer slept. */
const LEAP_MS = 1000

const SYSTEM: Readings = {
  wallMs: Date.now,
  timerMs: () => performance.now(),
  uptimeMs: () => uptime() * 1000,
}

/** The digits below a millisecond come from the timer, so that two readings in one millisecond stay in order. */
export function createSystemClock({ wallMs, timerMs, uptimeMs }: Readings = SYSTEM): SteadyClock {
  let originMs = wallMs()
  let originTimer = timerMs()
  /** The offsets from the timer to the steady clock, to the system's clock, and to the uptime. */
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
        // During sleep, Linux stops the timer but not the uptime. The uptime is read only here, because reading it reads a file.
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
