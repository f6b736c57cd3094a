/** What a rule is. */
import type { Place, ReadRequest } from './read-request.js'

export type Rule = {
  /** Stable: it is in logs and in answers. */
  readonly id: string
  /** The lowest paranoia level at which it is looked for. */
  readonly level: 1 | 2 | 3 | 4
  /** What it finds, for people. */
  readonly what: string
} & (PatternRule | RequestRule)

/** Finds what matches in one of the texts of a request, as `readRequest` makes them. RE2's syntax. */
type PatternRule = { readonly places: readonly Place[]; readonly pattern: string }

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

/** The alternatives of a pattern. */
export function anyOf(...patterns: readonly string[]): string {
  return patterns.join('|')
}
