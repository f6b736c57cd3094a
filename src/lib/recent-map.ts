/**
 * A cache of recently used keys. It keeps at least the `size` keys that were last used, and at most twice as many. It holds its
 * keys strongly. A WeakMap would not, but its insertions are so expensive that they do not pay off if most keys are never looked
 * up again.
 */
export class RecentMap<Key, Value> {
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
