/** Reads that start at an index or at an end of the list, with no item to verify the place by. */
import type { PagingDirection } from './cursor.js'
import { endOf, listKeptChanging, MAX_READS, type Slice } from './list-source.js'
import { cutRun, type Run } from './run.js'
import type { SortedList } from './sorted-list.js'
import { WHOLE_LIST, windowBefore, windowBeside } from './window.js'

/** Up to `count` items that follow (forward) or precede (backward) the boundary before an index. */
export async function readAtIndex<Item>(
  list: SortedList<Item>,
  boundary: number,
  direction: PagingDirection,
  count: number,
): Promise<Run<Item>> {
  const slice = await list.read(windowBeside(boundary, direction, count))
  const cut = Math.min(Math.max(boundary - slice.start, 0), slice.items.length)
  return cutRun(slice, cut, direction, count)
}

/** The first `count` items of the list (forward) or the last ones (backward). */
export function readFromEnd<Item>(
  list: SortedList<Item>,
  direction: PagingDirection,
  count: number,
): Promise<Run<Item>> {
  return direction === 'forward' ? readAtIndex(list, 0, direction, count) : readLast(list, count)
}

/**
 * The first read shows the length of the list, and the next one reads the items before it. If the total is wrong, only pages
 * show where the list ends: the end is the index at which a page stopped twice after a later page was empty.
 */
async function readLast<Item>(list: SortedList<Item>, count: number): Promise<Run<Item>> {
  let slice: Slice<Item> = await list.read(WHOLE_LIST)
  let end = { index: Number.POSITIVE_INFINITY, seen: 0 }
  for (let reads = 1, reach = count; slice.total > 0; reads++) {
    if (slice.items.length === 0) {
      end = { index: slice.total, seen: end.seen }
      reach *= 2
    } else if (endOf(slice) >= slice.total) break
    else if (endOf(slice) === end.index && ++end.seen === 2) {
      slice = { ...slice, total: end.index }
      break
    }
    if (reads > MAX_READS) throw listKeptChanging(reads)
    slice = await list.read(windowBefore(slice.total, reach))
  }
  return cutRun(slice, slice.items.length, 'backward', count)
}
