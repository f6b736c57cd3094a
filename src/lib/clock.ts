/** Clocks. The code takes its clock as a parameter, so that tests can set the time. */
import { uptime } from 'node:os'

export type Clock = {
  now(): Date
  /** Milliseconds since the epoch: the same instant as `now()`, for hot paths where a `Date` would cost too much. */
  nowMs(): number
  /** Nanoseconds since the epoch, within 2 ms of `now()`, with the digits that a `Date` cannot hold. Two readings in one millisecond stay in order. */
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

/** Where the system clock gets its times from. */
export type TimeSources = {
  /** Milliseconds since the epoch by the system's clock. */
  wallMs(): number
  /** Milliseconds of a monotonic timer, which may stop while the computer sleeps. */
  timerMs(): number
  /** Milliseconds since the computer was started, including the time that it slept. */
  uptimeMs(): number
}

const NANOSECONDS_PER_MS = 1_000_000n

/** If nanoseconds drift further than this from the system's clock, they are synchronized with it again: it was set or slewed. */
const MAX_DRIFT_MS = 2

/** If the system's clock gains more than this on the timer between two readings, it was set, or the computer slept. */
const LEAP_MS = 1000

const SYSTEM: TimeSources = {
  wallMs: Date.now,
  timerMs: () => performance.now(),
  uptimeMs: () => uptime() * 1000,
}

export function createSystemClock({ wallMs, timerMs, uptimeMs }: TimeSources = SYSTEM): SteadyClock {
  let baseWallMs = wallMs()
  let baseTimerMs = timerMs()
  /** The offsets from the timer to the steady clock, to the system's clock, and to the uptime. */
  let toSteadyMs = baseWallMs - baseTimerMs
  let toWallMs = toSteadyMs
  let toUptimeMs = uptimeMs() - baseTimerMs
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
      const elapsedMs = timerMs() - baseTimerMs
      if (Math.abs(baseWallMs + elapsedMs - wall) > MAX_DRIFT_MS) {
        baseWallMs = wall
        baseTimerMs = timerMs()
        return BigInt(wall) * NANOSECONDS_PER_MS
      }
      return BigInt(baseWallMs) * NANOSECONDS_PER_MS + BigInt(Math.floor(elapsedMs * 1e6))
    },
  }
}

/** The system's clock. */
export const systemClock: SteadyClock = createSystemClock()
