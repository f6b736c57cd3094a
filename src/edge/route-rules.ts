/** The rules of a route stage: which target a request goes to. */
import type { ServedRule } from '../edge-services-server/pipeline-source.js'
import type { OriginRequest } from '../http-cache/message.js'
import { compileLinearRegex, type LinearRegex, UnusableRegexError } from '../lib/linear-regex.js'

/** What rules look at. */
export type RoutedRequest = Pick<OriginRequest, 'method' | 'host' | 'target'>

/** The index of the first rule that matches; -1: none does. */
export type RuleMatcher = (request: RoutedRequest) => number

type CompiledRule = {
  /** Null: any. */
  readonly methods: readonly string[] | null
  readonly path: LinearRegex | null
  readonly host: LinearRegex | null
}

/**
 * All filters of a rule must match, and one that is not there matches everything. Several methods are alternatives. The
 * regular expressions are searched, not anchored: in the path as it was sent, without the query and with whatever is
 * percent-encoded left so; and in the host in lower case and without its port. Each takes time in proportion to what it is
 * searched in.
 *
 * A path is not decoded, since an origin may understand it otherwise than this did: an encoded path that a rule does not
 * know goes where everything goes that no rule matches.
 *
 * A rule with an expression that cannot be compiled never matches; `onUnusable` is told of it once, while this compiles.
 */
export function createRuleMatcher(
  rules: readonly ServedRule[],
  onUnusable: (rule: ServedRule, problem: string) => void,
): RuleMatcher {
  const compiled = rules.map((rule) => compileRule(rule, onUnusable))
  return (request) => compiled.findIndex((rule) => rule !== null && matches(rule, request))
}

function matches({ methods, path, host }: CompiledRule, request: RoutedRequest): boolean {
  if (methods !== null && !methods.includes(request.method)) return false
  if (host !== null && !host.test(request.host)) return false
  return path === null || path.test(pathOf(request.target))
}

function pathOf(target: string): string {
  const query = target.indexOf('?')
  return query === -1 ? target : target.slice(0, query)
}

function compileRule(
  rule: ServedRule,
  onUnusable: (rule: ServedRule, problem: string) => void,
): CompiledRule | null {
  const { method_filters = [], path_filter, host_filter } = rule.match ?? {}
  try {
    return {
      methods: method_filters.length === 0 ? null : method_filters.map((method) => method.toUpperCase()),
      path: path_filter === undefined ? null : compileLinearRegex(path_filter.value),
      host: host_filter === undefined ? null : compileLinearRegex(host_filter.value),
    }
  } catch (error) {
    if (!(error instanceof UnusableRegexError)) throw error
    onUnusable(rule, error.message)
    return null
  }
}
