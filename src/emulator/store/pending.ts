/** Some changes take the API a moment. Here nothing waits for them: the clock says whether they are over. */
import { toMicroseconds } from '../timestamp.js'
import type { StoreOptions } from './store-options.js'

/**
 * Whether a change that began at `since` is still under way. `since` is in microseconds; null: there was no change. A
 * start that lies in the future counts as over, so that a clock that was set back leaves nothing pending for hours.
 */
export function isPending(
  since: number | null,
  { clock, pendingMs }: Pick<StoreOptions, 'clock' | 'pendingMs'>,
): boolean {
  if (since === null) return false
  const elapsed = toMicroseconds(clock.nowNanoseconds()) - since
  return elapsed >= 0 && elapsed < pendingMs * 1000
}
