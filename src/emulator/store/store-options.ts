import type { Clock } from '../../lib/clock.js'

export type StoreOptions = {
  clock: Clock
  randomUUID: () => string
  /** Names the organization of a project that has no data yet. */
  organizationOf: (projectId: string) => string
  /** A complete pipeline stays `pending` for this long after a change, and a purge request after its creation. */
  pendingMs: number
}
