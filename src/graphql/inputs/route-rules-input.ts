import { unreadableRegexProblem } from '../../lib/unreadable-regex.js'
import type {
  AddRouteRulesRequest,
  RouteRuleRequest,
  RuleHttpMatch,
  SetRouteRulesRequest,
} from '../../wire/route-stage.js'
import type {
  AddRouteRulesInput,
  RouteRuleInput,
  RuleHttpMatchInput,
  SetRouteRulesInput,
} from '../__generated__/resolvers.js'
import { quote } from '../ids.js'
import { userError } from '../user-errors.js'
import { checkAtMostOne, checkExactlyOne } from './checks.js'
import { field, integer, optional, type ParseValue, uuid, withoutNulls } from './fields.js'
import { checkNotItself } from './links.js'
import {
  accepted,
  alsoRefusedBy,
  type Parsed,
  parsedList,
  parsedObject,
  problemsIn,
  refused,
  within,
} from './parsed.js'

const TARGETS = ['backendStageId', 'wafStageId'] as const

/** A write to the rules of the route stage `id`. */
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

/** Null filters count as left out. */
export const parseHttpMatch: ParseValue<RuleHttpMatchInput, RuleHttpMatch> = (input, name) => {
  const { methodFilters, pathFilter, hostFilter } = input
  const path = pathFilter ? parseRegex('pathFilter', pathFilter.value) : accepted(undefined)
  const host = hostFilter ? parseRegex('hostFilter', hostFilter.value) : accepted(undefined)
  if (!path.ok || !host.ok) return within([name], refused(...problemsIn(path), ...problemsIn(host)))
  return accepted({
    method_filters: (methodFilters ?? []).map((method) => method.toLowerCase()),
    ...(path.value !== undefined && {
      path_filter: { path_filter_type: typeOf(pathFilter?.pathFilterType), value: path.value },
    }),
    ...(host.value !== undefined && {
      host_filter: { host_filter_type: typeOf(hostFilter?.hostFilterType), value: host.value },
    }),
  })
}

function typeOf(type: string | null | undefined): string {
  return (type ?? 'REGEX').toLowerCase()
}

/** The API does not say which flavour it reads, so a problem is only what no flavour can read. */
function parseRegex(filter: string, value: string): Parsed<string> {
  const refuse = (message: string) => refused(userError('INVALID', ['input', filter, 'value'], message))
  if (value === '') return refuse('value must not be empty, got ""')
  const problem = unreadableRegexProblem(value)
  if (problem === null) return accepted(value)
  return refuse(`value must be a regular expression: ${problem}, got ${quote(value)}`)
}
