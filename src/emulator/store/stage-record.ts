/** Stages as the store keeps them. */
import type { StageKind, StageLink } from '../../wire/stage-kinds.js'

/** The parts of a stage that a request decides. `settings` are as on the wire. */
export type StageValues<Settings extends object = object> = { settings: Settings; link: StageLink | null }

export type StageRecord<Settings extends object = object> = StageValues<Settings> & {
  id: string
  kind: StageKind
  pipelineId: string
  /** Whether it is a head, or a head leads to it. */
  isActive: boolean
  isHead: boolean
  createdAt: string
  updatedAt: string
}

/** The part of a kind of stage that the store needs. */
export type StageStorage<Settings extends object = object> = {
  kind: StageKind
  /** The SQL condition of each query parameter that filters a list, with one `?` for the value. */
  filters: Readonly<Record<string, string>>
  /** Whether creating such a stage sets the `updated_at` of its pipeline. */
  creationTouchesPipeline(settings: Settings): boolean
}
