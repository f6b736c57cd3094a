/**
 * Reads the items next to a place in a list that may change between any two reads.
 *
 * The promise: an item that exists unchanged throughout a walk is returned exactly once, whatever happens to others; where
 * sort keys are equal, at least once. It holds because every read overlaps the item before it and is checked by that
 * item's id and key. Where the item has moved, it is found by its key; where it is gone, or has another key now, the run
 * goes on after the key it had, with all items of an equal key, since nobody knows how the upstream orders those.
 *
 * To find a key one must compare as the upstream does. Timestamps leave no doubt, so the promise holds. Of names it holds
 * if the upstream sorts them by code points. If it goes by the English collation or by lower-cased code points, it holds as
 * soon as the names that were read tell these from each other: most lists of a few dozen mixed names do within a page, but
 * names that sort alike under all of them but for the one that is gone do not. Then, and under any other collation, items
 * may be missed or come again, but only next to a cursor whose own item was deleted, renamed, or moved so far by others that
 * the page around its index does not hold it. A walk ends whatever the collation.
 */
import { isUnreadable } from '../lib/unreadable.js'
import type { Position, Way } from './cursor.js'
import { InconsistentListError, type ListSource, MAX_PAGE_SIZE, type Slice } from './list-source.js'
import { locateBoundary, type Place } from './locate-boundary.js'
import type { Compare, Order } from './order.js'
import type { Window } from './page-window.js'
import { type SortedList, sortedList } from './sorted-list.js'

/** Towards the end of the list, or towards its start. */

/**
 * `items` stand in list order, the first of them at `start`; where there are none, that is where they would stand.
 * `hasBefore` and `hasAfter` tell whether anything surrounds them.
 */
export type Run<Item> = {
  items: readonly Item[]
  start: number
  total: number
  hasBefore: boolean
  hasAfter: boolean
}

/** A bound on the reads for one run: bisecting 2^31 items takes 31, each shift of the list a few more. */
const MAX_READS = 80

/** More than it takes to find a key among a million items that stay as they are. */
const MAX_QUIET_READS = 40

/** An index is only a hint and may be made up: this is as far as page numbers of any size go in 32 bits. */
const MAX_INDEX = 2 ** 30

/**
 * Up to `count` items that follow (forward) or precede (backward) a position; from the list's own end where it is null.
 * A quiet list is read once, or once more where no page holds the whole window; from its back, once more to learn how long
 * it is.
 */
export async function readRun<Item extends { id: string }>(
  source: ListSource<Item>,
  order: Order<Item>,
  position: Position | null,
  way: Way,
  count: number,
): Promise<Run<Item>> {
  const list = sortedList(source, order)
  const { key } = order
  let part = await (position === null
    ? readFromEdge(list, way, count)
    : readBeside(list, position, way, count))
  const parts = [part.items]
  const known = new Set(part.items.map((item) => item.id))
  let length = part.items.length
  const { start, hasBefore, hasAfter } = part
  let outermost = outermostOf(part, part.items, key, way)
  for (let futile = 0; length < count && (way === 'forward' ? part.hasAfter : part.hasBefore); ) {
    if (futile > MAX_READS) throw changing(futile)
    const missing = count - length
    part = await (outermost === null
      ? readAt(list, part.start, way, missing)
      : readBeside(list, outermost, way, missing))
    // Items that cannot be read may be alike without being the same.
    const added = part.items.filter((item) => isUnreadable(item) || !known.has(item.id))
    // Only items of an equal key come again: the caller's next page goes on from here.
    if (added.length === 0 && part.items.length > 0) break
    if (added.every(isUnreadable)) futile++
    for (const item of added) known.add(item.id)
    parts.push(added)
    length += added.length
    outermost = outermostOf(part, added, key, way) ?? outermost
  }
  return way === 'forward'
    ? { ...part, items: parts.flat(), start, hasBefore }
    : { ...part, items: parts.toReversed().flat(), hasAfter }
}

/** From where to go on: the last of what was added, or the first. */
function outermostOf<Item extends { id: string }>(
  { items, start }: Run<Item>,
  added: readonly Item[],
  key: (item: Item) => string,
  way: Way,
): Position | null {
  const item = way === 'forward' ? added.at(-1) : added[0]
  if (item === undefined) return null
  const offset = way === 'forward' ? items.lastIndexOf(item) : items.indexOf(item)
  return { key: key(item), id: item.id, index: start + offset }
}

/** From the front of the list, or from its back, whose index has to be found out first. */
async function readFromEdge<Item>(list: SortedList<Item>, way: Way, count: number): Promise<Run<Item>> {
  if (way === 'forward') return readAt(list, 0, way, count)
  let slice: Slice<Item> = await list.read({
    anchor: 0,
    beside: 0,
    from: 0,
    to: Number.MAX_SAFE_INTEGER,
    margin: null,
  })
  // Where a total is wrong, nothing but empty pages and the full one before them tell where the end is.
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
    if (reads > MAX_READS) throw changing(reads)
    slice = await list.read(windowBefore(slice.total, reach))
  }
  return cutRun(slice, slice.items.length, way, count)
}

/**
 * What stands next to a position, wherever that is by now: at least one item if there is any, but no more than one page
 * holds. The boundary looked for is the index of the first item behind the position (backward: of the first not before it).
 */
