/** Clocks that tests move. */
import type { TimerClock } from '../../../src/api-client/timer-clock.js'

export const START_MS = Date.parse('2026-07-22T09:00:00Z')

/** Every wait is over at once, and recorded. */
export function impatientClock() {
  const waitsMs: number[] = []
  let nowMs = START_MS
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

/** Time stands still until `advance`. */
export function manualClock() {
  const timers = new Set<{ atMs: number; callback: () => void }>()
  const watchers = new Set<() => void>()
  let nowMs = START_MS
  const clock: TimerClock = {
    nowMs: () => nowMs,
    steadyMs: () => nowMs,
    setTimer(ms, callback) {
      const timer = { atMs: nowMs + ms, callback }
      timers.add(timer)
      for (const watcher of watchers) watcher()
      return () => timers.delete(timer)
    },
  }
  return {
    clock,
    advance(ms: number) {
      nowMs += ms
      for (const timer of [...timers]) {
        if (timer.atMs <= nowMs && timers.delete(timer)) timer.callback()
      }
    },
    /** Milliseconds from now of each timer that is set. */
    pendingMs: () => [...timers].map(({ atMs }) => atMs - nowMs),
    /** Resolves once a timer of exactly `ms` is set. */
    timerOf: (ms: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (![...timers].some(({ atMs }) => atMs === nowMs + ms)) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
  }
}
