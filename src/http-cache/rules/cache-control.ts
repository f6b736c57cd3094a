/** `Cache-Control`, and its targeted form for shared caches at the edge, `CDN-Cache-Control`. */
import { type Dictionary, parseDictionary } from 'structured-headers'
import { RecentMap } from '../../lib/recent-map.js'
import type { Fields } from '../message.js'
import { fieldValue } from './fields.js'

/** Arguments by lower-case name; null where there is none. Of a directive that comes twice, the first counts. */
export type Directives = ReadonlyMap<string, string | null>

const NONE: Directives = new Map()

/** RFC 9111 section 1.2.2: larger values count as this one. */
export const MAX_DELTA_SECONDS = 2 ** 31

/** What is before a quoted string that never ends, and that. */
const CLOSED_AND_OPEN = /^((?:"(?:[^"\\]|\\.)*"|[^"])*)(.*)$/s

/**
 * A name, and what may follow it up to the next comma that is not in a quoted string, or semicolon, which many write for a
 * comma; or a quoted string that has no name.
 */
const DIRECTIVE = /"(?:[^"\\]|\\.)*"|([\w!#$%&'*+.^`|~-]+)((?:"(?:[^"\\]|\\.)*"|[^,;"])*)/g
const TOKEN_ARGUMENT = /^=([^\s"\\]+)$/
const QUOTED_ARGUMENT = /^="((?:[^"\\]|\\.)*)"$/

/**
 * RFC 9111 section 5.2. Arguments may be tokens or quoted strings. Where an argument is neither, such as after a space, it
 * is kept as the empty string: present, and not valid as anything. What is not well-formed is read for what it forbids.
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

/** Whatever may have been meant as a directive, without its argument: so that nothing is permitted that was not to be. */
function namesIn(text: string): string[] {
  return text.toLowerCase().match(/[a-z-]+/g) ?? []
}

function argumentIn(text: string): string | null {
  if (text === '') return null
  const token = TOKEN_ARGUMENT.exec(text)?.[1]
  if (token !== undefined) return token
  return QUOTED_ARGUMENT.exec(text)?.[1]?.replace(/\\(.)/g, '$1') ?? ''
}

/** Seconds; undefined where the directive is absent, and 0 where its argument is no number of seconds: as good as stale. */
export function secondsOf(directives: Directives, name: string): number | undefined {
  const argument = directives.get(name)
  if (argument === undefined) return undefined
  return argument !== null && /^\d+$/.test(argument) ? Math.min(Number(argument), MAX_DELTA_SECONDS) : 0
}

/** The field names in the argument of `no-cache="…"` or `private="…"`, lower case. Empty for the directive without one. */
export function fieldNamesOf(directives: Directives, name: string): string[] {
  const argument = directives.get(name)
  return (argument ?? '')
    .split(',')
    .map((field) => field.trim().toLowerCase())
    .filter((field) => field !== '')
}

/**
 * The directives that count for this cache, and whether they are targeted ones: RFC 9213. `CDN-Cache-Control`, a dictionary
 * of RFC 8941, stands in for `Cache-Control` and `Expires` altogether; one that is no dictionary, or empty, is ignored.
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

/** Most origins say the same of all they have. Not for requests: their values are pieces of heads, and would keep those. */
const PARSED = new RecentMap<string, Directives>(100)
const MAX_REMEMBERED_CHARACTERS = 256

/** Null: no dictionary, or an empty one. The last of a name counts. */
function parseTargeted(value: string | undefined): Directives | null {
  if (value === undefined) return null
  const directives = new Map<string, string | null>()
  for (const [name, [item]] of dictionaryIn(value)) {
    // A duration of another type than integer is as if it were not there, and so is what says no.
    if (item === true) directives.set(name, null)
    else if (Number.isInteger(item) || (typeof item === 'string' && !DURATIONS.has(name)))
      directives.set(name, String(item))
  }
  return directives.size === 0 ? null : directives
}

const DURATIONS = new Set(['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error'])

/** RFC 8941 section 3.3: 10.0 is no integer. The parser tells the two apart by their fraction alone, and is given one. */
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
