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
  return { value, tokens: check(text, what, outer, limits) }
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

/** @param names those so far in the object, if the text is a name in an object. */
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
