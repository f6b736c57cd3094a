/** Where a position lies in a run of neighbours that was just read. */
import type { Position } from './cursor.js'
import type { Compare } from './order.js'
import type { Way } from './read-run.js'
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
  const { items, keys, start, collations } = slice
  const found = items.findIndex((item, index) => item.id === position.id && keys[index] === position.key)
  if (found >= 0) return { place: way === 'forward' ? found + 1 : found, agreed: true }

  const [place, ...others] = collations.map((compare) => placeByKey(slice, compare, position.key, way))
  if (place !== undefined) return { place, agreed: others.every((other) => other === place) }
  // The index is all that is left to go by.
  return { place: Math.min(Math.max(position.index - start, 0), items.length), agreed: true }
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
