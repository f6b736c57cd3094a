import DataLoader from 'dataloader'

type ReadMany<Key, Value> = (keys: readonly Key[]) => Promise<(Value | null | Error)[]>

type Options<Key, Value> = {
  readMany: ReadMany<Key, Value>
  cacheKeyFn: (key: Key) => string
  /** Told the id of each object that is read, or kept after it came with another or from a write. */
  note: (id: string) => void
}

/** Loads objects by id, each at most once in an operation. Null: there is none. */
export class ObjectLoader<Key, Value extends { id: string }> extends DataLoader<Key, Value | null, string> {
  readonly #note: (id: string) => void

  constructor({ readMany, cacheKeyFn, note }: Options<Key, Value>) {
    super(
      async (keys) => {
        const values = await readMany(keys)
        for (const value of values) if (value !== null && !(value instanceof Error)) note(value.id)
        return values
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
