/** `/route-stages/{id}/route-rules` and `/search-route-rules`. */
import {
  type AddRouteRulesRequest,
  RouteRuleList,
  RouteRules,
  type SearchRouteRulesQuery,
  type SetRouteRulesRequest,
} from '../wire/route-stage.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { pathId, toQueryString } from './path.js'

type RouteRuleCalls = {
  /** All rules of a route stage, in the order in which they are tried. */
  listRules(id: string): Promise<RouteRuleList>
  /** Replaces all rules. */
  setRules(id: string, body: SetRouteRulesRequest): Promise<RouteRules>
  /** Adds rules to those that exist, at the end unless the body names a position. */
  addRules(id: string, body: AddRouteRulesRequest): Promise<RouteRules>
  /** One page of the rules of all route stages of a project or organization. */
  searchRules(query: SearchRouteRulesQuery): Promise<RouteRuleList>
}

const readRuleList = readJson('a list of route rules', RouteRuleList, 'route_rules')
const readRules = readJson('the route rules of a stage', RouteRules, null)

const rules = '/route-stages/{id}/route-rules'
const searchRoute = '/search-route-rules'

const rulesPath = (id: string) => `/route-stages/${pathId(id)}/route-rules`

export const routeRuleCalls = (call: Call): RouteRuleCalls => ({
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
