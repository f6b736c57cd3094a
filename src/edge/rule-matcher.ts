/** Matches requests against the rules of a route stage. */

import type { OriginRequest } from '../http-cache/message.js'
import { pathOf } from '../http-cache/rules/target.js'
import { type LinearRegex, UnusableRegexError } from '../lib/linear-regex.js'
import { compileRouteRegex, MAX_INSTRUCTIONS_PER_STAGE } from '../lib/route-regex.js'
import type { ServedRule } from '../wire/served-pipeline.js'

/** The parts of a request that rules look at. */
export type RoutedRequest = Pick<OriginRequest, 'method' | 'host' | 'target'>

/** @returns the index of the first rule that matches, or -1. */
export type RuleMatcher = (request: RoutedRequest) => number

type CompiledRule = {
  /** Null: any method. */
  readonly methods: readonly string[] | null
  readonly path: LinearRegex | null
  readonly host: LinearRegex | null
}

/**
 * All filters of a rule must match. A missing filter matches everything. Several methods are alternatives. The regular expressions may
 * match anywhere in their text, and take linear time. The path is matched as sent: percent-encoded, and without the query. The host is
 * matched in lower case and without its port.
 *
 * The path is not decoded, because an origin may decode it differently. An encoded path that no rule matches takes the stage's own link.
 *
 * A rule never matches if its expression cannot be compiled, or if it and the rules before it have too many instructions together.
 * `onUnusable` is called once for such a rule, during compilation. Only data from before these limits has such rules.
 */
export function createRuleMatcher(
  rules: readonly ServedRule[],
  onUnusable: (rule: ServedRule, problem: string) => void,
): RuleMatcher {
  let instructions = 0
  const compiled = rules.map((rule) => {
    const one = compileRule(rule, onUnusable)
    const together = instructions + (one?.path?.instructions ?? 0) + (one?.host?.instructions ?? 0)
    if (together > MAX_INSTRUCTIONS_PER_STAGE) {
      onUnusable(
        rule,
        `it and the rules before it have more than ${MAX_INSTRUCTIONS_PER_STAGE} instructions together`,
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
