import DataLoader from 'dataloader'
import { NotFoundError } from '../api-client/errors.js'
import { isUnreadable, UnexpectedValueError } from '../lib/unreadable.js'

type ReadMany<Key, Value> = (keys: readonly Key[]) => Promise<(Value | null | Error)[]>

type Options<Key, Value> = {
  readMany: ReadMany<Key, Value>
  cacheKeyFn: (key: Key) => string
  /** Called with the id of each object that is read or kept. */
  note: (id: string) => void
}

/**
 * Loads objects by id, each at most once per operation. Null: the object does not exist. Objects that came along with others are at hand
 * without a promise: see `get`.
 */
export class ObjectLoader<Key, Value extends { id: string }> extends DataLoader<Key, Value | null, string> {
  readonly #note: (id: string) => void
  readonly #keyOf: (key: Key) => string
  /** The loads that have begun. */
  readonly #loads: Map<string, Promise<Value | null>>
  readonly #atHand = new Map<string, Value>()
  /** Adds the lists that came along to `#atHand`, the earliest first, once an object is asked for by its id. */
  #unindexed: (() => void)[] = []

  constructor({ readMany, cacheKeyFn, note }: Options<Key, Value>) {
    const loads = new Map<string, Promise<Value | null>>()
    super(
      async (keys) => {
        const values = await readMany(keys)
        return values.map((value, index) => {
          if (value === null || value instanceof Error) return value
          const asked = cacheKeyFn(keys[index] as Key)
          // An object with a wrong id would overwrite another object in the caches of callers.
          if (value.id.toLowerCase() !== asked)
            return new UnexpectedValueError(`asked for ${asked}, got an object whose id is ${value.id}`)
          note(value.id)
          return value
        })
      },
      { cacheKeyFn, cacheMap: loads },
    )
    this.#note = note
    this.#keyOf = cacheKeyFn
    this.#loads = loads
  }

  /** The object itself if it is at hand, or else a promise for it. */
  get(key: Key): Value | Promise<Value | null> {
    this.#index()
    return this.#atHand.get(this.#keyOf(key)) ?? super.load(key)
  }

  override load(key: Key): Promise<Value | null> {
    return Promise.resolve(this.get(key))
  }

  /** Keeps an object that came along with others, unless it is known already. */
  keep(key: Key, value: Value): void {
    this.#note(value.id)
    this.#index()
    this.#set(key, value)
  }

  /** Keeps the readable objects of a list. They are not indexed yet, because most operations ask for none of them by its id. */
  keepAll(values: readonly Value[], keyOf: (value: Value) => Key): void {
    for (const value of values) if (!isUnreadable(value)) this.#note(value.id)
    this.#unindexed.push(() => {
      for (const value of values) if (!isUnreadable(value)) this.#set(keyOf(value), value)
    })
  }

  #set(key: Key, value: Value): void {
    const name = this.#keyOf(key)
    if (!this.#loads.has(name) && !this.#atHand.has(name)) this.#atHand.set(name, value)
  }

  #index(): void {
    if (this.#unindexed.length === 0) return
    for (const index of this.#unindexed) index()
    this.#unindexed = []
  }

  override clearAll(): this {
    this.#unindexed = []
    this.#atHand.clear()
    return super.clearAll()
  }
}

/** For batch functions: a failure becomes the value of its key, and an object that does not exist becomes null. */
export function loadOrNull<Value>(reading: Promise<Value>): Promise<Value | null | Error> {
  return reading.catch((error: unknown) => (error instanceof NotFoundError ? null : toError(error)))
}

/** DataLoader recognizes failed keys by an `Error` as their value, but a caller's reason to leave may be any value. */
export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the read was given up', { cause: error })
}

/** Reads each key at most once per operation. Keys are compared as JSON. */
export function createMemo<Key, Value>(read: (key: Key) => Promise<Value>): DataLoader<Key, Value, string> {
  return new DataLoader<Key, Value, string>(
    (keys) => Promise.all(keys.map((key) => read(key).catch(toError))),
    { cacheKeyFn: (key) => JSON.stringify(key) },
  )
}
