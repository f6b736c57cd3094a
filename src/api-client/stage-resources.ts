/** The calls of each kind of stage. */
import { lazyMembers } from '../lib/lazy-members.js'
import {
  type AddRouteRulesRequest,
  RouteRuleList,
  RouteRules,
  type SearchRouteRulesQuery,
  type SetRouteRulesRequest,
} from '../wire/route-stage.js'
import type { StageKind } from '../wire/stage-kinds.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { createStageCalls, createStageSearch, type StageCalls, type StageSearch } from './stages.js'

const RESOURCES = {
  dns: (call: Call) => createStageCalls('dns', call),
  tls: (call: Call) => createStageCalls('tls', call),
  cache: (call: Call) => createStageCalls('cache', call),
  route: (call: Call) => ({ ...createStageCalls('route', call), ...createRouteRuleCalls(call) }),
  waf: (call: Call) => ({ ...createStageCalls('waf', call), ...createStageSearch('waf', call) }),
  backend: (call: Call) => ({
    ...createStageCalls('backend', call),
    ...createStageSearch('backend', call),
  }),
} satisfies { [Kind in StageKind]: (call: Call) => StageCalls<Kind> }

/** Includes the calls that only some kinds have, such as `search`. */
export type StageResources = { [Kind in StageKind]: ReturnType<(typeof RESOURCES)[Kind]> }

export const createStageResources = lazyMembers<Call, StageResources>(RESOURCES)

type SearchableKind = {
  [Kind in StageKind]: StageResources[Kind] extends StageSearch<Kind> ? Kind : never
}[StageKind]

const SEARCHABLE: Readonly<Record<SearchableKind, true>> = { waf: true, backend: true }

/** Whether the API can search the stages of this kind across the pipelines of a project. */
export function isSearchable(kind: StageKind): boolean {
  return kind in SEARCHABLE
}

/** The calls that every kind has, of a kind that is only known as a type parameter. */
export function stagesOf<Kind extends StageKind>(
  { stages }: { stages: { [Each in StageKind]: StageCalls<Each> } },
  kind: Kind,
): StageCalls<Kind> {
  return stages[kind]
}

type RouteRuleCalls = {
  /** All rules of a route stage, in the order in which they are tried. */
  listRules(id: string): Promise<RouteRuleList>
  /** Replaces all rules. */
  setRules(id: string, body: SetRouteRulesRequest): Promise<RouteRules>
  /** Adds rules to the existing ones: at the end, unless the body names a position. */
  addRules(id: string, body: AddRouteRulesRequest): Promise<RouteRules>
  /** One page of the rules of all route stages of a project or organization. */
  searchRules(query: SearchRouteRulesQuery): Promise<RouteRuleList>
}

const readRuleList = readJson('a list of route rules', RouteRuleList, 'route_rules')
const readRules = readJson('the route rules of a stage', RouteRules, null)

const rules = '/route-stages/{id}/route-rules'

/** `/route-stages/{id}/route-rules` and `/search-route-rules`. */
const createRouteRuleCalls = (call: Call): RouteRuleCalls => ({
  listRules: (id) => call({ method: 'GET', route: rules, id, read: readRuleList }),
  setRules: (id, body) => call({ method: 'PUT', route: rules, id, body, read: readRules }),
  addRules: (id, body) => call({ method: 'POST', route: rules, id, body, read: readRules }),
  searchRules: (query) => call({ method: 'GET', route: '/search-route-rules', query, read: readRuleList }),
})
