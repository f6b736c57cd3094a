/**
 * Searches for a boundary in a list that may shift between reads. Each read that misses the boundary says on which side of
 * the slice it lies. The first guesses move away from the slice in growing strides, since most shifts are small. Once the
 * boundary is known to lie between two slices, the search bisects.
 */
import type { PagingDirection } from './cursor.js'
import { endOf, type Slice } from './list-source.js'
import type { Side } from './locate-boundary.js'

/** The boundary lies from `low` to `high`, both inclusive. `misses` counts the reads that did not hold it. */
export type BoundarySearch = { low: number; high: number; misses: number }

export function newSearch(): BoundarySearch {
  return { low: 0, high: Number.POSITIVE_INFINITY, misses: 0 }
}

/**
 * Narrows the search by a slice that lies beside the boundary. If the new bound contradicts the old one, the list has shifted
 * between the two reads, and the old bound is dropped.
 */
export function narrow(
  { low, high, misses }: BoundarySearch,
  slice: Slice<unknown>,
  side: Side,
): BoundarySearch {
  if (side === 'before') {
    const bound = Math.min(slice.start, slice.total)
    return { low: low > bound ? 0 : low, high: bound, misses: misses + 1 }
  }
  const bound = endOf(slice)
  return { low: bound, high: high < bound ? Number.POSITIVE_INFINITY : high, misses: misses + 1 }
}

/** The boundary to read around next, after a read that missed on this side. */
export function nextGuess(
  search: BoundarySearch,
  { total }: Slice<unknown>,
  side: Side,
  direction: PagingDirection,
  count: number,
): number {
  const { low, misses } = search
  const high = Math.min(search.high, Math.max(total, low))
  if (low === high) return low
  const stride = misses === 1 ? 0 : (count + 1) * 2 ** (misses - 2)
  const isBracketed = low > 0 && Number.isFinite(search.high)
  const guess = isBracketed ? Math.floor((low + high) / 2) : side === 'before' ? high - stride : low + stride
  // A read is sure to hold only its anchor. Keep the guess where the anchor's side of the boundary is still unknown.
  return direction === 'forward'
    ? Math.min(Math.max(guess, low + 1), high)
    : Math.min(Math.max(guess, low), high - 1)
}
