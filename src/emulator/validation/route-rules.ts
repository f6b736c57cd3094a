import { UnusableRegexError } from '../../lib/linear-regex.js'
import { compileRouteRegex, MAX_INSTRUCTIONS_TOGETHER } from '../../lib/route-regex.js'
import type { RuleHttpMatch } from '../../wire/route-stage.js'
import { linkField } from '../../wire/stage-kinds.js'
import type { RouteRuleValues } from '../store/route-rules.js'
import { NEXT_KINDS } from '../store/stage-tables.js'
import type { Arguments } from './arguments.js'
import { type LinkContext, parseLink } from './links.js'

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const
const FILTER_TYPES = ['regex'] as const
const POSITIONS = ['after_position', 'before_position'] as const

/** The list of a PUT or a POST. What is wrong is refused on `args`; the values are used only where nothing was. */
export function parseRouteRules(args: Arguments, context: LinkContext): RouteRuleValues[] {
  return (args.objects('route_rules') ?? []).flatMap((rule) => {
    const httpMatch = parseHttpMatch(rule)
    const target = parseLink(rule, NEXT_KINDS.route, null, context)
    if (target !== null) return [{ httpMatch, target }]
    const names = NEXT_KINDS.route.map(linkField)
    if (names.every((name) => rule.isEmpty(name)))
      for (const name of names)
        rule.refuse(name, 'required', `exactly one of ${names.join(', ')} must be set`)
    return []
  })
}

/** Refuses what would take the edge too long, of all the rules that a stage is to have. */
export function refuseTooManyInstructions(args: Arguments, rules: readonly RouteRuleValues[]): void {
  const filters = rules.flatMap(({ httpMatch }) => [httpMatch?.path_filter, httpMatch?.host_filter])
  const total = filters.reduce((sum, filter) => sum + (filter ? tryOut(filter.value).instructions : 0), 0)
  if (total > MAX_INSTRUCTIONS_TOGETHER)
    args.refuse(
      'route_rules',
      'constraint',
      `all regular expressions of a route stage together may have ${MAX_INSTRUCTIONS_TOGETHER} instructions, got ${total} in all`,
    )
}

/**
 * Where a POST puts its rules: the position the first of them will have. Without a position they go to the end.
 * `count` is how many rules there are.
 */
export function parseInsertPosition(args: Arguments, count: number): number {
  const [name, other] = POSITIONS.filter((candidate) => args.has(candidate))
  if (name === undefined) return count + 1
  if (other !== undefined) {
    for (const position of POSITIONS)
      args.refuse(position, 'constraint', `at most one of ${POSITIONS.join(', ')} may be set`)
  } else if (count === 0) {
    args.refuse(name, 'constraint', 'there are no rules yet')
  } else {
    const position = args.integer(name, { min: 1, max: count }) ?? 1
    return name === 'after_position' ? position + 1 : position
  }
  return count + 1
}

/** A `host_filter` that is not given is null, a `path_filter` absent, a list of methods empty: see the README. */
function parseHttpMatch(rule: Arguments): RuleHttpMatch | null {
  const match = rule.object('rule_http_match')
  if (match === undefined) return null
  const methods = match.stringsOf('method_filters', METHODS) ?? []
  const path = parseFilter(match, 'path_filter', 'path_filter_type')
  const host = parseFilter(match, 'host_filter', 'host_filter_type')
  return {
    method_filters: methods,
    ...(path !== null && { path_filter: { path_filter_type: path.type, value: path.value } }),
    host_filter: host === null ? null : { host_filter_type: host.type, value: host.value },
  }
}

/** The regular expression has to be one of RE2: the edge runs no other, since a rule must not be able to hang it. */
function parseFilter(
  match: Arguments,
  name: string,
  typeName: string,
): { type: string; value: string } | null {
  const filter = match.object(name)
  if (filter === undefined) return null
  const type = filter.requiredEnumValue(typeName, FILTER_TYPES, `unknown_${name}`)
  const value = filter.requiredString('value') ?? ''
  const { problem } = tryOut(value)
  if (problem !== null)
    filter.refuse(
      'value',
      'constraint',
      `value must be a regular expression of RE2, and none too large: ${problem}`,
    )
  return { type: type ?? 'regex', value }
}

/** One that cannot be used has no instructions: the edge leaves it out. */
function tryOut(regex: string): { instructions: number; problem: string | null } {
  try {
    return { instructions: compileRouteRegex(regex).instructions, problem: null }
  } catch (error) {
    if (error instanceof UnusableRegexError) return { instructions: 0, problem: error.message }
    throw error
  }
}
