/** Where a position lies in a run of neighbours that was just read. */
import { neighboursOf } from '../lib/unreadable.js'
import type { Position, Way } from './cursor.js'
import { type Compare, NO_KEY } from './order.js'
import type { SortedSlice } from './sorted-list.js'

/**
 * How many items of a slice lie in front of the boundary: the position's own item counts when going forward. Or on which
 * side of the slice the boundary is.
 */
export type Place = number | 'before' | 'after'

/** `agreed`: all collations that are left say so, or the position's own item does. */
export function locateBoundary<Item extends { id: string }>(
  slice: SortedSlice<Item>,
  position: Position,
  way: Way,
): { place: Place; agreed: boolean } {
  const { items, start, collations } = slice
  const found = findItem(slice, position)
  if (found >= 0) return { place: way === 'forward' ? found + 1 : found, agreed: true }

  const usable = position.key === NO_KEY && slice.field === 'created_at' ? [] : collations
  const [place, ...others] = usable.map((compare) => placeByKey(slice, compare, position.key, way))
  if (place !== undefined) return { place, agreed: others.every((other) => other === place) }
  // The index is all that is left to go by.
  return { place: Math.min(Math.max(position.index - start, 0), items.length), agreed: true }
}

/**
 * The index of the position's own item, or -1. An item whose key cannot be read may have another one on each page,
 * and items that cannot be read may be alike: then the one nearest to where it was.
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
  way: Way,
): Place {
  const behind = keys.findIndex((key) =>
    way === 'forward' ? compare(key, wanted) >= 0 : compare(key, wanted) > 0,
  )
  const cut = behind === -1 ? keys.length : behind
  if (cut === 0 && start > 0) return 'before'
  if (cut === keys.length && start + keys.length < total) return 'after'
  return cut
}
