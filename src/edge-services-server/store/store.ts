/** What Edge Services remembers. */
import type { Clock } from '../../lib/clock.js'
import type { Database } from './database.js'
import { createPipelineStore } from './pipelines.js'
import { createStageStore } from './stages.js'

export type StoreOptions = {
  clock: Clock
  randomUUID: () => string
  /** The organization of a project nothing is known of yet. */
  organizationOf: (projectId: string) => string
}

export type Store = ReturnType<typeof createStore>

/** Methods that write are called within `write`, which makes all they do one step, on disk once it returns. */
export function createStore(database: Database, options: StoreOptions) {
  const pipelines = createPipelineStore(database, options)
  return {
    pipelines,
    stages: createStageStore(database, pipelines, options),
    read: database.read,
    write: database.write,
  }
}
