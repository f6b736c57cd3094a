/** The rules of a route stage: which target a request goes to. */

import type { OriginRequest } from '../http-cache/message.js'
import { type LinearRegex, UnusableRegexError } from '../lib/linear-regex.js'
import { compileRouteRegex, MAX_INSTRUCTIONS_TOGETHER } from '../lib/route-regex.js'
import type { ServedRule } from '../wire/served-pipeline.js'

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
 * A rule with an expression that cannot be compiled, or with too much after all those before it, never matches; `onUnusable` is
 * told of it once, while this compiles. Only data from before there were these limits has such rules.
 */
export function createRuleMatcher(
  rules: readonly ServedRule[],
  onUnusable: (rule: ServedRule, problem: string) => void,
): RuleMatcher {
  let instructions = 0
  const compiled = rules.map((rule) => {
    const one = compileRule(rule, onUnusable)
    const together = instructions + (one?.path?.instructions ?? 0) + (one?.host?.instructions ?? 0)
    if (together > MAX_INSTRUCTIONS_TOGETHER) {
      onUnusable(
        rule,
        `it and the rules before it have more than ${MAX_INSTRUCTIONS_TOGETHER} instructions together`,
      )
      return null
    }
    instructions = together
    return one
  })
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
  const { method_filters, path_filter, host_filter } = rule.match ?? {}
  const methods = method_filters ?? []
  try {
    return {
      methods: methods.length === 0 ? null : methods.map((method) => method.toUpperCase()),
      path: path_filter ? compileRouteRegex(path_filter.value) : null,
      host: host_filter ? compileRouteRegex(host_filter.value) : null,
    }
  } catch (error) {
    if (!(error instanceof UnusableRegexError)) throw error
    onUnusable(rule, error.message)
    return null
  }
}