async function readBeside<Item extends { id: string }>(
  list: SortedList<Item>,
  { index, ...item }: Position,
  way: Way,
  count: number,
): Promise<Run<Item>> {
  const position = { ...item, index: Math.min(index, MAX_INDEX) }
  const hint = way === 'forward' ? position.index + 1 : position.index
  let boundary = hint
  let total = -1
  let quietSince = 0
  let search = newSearch()
  let collation: Compare | undefined
  let doubt: 'none' | 'now' | 'over' = 'none'
  let oneSided = 0
  for (let reads = 0; reads < MAX_READS; reads++) {
    const window = windowAt(boundary, way, doubt === 'now' ? MAX_PAGE_SIZE : count, reads > 0)
    const slice = await list.read(window, position)
    const { place, agreed } = locateBoundary(slice, position, way)
    if (slice.total !== total) quietSince = reads
    total = slice.total
    // A list that nobody changes, but sorted in a way nobody foresaw: the index is all that is left to go by.
    if (reads - quietSince >= MAX_QUIET_READS) return readAt(list, hint, way, count)
    // The largest page there is may tell the collations apart. If it does not, the likeliest has it.
    if (doubt === 'now') doubt = 'over'
    if (!agreed && doubt === 'none') {
      doubt = 'now'
      continue
    }
    // What was found by another collation is worth nothing.
    if (slice.collations[0] !== collation) search = newSearch()
    collation = slice.collations[0]
    if (typeof place === 'number') {
      const run = cutRun(slice, place, way, count)
      const exhausted = way === 'forward' ? !run.hasAfter : !run.hasBefore
      if (run.items.length > 0 || count === 0 || exhausted) return run
    }
    // Only where pages are tiny can none of them hold both sides of the boundary: then, tried twice, it goes unchecked.
    const settled = typeof place === 'number' ? slice.start + place === boundary : search.low === search.high
    // A page that is past the end by the time it is read, or elsewhere, tells nothing of that.
    const isOneSided = slice.items.length > 0 && (slice.start === boundary || endOf(slice) === boundary)
    if (settled && isOneSided && ++oneSided === 2) return readAt(list, boundary, way, count)
    if (typeof place === 'number') {
      boundary = slice.start + place
      continue
    }
    search = narrow(search, slice, place)
    boundary = nextGuess(search, slice, place, way, count)
  }
  throw changing(MAX_READS)
}

type Side = Exclude<Place, number>

/** The boundary lies from `low` to `high`. */
type Search = { low: number; high: number; misses: number }

function newSearch(): Search {
  return { low: 0, high: Number.POSITIVE_INFINITY, misses: 0 }
}

/** Where the new bound contradicts the old one the list has shifted in between, and only the new one counts. */
function narrow({ low, high, misses }: Search, slice: Slice<unknown>, side: Side): Search {
  if (side === 'before') {
    const bound = Math.min(slice.start, slice.total)
    return { low: low > bound ? 0 : low, high: bound, misses: misses + 1 }
  }
  const bound = endOf(slice)
  return { low: bound, high: high < bound ? Number.POSITIVE_INFINITY : high, misses: misses + 1 }
}

/** Further away with each miss, since most shifts are small; once the boundary has a known side to either hand, half-way. */
function nextGuess(search: Search, { total }: Slice<unknown>, side: Side, way: Way, count: number): number {
  const { low, misses } = search
  const high = Math.min(search.high, Math.max(total, low))
  if (low === high) return low
  const stride = misses === 1 ? 0 : (count + 1) * 2 ** (misses - 2)
  const bracketed = low > 0 && Number.isFinite(search.high)
  const guess = bracketed ? Math.floor((low + high) / 2) : side === 'before' ? high - stride : low + stride
  // The item that a read is sure to hold must be one of which the side is not known yet.
  return way === 'forward'
    ? Math.min(Math.max(guess, low + 1), high)
    : Math.min(Math.max(guess, low), high - 1)
}

/** What stands next to an index, with nothing to check it by. */
async function readAt<Item>(
  list: SortedList<Item>,
  boundary: number,
  way: Way,
  count: number,
): Promise<Run<Item>> {
  const slice = await list.read(
    way === 'forward'
      ? {
          anchor: boundary,
          beside: boundary,
          from: boundary,
          to: boundary + Math.max(count, 1),
          margin: null,
        }
      : windowBefore(boundary, count),
  )
  const cut = Math.min(Math.max(boundary - slice.start, 0), slice.items.length)
  return cutRun(slice, cut, way, count)
}

function windowBefore(boundary: number, count: number): Window {
  const last = Math.max(0, boundary - 1)
  return { anchor: last, beside: last, from: Math.max(0, boundary - count), to: last + 1, margin: null }
}

/**
 * The items next to a boundary and the one across it, to check them by; with one more, that shows where the latter stood if
 * it is gone. In a search, as many on either side.
 */
function windowAt(boundary: number, way: Way, count: number, searching: boolean): Window {
  const reach = searching ? count : 0
  return way === 'forward'
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

function cutRun<Item>({ items, start, total }: Slice<Item>, cut: number, way: Way, count: number): Run<Item> {
  const from = way === 'forward' ? cut : Math.max(0, cut - count)
  const to = way === 'forward' ? Math.min(items.length, cut + count) : cut
  return {
    items: items.slice(from, to),
    start: start + from,
    total,
    hasBefore: start + from > 0,
    hasAfter: start + to < total,
  }
}

function endOf(slice: Slice<unknown>): number {
  return slice.start + slice.items.length
}

function changing(reads: number): InconsistentListError {
  return new InconsistentListError(`the list kept changing during ${reads} reads`)
}
