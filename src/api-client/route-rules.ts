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

export const createRouteRuleCalls = (call: Call): RouteRuleCalls => ({
  listRules: (id) => call({ method: 'GET', route: rules, id, read: readRuleList }),
  setRules: (id, body) => call({ method: 'PUT', route: rules, id, body, read: readRules }),
  addRules: (id, body) => call({ method: 'POST', route: rules, id, body, read: readRules }),
  searchRules: (query) => call({ method: 'GET', route: '/search-route-rules', query, read: readRuleList }),
})
