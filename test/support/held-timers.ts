import { vi } from 'vitest'

/** Timers stand still until the test moves them: `using timers = holdTimers()`, called before anything starts a timer. */
export function holdTimers() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  return {
    async pass(ms: number) {
      await vi.advanceTimersByTimeAsync(ms)
    },
    [Symbol.dispose]: () => void vi.useRealTimers(),
  }
}
