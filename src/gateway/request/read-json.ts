/** Reads JSON strictly, so that no two programs can read different values from the same text. */
import { isOver, type Limits, queryLimitExceeded } from '../../graphql/limits/limits.js'
import { MAX_NESTING, tooNested } from '../../graphql/limits/parse-document.js'
import { httpError } from './http-error.js'

/**
 * Reads text as JSON. Refuses input that `JSON.parse` would change or that other programs read differently: a name that occurs
 * twice in an object, numbers that a double cannot hold, and halves of surrogate pairs, which become U+FFFD on their way upstream.
 * Nesting is measured before anything recurses.
 *
 * @param what the subject of messages, such as `The body`.
 * @param outer the number of levels around the caller's values.
 * @returns also the number of tokens, which bounds the number of values in memory.
 * @throws GraphQLError with status 400, or QUERY_LIMIT_EXCEEDED
 */
export function readJson(
  text: string,
  what: string,
  outer: number,
  limits: Limits,
): { value: unknown; tokens: number } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw bad(`${what} is not JSON: ${(error as Error).message}`)
  }
  const tokens = countTokens(value, outer, text, limits)
  return { value, tokens: tokens ?? check(text, what, outer, limits) }
}

/**
 * Counts the tokens of a text by the value that it was parsed to, in a third of the time that it takes to read them.
 * @returns null if the text may have to be refused, which `check` decides.
 */
function countTokens(root: unknown, outer: number, text: string, limits: Limits): number | null {
  const deepest = outer + (limits.depth === 0 ? MAX_NESTING : Math.min(limits.depth, MAX_NESTING))
  let tokens = 0
  let names = 0
  const isFit = (value: unknown, level: number): boolean => {
    switch (typeof value) {
      case 'string':
        tokens++
        return value.isWellFormed()
      case 'number':
        tokens++
        return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
      case 'object':
        break
      default:
        return true
    }
    if (value === null) return true
    if (level >= deepest) return false
    tokens += 2
    let items = 0
    if (Array.isArray(value)) {
      for (const item of value) {
        if (!isFit(item, level + 1)) return false
        items++
      }
    } else {
      for (const name in value) {
        if (!name.isWellFormed() || !isFit((value as Record<string, unknown>)[name], level + 1)) return false
        items++
      }
      names += items
      tokens += 2 * items
    }
    if (items > 1) tokens += items - 1
    return true
  }
  return isFit(root, 0) && names === countNames(text) ? tokens : null
}

/** Counts the texts that a colon follows. The text is known to be JSON. */
function countNames(text: string): number {
  let names = 0
  let end = -1
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', end + 1)) {
    end = text.indexOf('"', start + 1)
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
    let next = end + 1
    while (isSpace(text.charCodeAt(next))) next++
    if (text.charCodeAt(next) === COLON) names++
  }
  return names
}

const COLON = 0x3a
const BACKSLASH = 0x5c

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(index - 1 - backslashes) === BACKSLASH) backslashes++
  return backslashes % 2 === 1
}

/** https://www.rfc-editor.org/rfc/rfc8259#section-2 */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

const LONE_SURROGATE = /\p{Surrogate}/u

const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],:]/gsu

/** Relies on the text being JSON. */
function check(text: string, what: string, outer: number, limits: Limits): number {
  let tokens = 0
  /** The names so far in each open object; null for a list. */
  const open: (Set<string> | null)[] = []
  let isName = false
  for (const [token] of text.matchAll(TOKENS)) {
    tokens++
    switch (token) {
      case '{':
      case '[':
        open.push(token === '{' ? new Set() : null)
        isName = token === '{'
        if (open.length - outer > MAX_NESTING) throw tooNested(`${what} is nested`, limits)
        if (isOver(open.length - outer, limits.depth))
          throw queryLimitExceeded(`${what} nests objects and lists too deep`, 'depth', limits.depth)
        break
      case '}':
      case ']':
        open.pop()
        isName = false
        break
      case ',':
        isName = open.at(-1) != null
        break
      case ':':
        isName = false
        break
      default:
        if (token.startsWith('"')) checkText(token, what, isName ? open.at(-1) : null)
        else checkNumber(token, what)
    }
  }
  return tokens
}

/** @param names if the text is a name in an object, the names that came before it in that object. */
function checkText(token: string, what: string, names: Set<string> | null | undefined): void {
  const value: string = token.includes('\\') ? JSON.parse(token) : token.slice(1, -1)
  if (LONE_SURROGATE.test(value))
    throw bad(`${what} has half of a surrogate pair in a text, which is no character: ${quote(token)}`)
  if (names?.has(value)) throw bad(`${what} has the name ${quote(token)} twice in one object`)
  names?.add(value)
}

function checkNumber(token: string, what: string): void {
  const value = Number(token)
  if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return
  throw bad(
    `${what} has a number out of range: whole numbers go from -(2^53 - 1) to 2^53 - 1, got ${token.slice(0, 60)}`,
  )
}

function quote(token: string): string {
  return token.length > 60 ? `${token.slice(0, 60)}…` : token
}

function bad(message: string) {
  return httpError(400, 'BAD_USER_INPUT', message)
}
