/** The form of a rule. */

import type { Sequence } from './sequence.js'
import type { Place, ReadRequest } from './waf-request.js'

export type Rule = {
  /** Stable, because it appears in logs and responses. */
  readonly id: string
  /** The lowest paranoia level that the rule applies to. */
  readonly level: 1 | 2 | 3 | 4
  /** The attack that the rule finds, for people to read. README.md has the same text. */
  readonly description: string
} & (PatternRule | RequestRule)

/** Matches if the pattern is found in any text of a request, as `readRequest` makes them. */
type PatternRule = { readonly places: readonly Place[]; readonly pattern: Pattern | readonly Pattern[] }

/**
 * A string has RE2's syntax. A counted repetition of almost any character, such as `[^}]{0,200}`, multiplies the states of the automaton by
 * those of the alternatives beside it, so it needs a pattern of its own. If a match can begin within another, it must be a sequence.
 */
export type Pattern = string | Sequence

type RequestRule = { finds(request: ReadRequest): boolean }

/** Places whose text an application may execute. */
export const PAYLOAD: readonly Place[] = [
  'path',
  'query-name',
  'query-value',
  'cookie',
  'body-name',
  'body-value',
  'body-text',
  'file-name',
]

/** `PAYLOAD`, and places that applications often store and show. */
export const PAYLOAD_AND_AGENT: readonly Place[] = [...PAYLOAD, 'user-agent', 'referer']

export const EVERYWHERE: readonly Place[] = [...PAYLOAD_AND_AGENT, 'field']

/** The characters that RE2's dot does not match. */
export const LINE_FEED = /\n/

/** Joins alternatives into one pattern. */
export function anyOf(...patterns: readonly string[]): string {
  return patterns.join('|')
}
