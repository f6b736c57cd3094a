/** The parameters of a request's query that change the sample origin's response. */
import { queryOf } from '../../http-cache/rules/target.js'

export type Wishes = {
  readonly status: number
  readonly delayMs: number
  /** The fields of the response, without `vary`. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  /** Names for `vary`. */
  readonly vary: readonly string[]
}

const MAX_DELAY_MS = 10_000
const MAX_VALUE_CHARS = 1_000
const MAX_COOKIES = 20

const VISIBLE_TEXT = /^[\x21-\x7e](?:[\t\x20-\x7e]*[\x21-\x7e])?$/
const TOKENS = /^[\w!#$%&'*+.^`|~-]+(?:[\t ]*,[\t ]*[\w!#$%&'*+.^`|~-]+)*$/
const ENTITY_TAG = /^(?:W\/)?"[\x21\x23-\x7e]*"$/
const OPAQUE_TAG = /^[\x21\x23-\x7e]+$/

/** Returns all problems together, in one sentence each. @param target path and query. */
export function readWishes(target: string): Wishes | { readonly problems: readonly string[] } {
  const params = new URLSearchParams(queryOf(target))
  const problems: string[] = []
  /** The last value of a parameter. Null: it is missing or invalid. */
  const read = (name: string, isGood: (value: string) => boolean, expected: string): string | null => {
    const value = params.getAll(name).at(-1)
    if (value === undefined) return null
    if (value.length <= MAX_VALUE_CHARS && isGood(value)) return value
    problems.push(`${name} must be ${expected}, got ${shown(value)}`)
    return null
  }
  const fieldText = `text of visible characters, at most ${MAX_VALUE_CHARS}`
  const isText = (value: string) => VISIBLE_TEXT.test(value)

  const status = read('status', isStatus, 'from 200 to 599, and neither 206 nor 304')
  const delay = read('delay', isDelay, `milliseconds from 0 to ${MAX_DELAY_MS}`)
  const vary = read('vary', (value) => TOKENS.test(value), 'names of fields with commas between them, or *')
  const fields: Record<string, string | string[]> = {}
  for (const name of ['cache-control', 'cdn-cache-control']) {
    const value = read(name, isText, fieldText)
    if (value !== null) fields[name] = value
  }
  const tag = read('etag', (value) => ENTITY_TAG.test(value) || OPAQUE_TAG.test(value), 'an entity tag')
  if (tag !== null) fields.etag = ENTITY_TAG.test(tag) ? tag : `"${tag}"`
  const cookies = params.getAll('set-cookie')
  if (cookies.length > MAX_COOKIES)
    problems.push(`set-cookie must be there at most ${MAX_COOKIES} times, got ${cookies.length}`)
  else if (read('set-cookie', () => cookies.every(isText), fieldText) !== null) fields['set-cookie'] = cookies

  if (problems.length > 0) return { problems }
  return {
    status: Number(status ?? 200),
    delayMs: Number(delay ?? 0),
    fields,
    vary: vary === null ? [] : vary.split(',').map((name) => name.trim().toLowerCase()),
  }
}

/** 206 and 304 are left out, because only a client that sent a range or a condition can use them. */
function isStatus(value: string): boolean {
  return /^[2-5]\d\d$/.test(value) && value !== '206' && value !== '304'
}

function isDelay(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= MAX_DELAY_MS
}

function shown(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
}
