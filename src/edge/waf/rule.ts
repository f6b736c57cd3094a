/** What a rule is. */
import type { Place, ReadRequest } from './placed-text.js'

import type { Sequence } from './sequence.js'

export type Rule = {
  /** Stable: it is in logs and in answers. */
  readonly id: string
  /** The lowest paranoia level at which it is looked for. */
  readonly level: 1 | 2 | 3 | 4
  /** What it finds, for people. */
  readonly what: string
} & (PatternRule | RequestRule)

/** Finds what matches in one of the texts of a request, as `readRequest` makes them. */
type PatternRule = { readonly places: readonly Place[]; readonly pattern: Pattern | readonly Pattern[] }

/**
 * A string has RE2's syntax. A counted repetition of almost anything, such as `[^}]{0,200}`, multiplies the states of an automaton
 * by those of the alternatives beside it: it has a pattern of its own. If it can begin again within itself, that is a sequence.
 */
export type Pattern = string | Sequence

type RequestRule = { finds(request: ReadRequest): boolean }

/** What an application may make code of. */
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

/** With what applications like to keep and to show. */
export const PAYLOAD_AND_AGENT: readonly Place[] = [...PAYLOAD, 'user-agent', 'referer']

export const EVERYWHERE: readonly Place[] = [...PAYLOAD_AND_AGENT, 'field']

/** What RE2's dot does not match. */
export const LINE_FEED = /\n/

/** The alternatives of a pattern. */
export function anyOf(...patterns: readonly string[]): string {
  return patterns.join('|')
}
