import type { AddRouteRulesRequest, RouteRuleRequest, SetRouteRulesRequest } from '../../wire/route-stage.js'
import type { AddRouteRulesInput, RouteRuleInput, SetRouteRulesInput } from '../__generated__/resolvers.js'
import { userError } from '../user-errors.js'
import { checkAtMostOne, checkExactlyOne } from './checks.js'
import { field, integer, optional, uuid, withoutNulls } from './fields.js'
import { parseHttpMatch } from './http-match-input.js'
import { checkNotItself } from './link-inputs.js'
import { alsoRefusedBy, type Parsed, parsedList, parsedObject } from './parsed.js'

const TARGETS = ['backendStageId', 'wafStageId'] as const

/** `id` is the id of the route stage whose rules are written. */
export type RouteRulesWrite<Body> = { id: string; body: Body }

export function parseSetRouteRules(input: SetRouteRulesInput): Parsed<RouteRulesWrite<SetRouteRulesRequest>> {
  return parsedObject({
    id: field(input, 'id', uuid),
    body: parsedObject({ route_rules: parseRules(input) }),
  })
}

export function parseAddRouteRules(input: AddRouteRulesInput): Parsed<RouteRulesWrite<AddRouteRulesRequest>> {
  const given = withoutNulls(input)
  const position = integer({ min: 1 })
  const body = parsedObject({
    route_rules: alsoRefusedBy(parseRules(input), [
      ...checkAnyRule(input),
      ...checkAtMostOne(input, 'afterPosition', 'beforePosition'),
    ]),
    after_position: optional(given, 'afterPosition', position),
    before_position: optional(given, 'beforePosition', position),
  })
  return parsedObject({ id: field(input, 'id', uuid), body })
}

function checkAnyRule({ routeRules }: AddRouteRulesInput) {
  if (routeRules.length > 0) return []
  return [userError('REQUIRED', ['input', 'routeRules'], 'routeRules must hold at least one rule, got []')]
}

function parseRules({ id, routeRules }: SetRouteRulesInput): Parsed<RouteRuleRequest[]> {
  return parsedList('routeRules', routeRules, (rule) => parseRule(rule, id))
}

function parseRule(input: RouteRuleInput, routeStageId: string): Parsed<RouteRuleRequest> {
  const rule = withoutNulls(input)
  const parsed = parsedObject({
    rule_http_match: optional(rule, 'ruleHttpMatch', parseHttpMatch),
    backend_stage_id: optional(rule, 'backendStageId', uuid),
    waf_stage_id: optional(rule, 'wafStageId', uuid),
  })
  const notOne = checkExactlyOne(rule, ...TARGETS)
  return alsoRefusedBy(parsed, notOne.length > 0 ? notOne : checkNotItself(rule, routeStageId, ...TARGETS))
}
