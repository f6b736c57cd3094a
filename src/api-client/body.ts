/**
 * Checks every body against its schema. A valid body is returned unchanged, neither copied nor renamed. The
 * readable parts of an invalid body are kept (see `mend`), so that a damaged field or list item affects nothing but itself.
 */

import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { isUnreadable, problemOf, toJson, UnreadableValue } from '../lib/unreadable.js'
import type { CallFacts } from './errors.js'
import { UnexpectedBodyError } from './failures.js'
import { mend } from './mend.js'
import { truncate, type UpstreamResponse } from './response.js'

/**
 * Reads a body. `facts` are about the response, for errors.
 *
 * @throws UnexpectedBodyError
 */
export type Reader<T> = (response: UpstreamResponse, facts: () => CallFacts) => T

/**
 * Creates the reader of one kind of body.
 *
 * @param expected names the body in errors, such as "a cache stage". Errors also say where the mismatch is and what came instead.
 * @param identity the field without which the body is useless: the `id` of an object, the items of a list. Null: any
 * object is accepted, and each of its fields is readable or unreadable on its own.
 */
export function readJson<Schema extends TSchema>(
  expected: string,
  schema: Schema,
  identity: (keyof Static<Schema> & string) | null,
): Reader<Static<Schema>> {
  const shape = Compile(schema)
  return ({ status, body }, factsOf) => {
    const value = parseJson(body)
    if (value === undefined) {
      const got = body.trim() === '' ? 'an empty body' : truncate(body, QUOTED_LENGTH)
      throw new UnexpectedBodyError(factsOf(), `answered ${status}: expected ${expected} as JSON, got ${got}`)
    }
    if (shape.Check(value)) return value as Static<Schema>
    const facts = factsOf()
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

/** Accepts no body, `{}` and `null`. Any other body may report a failure: a proxy's error page, for example. */
export const readNothing: Reader<void> = ({ status, body }, facts) => {
  if (!/^\s*(?:\{\s*\}|null)?\s*$/.test(body)) {
    throw new UnexpectedBodyError(
      facts(),
      `answered ${status}: expected no body, got ${truncate(body, QUOTED_LENGTH)}`,
    )
  }
}

/** Undefined if `text` is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** More values than any page of the API has, and few enough to keep an error for each. */
const MAX_PROBLEMS = 50_000

/** For the log. */
const QUOTED_LENGTH = 200

function quote(value: unknown): string {
  return truncate(toJson(value), QUOTED_LENGTH)
}
