import type { TimerClock } from '../../src/api-client/clocks.js'

/** A clock on which every wait ends at once. `waitsMs` records the waits, in order. */
export function createImpatientClock(startMs: number) {
  const waitsMs: number[] = []
  let nowMs = startMs
  const clock: TimerClock = {
    nowMs: () => nowMs,
    steadyMs: () => nowMs,
    setTimer(ms, callback) {
      waitsMs.push(ms)
      const immediate = setImmediate(() => {
        nowMs += ms
        callback()
      })
      return () => clearImmediate(immediate)
    },
  }
  return { clock, waitsMs }
}
