/**
 * Reads consecutive items of a list that may change between any two reads.
 *
 * A caller walks a list page by page, and each page starts at a cursor: the position of the last item of the page before. A
 * position is an item's sort key, its id, and the index that it had. One step of the walk goes like this:
 *
 * 1. `readBeside` reads the upstream page around the position's index, so that the page holds the item and those next to it.
 * 2. `locateBoundary` looks for the item in that page by its id. If the item is not there, its key shows where it would be.
 * 3. If that place is outside the page, `boundary-search.ts` chooses the next page to read, until a page holds the place.
 * 4. `readRun` takes the items from there on, and repeats the steps from the last of them until it has enough.
 *
 * **The promise.** An item that exists unchanged throughout a walk is returned exactly once, whatever happens to other items.
 * Items with equal sort keys are returned at least once. The promise holds because every read overlaps the previous item and
 * verifies it by id and key. If that item has moved, the search finds it by its key. If the item was deleted or has another
 * key now, the walk goes on after its old key. It then returns all items with an equal key, because nobody knows how the
 * upstream orders those.
 *
 * **Its limits.** To find a key, the gateway must compare keys as the upstream does.
 *
 * - Timestamps can be compared in only one way, so the promise holds.
 * - Names: the promise holds if the upstream sorts them by code points. If it sorts by the English collation or by lower-cased
 *   code points, the promise holds once the names that were read rule out the other collations. Most lists of a few dozen mixed
 *   names do so within one page. They cannot if only the item that is gone sorts differently.
 * - Otherwise, and under any other collation, items may be missed or returned twice, but only next to a cursor whose item was
 *   deleted, renamed, or moved so far that the page around its index does not hold it.
 *
 * A walk ends under any collation.
 */
import { isUnreadable } from '../lib/unreadable.js'
import type { PagingDirection, Position } from './cursor.js'
import { type ListSource, listKeptChanging, MAX_READS } from './list-source.js'
import type { Order } from './order.js'
import { readAtIndex, readFromEnd } from './read-at-index.js'
import { readBeside } from './read-beside.js'
import type { Run } from './run.js'
import { sortedList } from './sorted-list.js'

/**
 * Reads up to `count` items that follow (forward) or precede (backward) a position. Without a position, the run starts at the
 * list's first item (forward) or ends at its last (backward).
 *
 * A list that does not change is read once, or twice if no page holds the whole window. Reading backward from the end of the
 * list takes one more read, to learn the list's length.
 * @throws InconsistentListError when the list changes faster than it can be read.
 */
export async function readRun<Item extends { id: string }>(
  source: ListSource<Item>,
  order: Order<Item>,
  position: Position | null,
  direction: PagingDirection,
  count: number,
): Promise<Run<Item>> {
  const list = sortedList(source, order)
  const { key } = order
  let part = await (position === null
    ? readFromEnd(list, direction, count)
    : readBeside(list, position, direction, count))
  if (part.items.length >= count || !hasMore(part, direction)) return part
  const parts = [part.items]
  const seenIds = new Set(part.items.map((item) => item.id))
  let length = part.items.length
  const { start, hasBefore, hasAfter } = part
  let outermost = outermostOf(part, part.items, key, direction)
  let futileReads = 0
  while (length < count && hasMore(part, direction)) {
    if (futileReads > MAX_READS) throw listKeptChanging(futileReads)
    const missing = count - length
    part = await (outermost === null
      ? readAtIndex(list, part.start, direction, missing)
      : readBeside(list, outermost, direction, missing))
    // Two unreadable items may have the same id and still be different items.
    const added = part.items.filter((item) => isUnreadable(item) || !seenIds.has(item.id))
    // Only items with an equal key came back. Stop: the caller's next page goes on from here.
    if (added.length === 0 && part.items.length > 0) break
    if (added.every(isUnreadable)) futileReads++
    for (const item of added) seenIds.add(item.id)
    parts.push(added)
    length += added.length
    outermost = outermostOf(part, added, key, direction) ?? outermost
  }
  return direction === 'forward'
    ? { ...part, items: parts.flat(), start, hasBefore }
    : { ...part, items: parts.toReversed().flat(), hasAfter }
}

function hasMore({ hasBefore, hasAfter }: Run<unknown>, direction: PagingDirection): boolean {
  return direction === 'forward' ? hasAfter : hasBefore
}

/** The position to go on from: the last of the added items (forward) or the first (backward). Null if none was added. */
function outermostOf<Item extends { id: string }>(
  { items, start }: Run<Item>,
  added: readonly Item[],
  key: (item: Item) => string,
  direction: PagingDirection,
): Position | null {
  const item = direction === 'forward' ? added.at(-1) : added[0]
  if (item === undefined) return null
  const offset = direction === 'forward' ? items.lastIndexOf(item) : items.indexOf(item)
  return { key: key(item), id: item.id, index: start + offset }
}
