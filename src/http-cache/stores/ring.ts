/** A ring of things that are looked at one after the other, again and again: each is added and removed at the same low cost. */

/** Who is next to it. Null: it is in no ring. */
export type InRing<Item> = { before: Item | null; after: Item | null }

export type Ring<Item> = {
  /** To be looked at after all others. */
  add(item: Item): void
  remove(item: Item): void
  /** The one to be looked at. Undefined: there is none. */
  current(): Item | undefined
  /** Goes on to the next one: the one that was looked at comes last again. */
  advance(): void
  readonly size: number
}

/** A `Set` keeps an order too, but to find its first member it steps over all that were deleted before it. */
export function createRing<Item extends InRing<Item>>(): Ring<Item> {
  let hand: Item | null = null
  let size = 0
  return {
    add(item) {
      const after: Item = hand ?? item
      const before: Item = hand?.before ?? item
      item.before = before
      item.after = after
      before.after = item
      after.before = item
      hand ??= item
      size += 1
    },
    remove(item) {
      const { before, after } = item
      if (before === null || after === null) return
      before.after = after
      after.before = before
      if (hand === item) hand = after === item ? null : after
      item.before = null
      item.after = null
      size -= 1
    },
    current: () => hand ?? undefined,
    advance() {
      hand = hand?.after ?? null
    },
    get size() {
      return size
    },
  }
}
