/** `/route-stages`, their rules, and `/search-route-rules`. */
import type { ListQuery } from '../wire/list.js'
import {
  type AddRouteRulesRequest,
  RouteRuleList,
  RouteRules,
  RouteStage,
  RouteStageList,
  type RouteStageRequest,
  type SearchRouteRulesQuery,
  type SetRouteRulesRequest,
} from '../wire/route-stage.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { pathId, toQueryString } from './path.js'
import { type StageResource, stageResource } from './stages.js'

export type RouteStageResource = StageResource<
  RouteStage,
  RouteStageRequest,
  RouteStageRequest,
  ListQuery
> & {
  /** All of them, in the order they are tried. */
  listRules(id: string): Promise<RouteRuleList>
  /** Replaces all rules. */
  setRules(id: string, body: SetRouteRulesRequest): Promise<RouteRules>
  /** Adds to the rules there are, at the end unless the body names a position. */
  addRules(id: string, body: AddRouteRulesRequest): Promise<RouteRules>
  /** Those of all route stages of a project or organization, one page of single rules after the other. */
  searchRules(query: SearchRouteRulesQuery): Promise<RouteRuleList>
}

const endpoints = {
  segment: 'route-stages',
  stage: readJson('a route stage', RouteStage, 'id'),
  list: readJson('a list of route stages', RouteStageList, 'stages'),
}
const readRuleList = readJson('a list of route rules', RouteRuleList, 'route_rules')
const readRules = readJson('the route rules of a stage', RouteRules, null)

const rules = '/route-stages/{id}/route-rules'
const searchRoute = '/search-route-rules'

const rulesPath = (id: string) => `/route-stages/${pathId(id)}/route-rules`

export const routeStageResource = (call: Call): RouteStageResource => ({
  ...stageResource(endpoints, call),
  listRules: async (id) => call({ method: 'GET', route: rules, path: rulesPath(id), read: readRuleList }),
  setRules: async (id, body) =>
    call({ method: 'PUT', route: rules, path: rulesPath(id), body, read: readRules }),
  addRules: async (id, body) =>
    call({ method: 'POST', route: rules, path: rulesPath(id), body, read: readRules }),
  searchRules: async (query) =>
    call({
      method: 'GET',
      route: searchRoute,
      path: searchRoute + toQueryString(query),
      read: readRuleList,
    }),
})
