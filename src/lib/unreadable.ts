/**
 * Keeps unreadable values of a response apart from the values around them. An unreadable field throws when it is read. An
 * unreadable list item is replaced by an `UnreadableValue`, which is itself an `Error`.
 */
import { createHash } from 'node:crypto'

/** A value that cannot be passed on. The message is for the log. */
export class UnexpectedValueError extends Error {
  override readonly name: string = 'UnexpectedValueError'
}

const NEIGHBOURS = Symbol('neighbouring sort keys')

/** The unreadable fields of an object, each with its error. */
const UNREADABLE = Symbol('unreadable')

/** The sort keys of the nearest readable items on each side; undefined where there is none. */
export type Neighbours = {
  before: string | undefined
  after: string | undefined
  /** Their distances, in places of the list. */
  sinceBefore: number
  untilAfter: number
}

type Marked = { [NEIGHBOURS]?: Record<string, Neighbours>; [UNREADABLE]?: Map<string, UnreadableValue> }

/** An unreadable value of a response. In a list, it takes the place of the item. */
export class UnreadableValue extends UnexpectedValueError {
  override readonly name = 'UnreadableValue'
  readonly #raw: unknown
  #id: string | undefined

  /** @param facts about the response that the value came with, for the log. */
  constructor(
    message: string,
    raw: unknown,
    readonly facts: object = {},
  ) {
    // A stack would only show where bodies are read, and a body may have thousands of unreadable values.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = stackTraceLimit
    this.#raw = raw
  }

  /** The value as it came; undefined if it is missing. */
  get raw(): unknown {
    return this.#raw
  }

  /** Pagination finds the item again by this id. Identical items have the same id. */
  get id(): string {
    this.#id ??= `unreadable-${hash(this.#raw)}`
    return this.#id
  }
}

function hash(value: unknown): string {
  return createHash('sha256').update(toJson(value)).digest('base64url').slice(0, 16)
}

/** The value as JSON, or a note if it has no JSON form or is nested too deeply. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing'
  } catch {
    return 'a value nested too deeply'
  }
}

/** Whether the item is unreadable. The types do not show it, because unreadable items have the type of the other items of their list. */
export function isUnreadable(item: unknown): item is UnreadableValue {
  return item instanceof UnreadableValue
}

/** Makes each read of the field throw. */
export function markUnreadable(object: object, field: string, problem: UnreadableValue): void {
  const marked = object as Marked
  marked[UNREADABLE] ??= new Map()
  marked[UNREADABLE].set(field, problem)
  Object.defineProperty(object, field, {
    enumerable: true,
    configurable: true,
    get() {
      throw problem
    },
  })
}

/** The reason why a field is unreadable; undefined if it is readable. */
export function problemOf(object: object, field: string): UnreadableValue | undefined {
  return (object as Marked)[UNREADABLE]?.get(field)
}

/** The value of a field, or `otherwise` if the field is unreadable. */
export function readOr<Value extends object, Field extends keyof Value & string, Otherwise>(
  object: Value,
  field: Field,
  otherwise: Otherwise,
): Value[Field] | Otherwise {
  return problemOf(object, field) === undefined ? object[field] : otherwise
}

/** The result of `read`; undefined if it meets an unreadable value. */
export function unlessUnreadable<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (isUnreadable(error)) return undefined
    throw error
  }
}

/** A copy with additional fields. Unreadable fields of the object are unreadable in the copy too. */
export function withFields<Value extends object, Fields extends object>(
  object: Value,
  fields: Fields,
): Value & Fields {
  if ((object as Marked)[UNREADABLE] === undefined) return { ...object, ...fields }
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(object))
  return Object.assign(copy, fields) as Value & Fields
}

/** The neighbouring sort keys of an item whose field is unreadable; undefined if the field is readable. */
export function neighboursOf(item: object, field: string): Neighbours | undefined {
  return (item as Marked)[NEIGHBOURS]?.[field]
}

/** Records the neighbouring sort keys of each item whose own sort key is unreadable. */
export function recordNeighbours(items: readonly object[], fields: readonly string[]): void {
  for (const field of fields) {
    const keys = items.map((item) =>
      isUnreadable(item) || problemOf(item, field) !== undefined
        ? undefined
        : (item as Record<string, string>)[field],
    )
    const after = nextReadable(keys)
    let before = -1
    for (const [index, item] of items.entries()) {
      if (keys[index] !== undefined) {
        before = index
        continue
      }
      const next = after[index] ?? -1
      const neighbours: Neighbours = {
        before: keys[before],
        after: keys[next],
        sinceBefore: index - before,
        untilAfter: next - index,
      }
      const marked = item as Marked
      marked[NEIGHBOURS] = { ...marked[NEIGHBOURS], [field]: neighbours }
    }
  }
}

/** For each place, the index of the next key from there on; -1 if none follows. */
function nextReadable(keys: readonly (string | undefined)[]): number[] {
  const next = new Array<number>(keys.length)
  for (let index = keys.length - 1, found = -1; index >= 0; index--) {
    if (keys[index] !== undefined) found = index
    next[index] = found
  }
  return next
}
