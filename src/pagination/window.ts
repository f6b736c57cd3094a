/** Windows: the indexes that one read of a list should cover. */
import type { PagingDirection } from './cursor.js'

/**
 * The page that is read must hold the index `anchor`. It also holds `beside` (the anchor's neighbour, or the anchor itself)
 * if any page can hold both. It then covers as much as it can of `from` (inclusive) to `to` (exclusive). It holds `margin`
 * only if that costs none of the other indexes.
 */
export type Window = { anchor: number; beside: number; from: number; to: number; margin: number | null }

/** The largest possible page from the start of the list. */
export const WHOLE_LIST: Window = {
  anchor: 0,
  beside: 0,
  from: 0,
  to: Number.MAX_SAFE_INTEGER,
  margin: null,
}

/** The items that follow (forward) or precede (backward) the boundary before the index `boundary`. */
export function windowBeside(boundary: number, direction: PagingDirection, count: number): Window {
  return direction === 'forward'
    ? { anchor: boundary, beside: boundary, from: boundary, to: boundary + Math.max(count, 1), margin: null }
    : windowBefore(boundary, count)
}

export function windowBefore(boundary: number, count: number): Window {
  const last = Math.max(0, boundary - 1)
  return { anchor: last, beside: last, from: Math.max(0, boundary - count), to: last + 1, margin: null }
}

/**
 * Covers `count` items on the far side of the boundary and one item on the near side, which verifies the boundary. The
 * margin is one more item on the near side: if the verifying item was deleted, the margin shows where that item was.
 * @param isSearching whether to cover `count` more items on the near side, because the boundary may be there.
 */
export function windowAcross(
  boundary: number,
  direction: PagingDirection,
  count: number,
  isSearching: boolean,
): Window {
  const reach = isSearching ? count : 0
  return direction === 'forward'
    ? {
        anchor: Math.max(0, boundary - 1),
        beside: boundary,
        from: Math.max(0, boundary - 1 - reach),
        to: boundary + count,
        margin: boundary - 2,
      }
    : {
        anchor: boundary,
        beside: boundary - 1,
        from: Math.max(0, boundary - count),
        to: boundary + 1 + reach,
        margin: boundary + 1,
      }
}
