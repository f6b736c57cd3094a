import { unreadableRegexProblem } from '../../lib/unreadable-regex.js'
import type { RouteRuleRequest, RouteStageRequest } from '../../wire/route-stage.js'
import type {
  AddRouteRulesInput,
  CreateRouteStageInput,
  RouteRuleInput,
  RuleHttpMatchInput,
  SetRouteRulesInput,
  UpdateRouteStageInput,
  UserError,
} from '../__generated__/resolvers.js'
import { quote } from '../ids.js'
import { userError } from '../user-errors.js'
import {
  checkAtMostOne,
  checkEach,
  checkExactlyOne,
  checkIds,
  checkNotBlank,
  checkNotEmpty,
  checkRange,
  within,
  withoutNulls,
} from './checks.js'
import { checkLinks, checkNotItself, toLinks } from './links.js'

const LINKS = ['wafStageId', 'backendStageId'] as const
const TARGETS = ['backendStageId', 'wafStageId'] as const

export function checkCreateRouteStage(input: CreateRouteStageInput): UserError[] {
  return [...checkIds(input, 'pipelineId'), ...checkLinks(input, ...LINKS)]
}

export function checkUpdateRouteStage(input: UpdateRouteStageInput): UserError[] {
  return [...checkIds(input, 'id'), ...checkNotEmpty(input), ...checkLinks(input, ...LINKS)]
}

export function toCreateRouteStageRequest(input: CreateRouteStageInput): RouteStageRequest {
  return toRouteStageRequest(withoutNulls(input))
}

export function toRouteStageRequest({
  wafStageId,
  backendStageId,
}: Omit<UpdateRouteStageInput, 'id'>): RouteStageRequest {
  return toLinks({ waf_stage_id: wafStageId, backend_stage_id: backendStageId })
}

export function checkSetRouteRules(input: SetRouteRulesInput): UserError[] {
  return [...checkIds(input, 'id'), ...checkRules(input)]
}

export function checkAddRouteRules(input: AddRouteRulesInput): UserError[] {
  const none =
    input.routeRules.length === 0
      ? [userError('REQUIRED', ['input', 'routeRules'], 'routeRules must hold at least one rule, got []')]
      : []
  return [
    ...checkIds(input, 'id'),
    ...none,
    ...checkRules(input),
    ...checkAtMostOne(input, 'afterPosition', 'beforePosition'),
    ...checkRange(input, { min: 1 }, 'afterPosition', 'beforePosition'),
  ]
}

function checkRules({ id, routeRules }: SetRouteRulesInput): UserError[] {
  return checkEach('routeRules', routeRules, (rule) => {
    const notOne = checkExactlyOne(rule, ...TARGETS)
    return [
      ...checkMatch(rule.ruleHttpMatch),
      ...checkIds(rule, ...TARGETS),
      ...(notOne.length > 0 ? notOne : checkNotItself(rule, id, ...TARGETS)),
    ]
  })
}

/** Of a rule: its `ruleHttpMatch`. */
export function checkMatch(match: RuleHttpMatchInput | null | undefined): UserError[] {
  return within(
    ['ruleHttpMatch'],
    (['pathFilter', 'hostFilter'] as const).flatMap((name) => {
      const filter = match?.[name]
      return filter ? within([name], [...checkNotBlank(filter, 'value'), ...checkRegex(filter.value)]) : []
    }),
  )
}

/** The upstream does not say which flavour it reads, so only what no flavour can read is a problem. */
function checkRegex(value: string): UserError[] {
  const problem = unreadableRegexProblem(value)
  if (problem === null) return []
  return [
    userError(
      'INVALID',
      ['input', 'value'],
      `value must be a regular expression: ${problem}, got ${quote(value)}`,
    ),
  ]
}

export function toRouteRuleRequest({
  ruleHttpMatch,
  backendStageId,
  wafStageId,
}: RouteRuleInput): RouteRuleRequest {
  return {
    ...(ruleHttpMatch && { rule_http_match: toRuleHttpMatch(ruleHttpMatch) }),
    ...(backendStageId && { backend_stage_id: backendStageId }),
    ...(wafStageId && { waf_stage_id: wafStageId }),
  }
}

/** Null in a filter is as good as left out. */
export function toRuleHttpMatch({ methodFilters, pathFilter, hostFilter }: RuleHttpMatchInput) {
  return {
    method_filters: (methodFilters ?? []).map((method) => method.toLowerCase()),
    ...(pathFilter && {
      path_filter: {
        path_filter_type: (pathFilter.pathFilterType ?? 'REGEX').toLowerCase(),
        value: pathFilter.value,
      },
    }),
    ...(hostFilter && {
      host_filter: {
        host_filter_type: (hostFilter.hostFilterType ?? 'REGEX').toLowerCase(),
        value: hostFilter.value,
      },
    }),
  }
}
