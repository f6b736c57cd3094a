import type { SteadyClock } from '../../src/lib/clock.js'

/** A clock that stands still until it is told otherwise. */
export type ManualClock = SteadyClock & {
  advanceMs(milliseconds: number): void
  advanceNanoseconds(nanoseconds: bigint): void
  /** Sets the system's clock ahead or, by a negative number, back: no time passes. */
  setMs(milliseconds: number): void
}

export function createManualClock(start = '2026-02-18T16:34:56.984547510Z'): ManualClock {
  const [, fraction = ''] = /\.(\d{1,9})Z$/.exec(start) ?? []
  const seconds = BigInt(Date.parse(start.replace(/\.\d+Z$/, 'Z'))) / 1000n
  let nanoseconds = seconds * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'))
  let setNanoseconds = 0n
  return {
    now: () => new Date(Number(nanoseconds / 1_000_000n)),
    nowMs: () => Number(nanoseconds / 1_000_000n),
    nowNanoseconds: () => nanoseconds,
    steadyMs: () => Number((nanoseconds - setNanoseconds) / 1_000_000n),
    advanceMs: (milliseconds) => {
      nanoseconds += BigInt(milliseconds) * 1_000_000n
    },
    advanceNanoseconds: (more) => {
      nanoseconds += more
    },
    setMs: (milliseconds) => {
      nanoseconds += BigInt(milliseconds) * 1_000_000n
      setNanoseconds += BigInt(milliseconds) * 1_000_000n
    },
  }
}
