/** A memory of what was worked out for objects, by their identity. */

/**
 * Remembers at least the `size` keys that were last used, and at most twice as many. They are held for as long: a WeakMap
 * would not, but to enter a key there costs more than what is saved, where most are never asked for again.
 */
export class RecentMap<Key extends object, Value> {
  readonly #size: number
  #young = new Map<Key, Value>()
  #old = new Map<Key, Value>()

  constructor(size: number) {
    this.#size = size
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#size) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }
}
