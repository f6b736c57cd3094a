/** Bodies are believed only after a check: what passes is returned as it came, neither copied nor renamed. */
import { type Answer, truncate } from './answer.js'
import { type CallFacts, UnexpectedBodyError } from './errors.js'

/** A compiled schema of `src/wire`. */
export type Shape<T> = {
  Check(value: unknown): value is T
  Errors(value: unknown): { instancePath: string; message: string }[]
}

/** @throws UnexpectedBodyError */
export type Reader<T> = (answer: Answer, facts: CallFacts) => T

/** Reads `expected`, such as "a cache stage". The error says what was expected, where, and what came instead. */
export function readJson<T>(expected: string, shape: Shape<T>): Reader<T> {
  return (answer, facts) => read(answer, expected, shape, facts)
}

/** An API that says more than "done" may be saying something else, so a body is an error. */
export const readNothing: Reader<void> = ({ status, body }, facts) => {
  if (body.trim() !== '') {
    throw new UnexpectedBodyError(facts, `answered ${status}: expected no body, got ${quote(body)}`)
  }
}

function read<T>({ status, body }: Answer, expected: string, shape: Shape<T>, facts: CallFacts): T {
  const value = parseJson(body)
  if (value === undefined) {
    const got = body.trim() === '' ? 'an empty body' : quote(body)
    throw new UnexpectedBodyError(facts, `answered ${status}: expected ${expected} as JSON, got ${got}`)
  }
  if (shape.Check(value)) return value
  const [problem] = shape.Errors(value)
  const where = problem?.instancePath || 'the body'
  const got = quote(JSON.stringify(valueAt(value, problem?.instancePath ?? '')) ?? 'nothing')
  throw new UnexpectedBodyError(
    facts,
    `answered ${status} with what is not ${expected}: ${where} ${problem?.message ?? 'is wrong'}, got ${got}`,
  )
}

/** Undefined if `text` is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function quote(text: string): string {
  return truncate(text, 200)
}

/** What a JSON pointer points to. https://www.rfc-editor.org/rfc/rfc6901#section-4 */
function valueAt(value: unknown, pointer: string): unknown {
  let found = value
  for (const segment of pointer.split('/').slice(1)) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Reflect.get(found, segment.replaceAll('~1', '/').replaceAll('~0', '~'))
  }
  return found
}
