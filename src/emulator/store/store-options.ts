import type { Clock } from '../../lib/clock.js'

export type StoreOptions = {
  clock: Clock
  randomUUID: () => string
  /** Names the organization of a project in which nothing has been written yet. */
  organizationOf: (projectId: string) => string
  /** How long a complete pipeline stays `pending` after a change, and a purge request after its creation. */
  pendingMs: number
}
