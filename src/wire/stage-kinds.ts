/** The kinds of stages, and how one links to the next. */

export type StageKind = 'dns' | 'tls' | 'cache' | 'route' | 'waf' | 'backend'

/** Which stage comes next, towards the origin. On the wire the kind is in the name of the field: `waf_stage_id`. */
export type StageLink = { kind: StageKind; id: string }

/** In the order of a request through a pipeline. */
export const STAGE_KINDS: readonly StageKind[] = ['dns', 'tls', 'cache', 'route', 'waf', 'backend']

export function linkField(kind: StageKind): `${StageKind}_stage_id` {
  return `${kind}_stage_id`
}
