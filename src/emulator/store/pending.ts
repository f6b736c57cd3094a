/** What takes the API a moment is not waited for: whether it is over is read off the clock. */
import { toMicroseconds } from '../timestamp.js'
import type { StoreOptions } from './store-options.js'

/**
 * Whether what began at `since` (microseconds; null: nothing did) is still under way. What lies ahead of the clock is over:
 * a clock that was set back must not leave anything pending for hours.
 */
export function isPending(
  since: number | null,
  { clock, pendingMs }: Pick<StoreOptions, 'clock' | 'pendingMs'>,
): boolean {
  if (since === null) return false
  const elapsed = toMicroseconds(clock.nowNanoseconds()) - since
  return elapsed >= 0 && elapsed < pendingMs * 1000
}
