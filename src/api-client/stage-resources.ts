/** The calls of each kind of stage. */
import type { StageKind } from '../wire/stage-kinds.js'
import type { Call } from './call.js'
import { routeRuleCalls } from './route-rules.js'
import { type StageCalls, stageCalls, stageSearch } from './stages.js'

const RESOURCES = {
  dns: (call: Call) => stageCalls('dns', call),
  tls: (call: Call) => stageCalls('tls', call),
  cache: (call: Call) => stageCalls('cache', call),
  route: (call: Call) => ({ ...stageCalls('route', call), ...routeRuleCalls(call) }),
  waf: (call: Call) => ({ ...stageCalls('waf', call), ...stageSearch('waf', call) }),
  backend: (call: Call) => ({
    ...stageCalls('backend', call),
    ...stageSearch('backend', call),
  }),
} satisfies { [Kind in StageKind]: (call: Call) => StageCalls<Kind> }

/** With the calls that only some kinds have, such as `search`. */
export type StageResources = { [Kind in StageKind]: ReturnType<(typeof RESOURCES)[Kind]> }

export function createStageResources(call: Call): StageResources {
  return Object.fromEntries(
    Object.entries(RESOURCES).map(([kind, resource]) => [kind, resource(call)]),
  ) as StageResources
}

/** The calls of a kind that is known only as a parameter. */
export function stagesOf<Kind extends StageKind>(
  { stages }: { stages: { [Each in StageKind]: StageCalls<Each> } },
  kind: Kind,
): StageCalls<Kind> {
  return stages[kind]
}
