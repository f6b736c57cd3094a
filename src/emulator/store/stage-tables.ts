/** What every kind of stage has in common, and the form in which a kind says what is its own. */
import type { StageKind, StageLink } from '../../wire/stage-kinds.js'

/** What a caller decides about a stage. `settings` are written as on the wire. */
export type StageValues<Settings extends object> = { settings: Settings; link: StageLink | null }

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
export type StageTable<Settings extends object> = {
  kind: StageKind
  /** SQL for each query parameter that filters a list, with one `?` for its value. */
  filters: Readonly<Record<string, string>>
  /** Whether creating such a stage moves the `updated_at` of its pipeline. */
  creationTouchesPipeline(settings: Settings): boolean
}

/** The graph: which kinds may come next after each. What comes next after a rule is what may after its route stage. */
export const NEXT_KINDS: Readonly<Record<StageKind, readonly StageKind[]>> = {
  dns: ['tls', 'cache', 'backend'],
  tls: ['cache', 'backend', 'waf', 'route'],
  cache: ['backend', 'waf', 'route'],
  route: ['waf', 'backend'],
  waf: ['backend'],
  backend: [],
}

/** The kinds of which a stage may be the head of its pipeline. */
export const HEAD_KIND: StageKind = 'dns'
