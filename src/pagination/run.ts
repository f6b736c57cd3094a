/** A run: consecutive items of a list, cut out of a slice that was read. */
import type { PagingDirection } from './cursor.js'
import type { Slice } from './list-source.js'

/**
 * `items` are in list order, and `start` is the index of the first one. In an empty run, `start` is the index that an item
 * would have there. `hasBefore` and `hasAfter` say whether the list has items before and after the run.
 */
export type Run<Item> = {
  items: readonly Item[]
  start: number
  total: number
  hasBefore: boolean
  hasAfter: boolean
}

/**
 * Cuts up to `count` items that follow (forward) or precede (backward) a boundary in the slice.
 * @param boundary the number of the slice's items that are before it.
 */
export function cutRun<Item>(
  { items, start, total }: Slice<Item>,
  boundary: number,
  direction: PagingDirection,
  count: number,
): Run<Item> {
  const from = direction === 'forward' ? boundary : Math.max(0, boundary - count)
  const to = direction === 'forward' ? Math.min(items.length, boundary + count) : boundary
  return {
    items: items.slice(from, to),
    start: start + from,
    total,
    hasBefore: start + from > 0,
    hasAfter: start + to < total,
  }
}
