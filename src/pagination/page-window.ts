/** Chooses the page that covers a window best, for an upstream that knows only `page` and `page_size`. */
import type { Window } from './window.js'

/** `page` counts from 1 and covers the indexes from `(page - 1) * pageSize` to `page * pageSize - 1`. */
export type Page = { page: number; pageSize: number }

/**
 * The smallest page of at most `maxPageSize` items that holds the anchor and covers the most of the window. The bounds of a
 * page are multiples of its size, so few windows fit a page of exactly their length. All sizes are tried.
 */
export function pageFor(window: Window, maxPageSize: number): Page {
  // From the start of the list, every page size starts at the anchor, so the window's own length is the best size.
  if (window.anchor === 0 && window.beside === 0 && (window.margin ?? -1) < 0)
    return { page: 1, pageSize: Math.max(1, Math.min(window.to, maxPageSize)) }
  let best: Page = { page: window.anchor + 1, pageSize: 1 }
  let bestScore = -1
  for (let pageSize = 1; pageSize <= maxPageSize; pageSize++) {
    const start = Math.floor(window.anchor / pageSize) * pageSize
    const score = scoreOf(start, start + pageSize, window)
    if (score > bestScore) {
      best = { page: start / pageSize + 1, pageSize }
      bestScore = score
    }
  }
  return best
}

/** More than twice the number of indexes that any page can cover. */
const BESIDE_WEIGHT = 1_000_000

/** Holding both the anchor and its neighbour outweighs any coverage. Covering one more index outweighs the margin. */
function scoreOf(start: number, end: number, { beside, from, to, margin }: Window): number {
  const holds = (index: number | null) => index !== null && start <= index && index < end
  const covered = Math.min(end, to) - Math.max(start, from)
  return (holds(beside) ? BESIDE_WEIGHT : 0) + 2 * covered + (holds(margin) ? 1 : 0)
}
