import DataLoader from 'dataloader'
import { UnexpectedValueError } from '../lib/unreadable.js'

type ReadMany<Key, Value> = (keys: readonly Key[]) => Promise<(Value | null | Error)[]>

type Options<Key, Value> = {
  readMany: ReadMany<Key, Value>
  cacheKeyFn: (key: Key) => string
  /** Called with the id of each object that is read or primed. */
  note: (id: string) => void
}

/** Loads objects by id, each at most once per operation. Null: the object does not exist. */
export class ObjectLoader<Key, Value extends { id: string }> extends DataLoader<Key, Value | null, string> {
  readonly #note: (id: string) => void

  constructor({ readMany, cacheKeyFn, note }: Options<Key, Value>) {
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
      { cacheKeyFn },
    )
    this.#note = note
  }

  override prime(key: Key, value: Value | null | Error | Promise<Value | null>): this {
    if (value !== null && 'id' in value) this.#note(value.id)
    return super.prime(key, value)
  }
}
