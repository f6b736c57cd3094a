/**
 * Bodies are believed only after a check. What passes is returned as it came, neither copied nor renamed; of what does not,
 * as much as can be read is kept (see `mend`), so that a damaged field costs itself and a damaged item its place.
 */
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { isUnreadable, problemOf, toJson, UnreadableValue } from '../lib/unreadable.js'
import { type Answer, truncate } from './answer.js'
import { type CallFacts, UnexpectedBodyError } from './errors.js'
import { mend } from './mend.js'

/** @throws UnexpectedBodyError */
export type Reader<T> = (answer: Answer, facts: CallFacts) => T

/**
 * Reads `expected`, such as "a cache stage". Errors say what was expected, where, and what came instead.
 * @param identity the field without which the body is worth nothing: the `id` of a thing, the items of a list. Without one,
 * any object will do, and each of its fields is read or not by itself.
 */
export function readJson<Schema extends TSchema>(
  expected: string,
  schema: Schema,
  identity: (keyof Static<Schema> & string) | null,
): Reader<Static<Schema>> {
  const shape = Compile(schema)
  return ({ status, body }, facts) => {
    const value = parseJson(body)
    if (value === undefined) {
      const got = body.trim() === '' ? 'an empty body' : truncate(body, QUOTED_LENGTH)
      throw new UnexpectedBodyError(facts, `answered ${status}: expected ${expected} as JSON, got ${got}`)
    }
    if (shape.Check(value)) return value as Static<Schema>
    let problems = 0
    const mended = mend(schema, value, '', (path, wanted, got) => {
      if (++problems > MAX_PROBLEMS)
        throw new UnexpectedBodyError(
          facts,
          `answered ${status} with what is not ${expected}: more than ${MAX_PROBLEMS} values cannot be read`,
        )
      const problem = `expected ${wanted} at ${path || 'the top'}, got ${quote(got)}`
      return new UnreadableValue(`answered ${status} with what is not ${expected}: ${problem}`, got, facts)
    })
    const failure = isUnreadable(mended) ? mended : identity && problemOf(mended as object, identity)
    if (failure) throw new UnexpectedBodyError(facts, failure.message)
    return mended as Static<Schema>
  }
}

/** No body, or one that says nothing (`{}`, `null`). Any other may say that it did not work: a web page of some proxy, say. */
export const readNothing: Reader<void> = ({ status, body }, facts) => {
  if (!/^\s*(?:\{\s*\}|null)?\s*$/.test(body)) {
    throw new UnexpectedBodyError(
      facts,
      `answered ${status}: expected no body, got ${truncate(body, QUOTED_LENGTH)}`,
    )
  }
}

/** Undefined if `text` is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** More than any page of the API has values, and few enough to keep an error for each. */
const MAX_PROBLEMS = 50_000

/** For the log. */
const QUOTED_LENGTH = 200

function quote(value: unknown): string {
  return truncate(toJson(value), QUOTED_LENGTH)
}
