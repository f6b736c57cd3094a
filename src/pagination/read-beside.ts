/** Finds a position in a list that may have changed, and reads the items next to it. */
import { narrow, newSearch, nextGuess } from './boundary-search.js'
import type { PagingDirection, Position } from './cursor.js'
import { endOf, listKeptChanging, MAX_PAGE_SIZE, MAX_READS } from './list-source.js'
import { locateBoundary } from './locate-boundary.js'
import type { Compare } from './order.js'
import { readAtIndex } from './read-at-index.js'
import { cutRun, type Run } from './run.js'
import type { SortedList } from './sorted-list.js'
import { windowAcross } from './window.js'

/** Enough reads to find a key among a million items that do not change. */
const MAX_READS_AT_ONE_TOTAL = 40

/** The largest index to trust. A cursor may be forged, and the page number that its index leads to must fit into 32 bits. */
const MAX_INDEX = 2 ** 30

/**
 * Reads up to `count` items that follow (forward) or precede (backward) a position, but no more than one page holds, and at
 * least one item if the list has any there.
 *
 * The boundary is the index of the first item after the position (forward), or of the first item that is not before the
 * position (backward). The search starts where the position's index puts it.
 * @throws InconsistentListError when the boundary was not found within `MAX_READS` reads.
 */
export async function readBeside<Item extends { id: string }>(
  list: SortedList<Item>,
  { index, ...item }: Position,
  direction: PagingDirection,
  count: number,
): Promise<Run<Item>> {
  const position = { ...item, index: Math.min(index, MAX_INDEX) }
  const expected = direction === 'forward' ? position.index + 1 : position.index
  let boundary = expected
  let total = -1
  let totalChangedAt = 0
  let search = newSearch()
  let collation: Compare | undefined
  let tieBreak: 'unneeded' | 'reading' | 'done' = 'unneeded'
  let oneSidedReads = 0
  for (let reads = 0; reads < MAX_READS; reads++) {
    const windowCount = tieBreak === 'reading' ? MAX_PAGE_SIZE : count
    const slice = await list.read(windowAcross(boundary, direction, windowCount, reads > 0), position)
    const { place, isCertain } = locateBoundary(slice, position, direction)
    if (slice.total !== total) totalChangedAt = reads
    total = slice.total
    // The list is not changing, so it must be sorted by an unknown collation. Only the index is left to go by.
    if (reads - totalChangedAt >= MAX_READS_AT_ONE_TOTAL) return readAtIndex(list, expected, direction, count)
    // If collations disagree about the place, read the largest page once: its keys may rule out all collations but one. If
    // they do not, the likeliest collation decides.
    if (tieBreak === 'reading') tieBreak = 'done'
    if (!isCertain && tieBreak === 'unneeded') {
      tieBreak = 'reading'
      continue
    }
    // Bounds found under another collation are meaningless.
    if (slice.collations[0] !== collation) search = newSearch()
    collation = slice.collations[0]
    if (typeof place === 'number') {
      const run = cutRun(slice, place, direction, count)
      const isExhausted = direction === 'forward' ? !run.hasAfter : !run.hasBefore
      if (run.items.length > 0 || count === 0 || isExhausted) return run
    }
    // If pages are tiny, perhaps no page holds both sides of the boundary. After two reads of one side, accept the boundary unverified.
    const isSettled =
      typeof place === 'number' ? slice.start + place === boundary : search.low === search.high
    // Ignore a page that is past the end, or does not touch the boundary: it says nothing about the boundary.
    const isOneSided = slice.items.length > 0 && (slice.start === boundary || endOf(slice) === boundary)
    if (isSettled && isOneSided && ++oneSidedReads === 2) return readAtIndex(list, boundary, direction, count)
    if (typeof place === 'number') {
      boundary = slice.start + place
      continue
    }
    search = narrow(search, slice, place)
    boundary = nextGuess(search, slice, place, direction, count)
  }
  throw listKeptChanging(MAX_READS)
}
