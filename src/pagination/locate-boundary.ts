/** Finds the boundary next to a position within a slice that was just read. */
import { neighboursOf } from '../lib/unreadable.js'
import type { PagingDirection, Position } from './cursor.js'
import { type Compare, NO_KEY } from './order.js'
import type { SortedSlice } from './sorted-list.js'

/** The side of a slice on which the boundary lies: the list's start or its end. */
export type Side = 'before' | 'after'

/**
 * The number of the slice's items that are before the boundary, or the side of the slice on which the boundary lies. Going
 * forward, the position's own item is before the boundary; going backward, it is after.
 */
export type Place = number | Side

/**
 * `isCertain` is true if the position's own item was found, or if all collations that are still possible agree on the place.
 * It is also true if only the index is left to go by.
 */
export function locateBoundary<Item extends { id: string }>(
  slice: SortedSlice<Item>,
  position: Position,
  direction: PagingDirection,
): { place: Place; isCertain: boolean } {
  const { items, start, collations } = slice
  const found = findItem(slice, position)
  if (found >= 0) return { place: direction === 'forward' ? found + 1 : found, isCertain: true }

  const usable = position.key === NO_KEY && slice.field === 'created_at' ? [] : collations
  const [place, ...others] = usable.map((compare) => placeByKey(slice, compare, position.key, direction))
  if (place !== undefined) return { place, isCertain: others.every((other) => other === place) }
  return { place: Math.min(Math.max(position.index - start, 0), items.length), isCertain: true }
}

/**
 * The index in the slice of the position's own item, or -1. An item whose key is unreadable gets a stand-in key that may
 * differ from page to page, so its key need not match. Unreadable items may also share an id: then the item nearest to the
 * position's index counts.
 */
function findItem<Item extends { id: string }>(
  { items, keys, start, field }: SortedSlice<Item>,
  { id, key, index: hint }: Position,
): number {
  let found = -1
  for (const [index, item] of items.entries()) {
    if (item.id !== id || (keys[index] !== key && neighboursOf(item, field) === undefined)) continue
    const isNearer = found === -1 || Math.abs(start + index - hint) < Math.abs(start + found - hint)
    if (isNearer) found = index
  }
  return found
}

function placeByKey(
  { keys, start, total }: SortedSlice<unknown>,
  compare: Compare,
  wanted: string,
  direction: PagingDirection,
): Place {
  const firstAfter = keys.findIndex((key) =>
    direction === 'forward' ? compare(key, wanted) >= 0 : compare(key, wanted) > 0,
  )
  const cut = firstAfter === -1 ? keys.length : firstAfter
  if (cut === 0 && start > 0) return 'before'
  if (cut === keys.length && start + keys.length < total) return 'after'
  return cut
}
