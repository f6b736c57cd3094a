import type { Clock } from '../../lib/clock.js'

export type StoreOptions = {
  clock: Clock
  randomUUID: () => string
  /** The organization of a project nothing is known of yet. */
  organizationOf: (projectId: string) => string
  /** How long a change of a complete pipeline, and a purge, take. */
  pendingMs: number
}
