/** Stages as they are kept. */
import type { StageKind, StageLink } from '../../wire/stage-kinds.js'

/** The parts of a stage that a request decides. `settings` are written as on the wire. */
export type StageValues<Settings extends object = object> = { settings: Settings; link: StageLink | null }

export type StageRecord<Settings extends object = object> = StageValues<Settings> & {
  id: string
  kind: StageKind
  pipelineId: string
  /** Whether a head leads to it. */
  isActive: boolean
  isHead: boolean
  createdAt: string
  updatedAt: string
}

/** How stages of one kind are kept. */
export type StageTable<Settings extends object = object> = {
  kind: StageKind
  /** SQL for each query parameter that filters a list, with one `?` for its value. */
  filters: Readonly<Record<string, string>>
  /** Whether creating such a stage moves the `updated_at` of its pipeline. */
  creationTouchesPipeline(settings: Settings): boolean
}
