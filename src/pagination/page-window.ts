/** From a run of indexes to the page that holds it, for an upstream that knows only `page` and `page_size`. */

/**
 * Which indexes to read. `anchor` must be in the page, `beside` (its neighbour, or itself) if any page can hold both; then as
 * much as fits of `from` (inclusive) to `to` (exclusive); and `margin`, where that costs nothing of these.
 */
export type Window = { anchor: number; beside: number; from: number; to: number; margin: number | null }

/** `page` counts from 1 and covers the indexes `(page - 1) * pageSize` up to `page * pageSize - 1`. */
export type Page = { page: number; pageSize: number }

/**
 * The smallest page of at most `maxPageSize` items that holds the anchor and the most of the window. A page's bounds are
 * multiples of its size, so most windows fit no page of just their length: every size is tried, and none is rounded.
 */
export function pageFor(window: Window, maxPageSize: number): Page {
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

/** More than twice what any page can cover. */
const BESIDE_WEIGHT = 1_000_000

/** Holding both neighbours outweighs any coverage, and one more item covered outweighs the margin. */
function scoreOf(start: number, end: number, { beside, from, to, margin }: Window): number {
  const holds = (index: number | null) => index !== null && start <= index && index < end
  const covered = Math.min(end, to) - Math.max(start, from)
  return (holds(beside) ? BESIDE_WEIGHT : 0) + 2 * covered + (holds(margin) ? 1 : 0)
}
