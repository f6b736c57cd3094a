/** Where a position lies in a run of neighbours that was just read. */
import type { Position } from './cursor.js'
import type { Slice } from './list-source.js'
import { fittingCollation, type Order } from './order.js'
import type { Way } from './read-run.js'

/**
 * How many items of the slice lie in front of the boundary: the position's own item counts when going forward. Or on which
 * side of the slice the boundary is.
 */
export function locateBoundary<Item extends { id: string }>(
  slice: Slice<Item>,
  order: Order<Item>,
  position: Position,
  way: Way,
): number | 'before' | 'after' {
  const { items, start, total } = slice
  const keys = items.map(order.key)
  const found = items.findIndex((item, index) => item.id === position.id && keys[index] === position.key)
  if (found >= 0) return way === 'forward' ? found + 1 : found

  const compare = fittingCollation(order, keys)
  // An order nobody foresaw: the index is all that is left to go by.
  if (compare === null) return Math.min(Math.max(position.index - start, 0), items.length)

  const behind = keys.findIndex((key) =>
    way === 'forward' ? compare(key, position.key) >= 0 : compare(key, position.key) > 0,
  )
  const cut = behind === -1 ? items.length : behind
  if (cut === 0 && start > 0) return 'before'
  if (cut === items.length && start + items.length < total) return 'after'
  return cut
}
