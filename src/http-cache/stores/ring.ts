/** A ring of items that are visited in turn. Adding and removing take constant time. */

/** The neighbours of an item. Null: the item is not in a ring. */
export type InRing<Item> = { before: Item | null; after: Item | null }

export type Ring<Item> = {
  /** Adds an item, to be visited after all others. */
  add(item: Item): void
  remove(item: Item): void
  /** The item to visit now. Undefined: the ring is empty. */
  current(): Item | undefined
  /** Goes on to the next item. The current item becomes the last. */
  advance(): void
  readonly size: number
}

/** A `Set` keeps an order too, but to find its first member, it steps over all members that were deleted before it. */
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
