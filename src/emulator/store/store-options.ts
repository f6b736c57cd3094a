/** The options of the store, and the rule for changes that take the API a moment. Nothing waits for them: the clock says whether they are over. */
import type { Clock } from '../../lib/clock.js'
import { toMicroseconds } from '../timestamp.js'

export type StoreOptions = {
  clock: Clock
  randomUUID: () => string
  /** Names the organization of a project that has no data yet. */
  organizationOf: (projectId: string) => string
  /** A complete pipeline stays `pending` for this long after a change, and a purge request after its creation. */
  pendingMs: number
}

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
