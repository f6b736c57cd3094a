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
import { notAUuid, toUuid } from '../ids.js'
import { userError } from '../user-errors.js'
import { checkAtMostOne, checkIds, checkNotEmpty, withoutNulls } from './checks.js'
import { checkLinks, toLinks } from './links.js'

const LINKS = ['wafStageId', 'backendStageId'] as const

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
  return [...checkIds(input, 'id'), ...checkRules(input.routeRules)]
}

export function checkAddRouteRules(input: AddRouteRulesInput): UserError[] {
  const none =
    input.routeRules.length === 0
      ? [userError('REQUIRED', ['input', 'routeRules'], 'routeRules must hold at least one rule')]
      : []
  return [
    ...checkIds(input, 'id'),
    ...none,
    ...checkRules(input.routeRules),
    ...checkAtMostOne(input, 'afterPosition', 'beforePosition'),
    ...checkPosition(input, 'afterPosition'),
    ...checkPosition(input, 'beforePosition'),
  ]
}

/** Positions count from 1. */
function checkPosition(input: AddRouteRulesInput, name: 'afterPosition' | 'beforePosition'): UserError[] {
  const position = input[name]
  if (position === null || position === undefined || position >= 1) return []
  return [userError('INVALID', ['input', name], `${name} must be 1 or more, got ${position}`)]
}

function checkRules(rules: readonly RouteRuleInput[]): UserError[] {
  return rules.flatMap((rule, index) => {
    const path = ['input', 'routeRules', String(index)]
    const given = (['backendStageId', 'wafStageId'] as const).filter((name) => rule[name])
    if (given.length === 0)
      return [userError('REQUIRED', path, 'one of backendStageId and wafStageId must be given')]
    if (given.length === 2)
      return given.map((name) =>
        userError(
          'INVALID',
          [...path, name],
          'only one of backendStageId and wafStageId can be given, got both',
        ),
      )
    return given.flatMap((name) => {
      const id = rule[name] ?? ''
      return toUuid(id) !== null ? [] : [userError('INVALID', [...path, name], `${name} ${notAUuid(id)}`)]
    })
  })
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
