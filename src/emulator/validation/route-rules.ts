import { UnusableRegexError } from '../../lib/linear-regex.js'
import { compileRouteRegex, MAX_INSTRUCTIONS_PER_STAGE } from '../../lib/route-regex.js'
import type { RuleHttpMatch } from '../../wire/route-stage.js'
import { kindsAfter, linkField } from '../../wire/stage-kinds.js'
import { type LinkContext, readLink } from '../kinds/links.js'
import type { RouteRuleValues } from '../store/route-rules.js'
import type { Arguments } from './arguments.js'
import { combine, isRefused, REFUSED, type Refused } from './refused.js'

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const
const FILTER_TYPES = ['regex'] as const
const POSITIONS = ['after_position', 'before_position'] as const

/** Parses the rules of a PUT, which replace all rules of the stage. */
export function parseRouteRules(args: Arguments, context: LinkContext): RouteRuleValues[] {
  const rules = readRouteRules(args, context)
  refuseTooManyInstructions(args, [], rules)
  return args.accept({ rules }).rules
}

/** Parses the rules of a POST, and the position at which to insert them. `present` are the rules that the stage has now. */
export function parseAddedRouteRules(
  args: Arguments,
  present: readonly RouteRuleValues[],
  context: LinkContext,
): { rules: RouteRuleValues[]; position: number } {
  const rules = readRouteRules(args, context)
  const position = readInsertPosition(args, present.length)
  refuseTooManyInstructions(args, present, rules)
  return args.accept({ rules, position })
}

function readRouteRules(args: Arguments, context: LinkContext): RouteRuleValues[] | Refused {
  return args.objects('route_rules', (rule) => readRouteRule(rule, context)) ?? []
}

function readRouteRule(rule: Arguments, context: LinkContext): RouteRuleValues | Refused {
  const httpMatch = rule.object('rule_http_match', readHttpMatch) ?? null
  const target = readLink(rule, 'route', null, context) ?? refuseMissingTarget(rule)
  return combine({ httpMatch, target })
}

function refuseMissingTarget(rule: Arguments): Refused {
  const names = kindsAfter('route').map(linkField)
  if (names.every((name) => rule.isEmpty(name)))
    for (const name of names) rule.refuse(name, 'required', `exactly one of ${names.join(', ')} must be set`)
  return REFUSED
}

/** Refuses rules that would take the edge too long to match. The limit is for all rules that the stage would have afterwards. */
function refuseTooManyInstructions(
  args: Arguments,
  present: readonly RouteRuleValues[],
  added: readonly RouteRuleValues[] | Refused,
): void {
  if (isRefused(added)) return
  const filters = [...present, ...added].flatMap(({ httpMatch }) => [
    httpMatch?.path_filter,
    httpMatch?.host_filter,
  ])
  const total = filters.reduce((sum, filter) => sum + (filter ? tryCompile(filter.value).instructions : 0), 0)
  if (total > MAX_INSTRUCTIONS_PER_STAGE)
    args.refuse(
      'route_rules',
      'constraint',
      `all regular expressions of a route stage together may have ${MAX_INSTRUCTIONS_PER_STAGE} instructions, got ${total} in all`,
    )
}

/** Without a position, rules go to the end. `count` is the number of rules that the stage has now. */
function readInsertPosition(args: Arguments, count: number): number | Refused {
  const [name, other] = POSITIONS.filter((candidate) => args.has(candidate))
  if (name === undefined) return count + 1
  if (other !== undefined) {
    for (const position of POSITIONS)
      args.refuse(position, 'constraint', `at most one of ${POSITIONS.join(', ')} may be set`)
    return REFUSED
  }
  if (count === 0) return args.refuse(name, 'constraint', 'there are no rules yet')
  const position = args.requiredInteger(name, { min: 1, max: count })
  return isRefused(position) || name === 'before_position' ? position : position + 1
}

/** If left out, `host_filter` is null, `path_filter` is absent and `method_filters` is an empty list: see README.md. */
function readHttpMatch(match: Arguments): RuleHttpMatch | Refused {
  const methods = match.stringsOf('method_filters', METHODS) ?? []
  const path = readFilter(match, 'path_filter', 'path_filter_type')
  const host = readFilter(match, 'host_filter', 'host_filter_type')
  if (isRefused(methods) || isRefused(path) || isRefused(host)) return REFUSED
  return {
    method_filters: methods,
    ...(path !== null && { path_filter: { path_filter_type: path.type, value: path.value } }),
    host_filter: host === null ? null : { host_filter_type: host.type, value: host.value },
  }
}

type Filter = { type: string; value: string }

function readFilter(match: Arguments, name: string, typeName: string): Filter | null | Refused {
  const read = (filter: Arguments) =>
    combine({
      type: filter.requiredEnumValue(typeName, FILTER_TYPES, `unknown_${name}`),
      value: readRegex(filter),
    })
  return match.object(name, read) ?? null
}

/** Accepts only RE2 regular expressions. Others could take so long that the edge hangs. */
function readRegex(filter: Arguments): string | Refused {
  const value = filter.requiredString('value')
  const problem = isRefused(value) ? null : tryCompile(value).problem
  if (problem === null) return value
  return filter.refuse(
    'value',
    'constraint',
    `value must be an RE2 regular expression of limited size: ${problem}`,
  )
}

/** An unusable regular expression has no instructions, because the edge never runs it. */
function tryCompile(regex: string): { instructions: number; problem: string | null } {
  try {
    return { instructions: compileRouteRegex(regex).instructions, problem: null }
  } catch (error) {
    if (error instanceof UnusableRegexError) return { instructions: 0, problem: error.message }
    throw error
  }
}
