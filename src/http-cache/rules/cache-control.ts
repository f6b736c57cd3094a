/** Parses `Cache-Control` and `CDN-Cache-Control`, which is its targeted form for shared caches at the edge. */
import { type Dictionary, parseDictionary } from 'structured-headers'
import { RecentMap } from '../../lib/recent-map.js'
import type { Fields } from '../message.js'
import { fieldValue } from './fields.js'

/** Arguments by lower-case name. Null: the directive has no argument. If a name occurs several times, the first one counts. */
export type Directives = ReadonlyMap<string, string | null>

const NONE: Directives = new Map()

/** Larger values are capped at this: RFC 9111 section 1.2.2. */
export const MAX_DELTA_SECONDS = 2 ** 31

/** The text before a quoted string that never ends, and the rest. */
const CLOSED_AND_OPEN = /^((?:"(?:[^"\\]|\\.)*"|[^"])*)(.*)$/s

/**
 * Matches a name and the text after it, up to the next comma outside a quoted string, or semicolon, which many write for a comma. Also
 * matches a quoted string without a name.
 */
const DIRECTIVE = /"(?:[^"\\]|\\.)*"|([\w!#$%&'*+.^`|~-]+)((?:"(?:[^"\\]|\\.)*"|[^,;"])*)/g
const TOKEN_ARGUMENT = /^=([^\s"\\]+)$/
const QUOTED_ARGUMENT = /^="((?:[^"\\]|\\.)*)"$/

/**
 * Parses directives: RFC 9111 section 5.2. Arguments may be tokens or quoted strings. An argument that is neither, such as one after a
 * space, becomes the empty string: it is present, but has no valid value. From malformed text, only prohibitions are read.
 */
export function parseDirectives(value: string | undefined): Directives {
  if (value === undefined) return NONE
  const directives = new Map<string, string | null>()
  const [, closed = '', open = ''] = CLOSED_AND_OPEN.exec(value) ?? []
  for (const [, name, rest = ''] of closed.matchAll(DIRECTIVE)) {
    const key = name?.toLowerCase()
    if (key !== undefined && !directives.has(key)) directives.set(key, argumentIn(rest.trimEnd()))
  }
  if (open !== '') for (const name of namesIn(open)) directives.set(name, '')
  return directives
}

/** All words that may have been meant as directives, without arguments, so that a malformed value permits nothing by mistake. */
function namesIn(text: string): string[] {
  return text.toLowerCase().match(/[a-z-]+/g) ?? []
}

function argumentIn(text: string): string | null {
  if (text === '') return null
  const token = TOKEN_ARGUMENT.exec(text)?.[1]
  if (token !== undefined) return token
  return QUOTED_ARGUMENT.exec(text)?.[1]?.replace(/\\(.)/g, '$1') ?? ''
}

/** The number of seconds. Undefined: no such directive. 0: the argument is not a number of seconds, so the response counts as stale. */
export function secondsOf(directives: Directives, name: string): number | undefined {
  const argument = directives.get(name)
  if (argument === undefined) return undefined
  return argument !== null && /^\d+$/.test(argument) ? Math.min(Number(argument), MAX_DELTA_SECONDS) : 0
}

/** The field names in the argument of `no-cache="…"` or `private="…"`, in lower case. Empty for a directive without an argument. */
export function fieldNamesOf(directives: Directives, name: string): string[] {
  const argument = directives.get(name)
  return (argument ?? '')
    .split(',')
    .map((field) => field.trim().toLowerCase())
    .filter((field) => field !== '')
}

/**
 * The directives that apply to this cache, and whether they are targeted: RFC 9213. `CDN-Cache-Control`, a dictionary of RFC 8941, replaces
 * `Cache-Control` and `Expires` altogether. If it is empty or not a dictionary, it is ignored.
 */
export function responseDirectives(fields: Fields): { directives: Directives; isTargeted: boolean } {
  const targeted = parseTargeted(fieldValue(fields, 'cdn-cache-control'))
  if (targeted !== null) return { directives: targeted, isTargeted: true }
  const value = fieldValue(fields, 'cache-control')
  if (value === undefined || value.length > MAX_REMEMBERED_CHARACTERS)
    return { directives: parseDirectives(value), isTargeted: false }
  const known = PARSED.get(value)
  const directives = known ?? parseDirectives(value)
  if (known === undefined) PARSED.set(value, directives)
  return { directives, isTargeted: false }
}

/**
 * Recently parsed values, because most origins send the same value with all responses. Not used for requests: their values are slices of
 * the request's head, and would keep all of it in memory.
 */
const PARSED = new RecentMap<string, Directives>(100)
const MAX_REMEMBERED_CHARACTERS = 256

/** Null: the value is not a dictionary, or is empty. If a name occurs several times, the last one counts. */
function parseTargeted(value: string | undefined): Directives | null {
  if (value === undefined) return null
  const directives = new Map<string, string | null>()
  for (const [name, [item]] of dictionaryIn(value)) {
    // A duration that is not an integer counts as missing, and so does a directive with the value false.
    if (item === true) directives.set(name, null)
    else if (Number.isInteger(item) || (typeof item === 'string' && !DURATIONS.has(name)))
      directives.set(name, String(item))
  }
  return directives.size === 0 ? null : directives
}

const DURATIONS = new Set(['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error'])

/**
 * 10.0 is not an integer: RFC 8941 section 3.3. The parser only looks at the value of the fraction, so a fraction of 0 is replaced by 5.
 */
const WHOLE_DECIMAL = /"(?:[^"\\]|\\.)*"|(\d\.)0{1,3}(?!\d)/g

function dictionaryIn(value: string): Dictionary {
  try {
    return parseDictionary(
      value.replace(WHOLE_DECIMAL, (text, digit?: string) => (digit === undefined ? text : `${digit}5`)),
    )
  } catch {
    return new Map()
  }
}
