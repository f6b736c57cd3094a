/**
 * Values that came from elsewhere and cannot be read, kept apart from those around them. A field that cannot be read throws
 * when somebody reads it; an item of a list stands in its place as an `UnreadableValue`, which is an `Error` itself.
 */
import { createHash } from 'node:crypto'

/** A value that cannot be passed on. The message is for the log. */
export class UnexpectedValueError extends Error {
  override readonly name: string = 'UnexpectedValueError'
}

const STAND_INS = Symbol('between which sort keys')

/** Fields that cannot be read, each with its error. */
const UNREADABLE = Symbol('unreadable')

/** The sort keys of the nearest readable items on each side; undefined where there is none. */
export type Neighbours = {
  before: string | undefined
  after: string | undefined
  /** How many places away they are. */
  sinceBefore: number
  untilAfter: number
}

type Marked = { [STAND_INS]?: Record<string, Neighbours>; [UNREADABLE]?: Map<string, UnreadableValue> }

/** One value of an answer that cannot be read, and in a list the item that has its place. */
export class UnreadableValue extends UnexpectedValueError {
  override readonly name = 'UnreadableValue'
  readonly #raw: unknown
  #id: string | undefined

  /** @param facts of the answer that it came with, for the log. */
  constructor(
    message: string,
    raw: unknown,
    readonly facts: object = {},
  ) {
    // A stack would say nothing but where bodies are read, and cost more than the value: a body may have thousands.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = stackTraceLimit
    this.#raw = raw
  }

  /** As it came; undefined where nothing did. */
  get raw(): unknown {
    return this.#raw
  }

  /** Pagination finds the item again by this id. Identical items share one. */
  get id(): string {
    this.#id ??= `unreadable-${hash(this.#raw)}`
    return this.#id
  }
}

function hash(value: unknown): string {
  return createHash('sha256').update(toJson(value)).digest('base64url').slice(0, 16)
}

/** The value as JSON, or a note where there is none or it is nested too deeply to be written out. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing'
  } catch {
    return 'a value nested too deeply'
  }
}

/** Unreadable items have the type of their list's items, so that lists need no second type. */
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

/** Why a field cannot be read; undefined where it can. */
export function problemOf(object: object, field: string): UnreadableValue | undefined {
  return (object as Marked)[UNREADABLE]?.get(field)
}

/** The value of a field, or `otherwise` where it cannot be read. */
export function readOr<Value extends object, Field extends keyof Value & string, Otherwise>(
  object: Value,
  field: Field,
  otherwise: Otherwise,
): Value[Field] | Otherwise {
  return problemOf(object, field) === undefined ? object[field] : otherwise
}

/** What `read` answers; undefined where it meets a value that cannot be read. */
export function unlessUnreadable<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (isUnreadable(error)) return undefined
    throw error
  }
}

/** A copy with more fields. What cannot be read of the object cannot be read of the copy either. */
export function withFields<Value extends object, Fields extends object>(
  object: Value,
  fields: Fields,
): Value & Fields {
  if ((object as Marked)[UNREADABLE] === undefined) return { ...object, ...fields }
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(object))
  return Object.assign(copy, fields) as Value & Fields
}

/** The keys next to an item whose field cannot be read; undefined if it can. */
export function neighboursOf(item: object, field: string): Neighbours | undefined {
  return (item as Marked)[STAND_INS]?.[field]
}

/** Records the neighbouring sort keys of each item whose own sort key cannot be read. */
export function standBesideNeighbours(items: readonly object[], fields: readonly string[]): void {
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
      marked[STAND_INS] = { ...marked[STAND_INS], [field]: neighbours }
    }
  }
}

/** For each place the index of the next key from there on; -1 where none follows. */
function nextReadable(keys: readonly (string | undefined)[]): number[] {
  const next = new Array<number>(keys.length)
  for (let index = keys.length - 1, found = -1; index >= 0; index--) {
    if (keys[index] !== undefined) found = index
    next[index] = found
  }
  return next
}
