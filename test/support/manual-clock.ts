import type { TimerClock } from '../../src/api-client/clocks.js'
import type { SteadyClock } from '../../src/lib/clock.js'

/** A moment without a fraction of a second, as HTTP dates have. */
export const WHOLE_SECOND = '2026-07-22T09:00:00Z'
export const WHOLE_SECOND_MS = Date.parse(WHOLE_SECOND)

/** A clock that stands still until the test moves it. */
export type ManualClock = SteadyClock &
  TimerClock & {
    /** Moves the clock, and runs the timers that are then due. */
    advanceMs(milliseconds: number): void
    /** Moves the clock, but runs no timers. */
    advanceNanoseconds(nanoseconds: bigint): void
    /** Sets the system's clock ahead or, by a negative number, back: no time passes. */
    setMs(milliseconds: number): void
    /** Milliseconds from now of each timer that is set. */
    pendingMs(): number[]
    /** Resolves once a timer of exactly this length is set. */
    timerOf(milliseconds: number): Promise<void>
  }

export function createManualClock(start = '2026-02-18T16:34:56.984547510Z'): ManualClock {
  const [, fraction = ''] = /\.(\d{1,9})Z$/.exec(start) ?? []
  const seconds = BigInt(Date.parse(start.replace(/\.\d+Z$/, 'Z'))) / 1000n
  let nanoseconds = seconds * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'))
  let setNanoseconds = 0n
  const timers = new Set<{ atMs: number; callback: () => void }>()
  const watchers = new Set<() => void>()
  const steadyMs = () => Number((nanoseconds - setNanoseconds) / 1_000_000n)
  return {
    now: () => new Date(Number(nanoseconds / 1_000_000n)),
    nowMs: () => Number(nanoseconds / 1_000_000n),
    nowNanoseconds: () => nanoseconds,
    steadyMs,
    setTimer(ms, callback) {
      const timer = { atMs: steadyMs() + ms, callback }
      timers.add(timer)
      for (const watcher of watchers) watcher()
      return () => timers.delete(timer)
    },
    advanceMs(milliseconds) {
      nanoseconds += BigInt(milliseconds) * 1_000_000n
      for (const timer of [...timers]) {
        if (timer.atMs <= steadyMs() && timers.delete(timer)) timer.callback()
      }
    },
    advanceNanoseconds: (more) => {
      nanoseconds += more
    },
    setMs: (milliseconds) => {
      nanoseconds += BigInt(milliseconds) * 1_000_000n
      setNanoseconds += BigInt(milliseconds) * 1_000_000n
    },
    pendingMs: () => [...timers].map(({ atMs }) => atMs - steadyMs()),
    timerOf: (milliseconds) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (![...timers].some(({ atMs }) => atMs === steadyMs() + milliseconds)) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
  }
}
