import type { Clock } from '../../src/lib/clock.js'

/** A clock that stands still until it is told otherwise. */
export type ManualClock = Clock & {
  advanceMs(milliseconds: number): void
  advanceNanoseconds(nanoseconds: bigint): void
}

export function createManualClock(start = '2026-02-18T16:34:56.984547510Z'): ManualClock {
  const [, fraction = ''] = /\.(\d{1,9})Z$/.exec(start) ?? []
  const seconds = BigInt(Date.parse(start.replace(/\.\d+Z$/, 'Z'))) / 1000n
  let nanoseconds = seconds * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'))
  return {
    now: () => new Date(Number(nanoseconds / 1_000_000n)),
    nowMs: () => Number(nanoseconds / 1_000_000n),
    nowNanoseconds: () => nanoseconds,
    advanceMs: (milliseconds) => {
      nanoseconds += BigInt(milliseconds) * 1_000_000n
    },
    advanceNanoseconds: (more) => {
      nanoseconds += more
    },
  }
}
