/** What every kind of stage has in common, and the form in which a kind says what is its own. */

export type StageKind = 'dns' | 'tls' | 'cache' | 'route' | 'waf' | 'backend'

/** Which stage comes next, towards the origin. On the wire the kind is in the name of the field: `waf_stage_id`. */
export type StageLink = { kind: StageKind; id: string }

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

/** In the order of a request through a pipeline. */
export const STAGE_KINDS: readonly StageKind[] = ['dns', 'tls', 'cache', 'route', 'waf', 'backend']

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

export function linkField(kind: StageKind): `${StageKind}_stage_id` {
  return `${kind}_stage_id`
}
