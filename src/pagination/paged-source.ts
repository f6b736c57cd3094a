/** A list behind an API that knows only page numbers, and whose pages may not have the size that was asked for. */
import { isUnreadable, UnreadableValue } from '../lib/unreadable.js'
import type { ListKnowledge } from './list-knowledge.js'
import { InconsistentListError, type Landmark, type ListSource, type Slice } from './list-source.js'
import type { Page } from './page-window.js'

/** `total` is the number of items in the list, or the reason why that number is unreadable. */
export type UpstreamPage<Item> = { items: readonly Item[]; total: number | UnreadableValue }

type CountedPage<Item> = { items: readonly Item[]; total: number }

/** @param again whether the same page was just read and is doubtful, so that a remembered page must not be used. */
export type ReadPage<Item> = (page: number, pageSize: number, again: boolean) => Promise<UpstreamPage<Item>>

/** Each attempt may learn something that changes the next one: first a cap, then that page sizes are ignored. */
const MAX_ATTEMPTS = 6

/** The largest page number that fits in 32 bits. */
const MAX_PAGE = 2 ** 31 - 1

/**
 * A page that comes back as asked for takes one read.
 *
 * A page that is too short is read once more. If it is complete then, the first read was a glitch, and nothing is learned.
 * Otherwise page 1 shows how the upstream treats this page size. If the upstream caps page sizes or has a fixed one, later
 * reads of this kind of list know that. If it does neither, its `total_count` is wrong, and the list ends where its items do.
 *
 * A `total_count` is replaced if it is unreadable, or smaller than the number of items up to the end of its own full page. The
 * stand-in is twice the number of items seen: it is wrong but never too small, and soon past the end, where the end can be
 * found.
 */
export function pagedSource<Item extends { id: string }>(
  readPage: ReadPage<Item>,
  { pages, collations }: ListKnowledge,
): ListSource<Item> {
  let countProblem: UnreadableValue | undefined

  async function readCounted({ page, pageSize }: Page, again: boolean): Promise<CountedPage<Item>> {
    if (page > MAX_PAGE) throw new InconsistentListError(`the list has no end within ${MAX_PAGE} pages`)
    const { items, total } = await readPage(page, pageSize, again)
    const seen = (page - 1) * pageSize + items.length
    // A page that is not full may be a different page from the one that was asked for.
    const isTooLow = items.length >= pageSize && !isUnreadable(total) && total < seen
    if (!isUnreadable(total) && !isTooLow) return { items, total }
    countProblem = isUnreadable(total)
      ? total
      : new UnreadableValue(`expected a total_count of at least ${seen}, got ${total}`, total)
    return { items, total: items.length === 0 ? seen + 1 : 2 * seen }
  }

  /** Reads a short page twice. The result is `steady` if the second read is complete, or as short as the first one. */
  async function ask(asked: Page): Promise<CountedPage<Item> & { steady: boolean }> {
    const once = await readCounted(asked, false)
    if (!isShort(asked, once)) return { ...once, steady: true }
    const twice = await readCounted(asked, true)
    return { ...twice, steady: !isShort(asked, twice) || twice.items.length === once.items.length }
  }

  /**
   * Judges by page 1 how the upstream treats a page size:
   * - `obeyed`: page 1 has the size that was asked for.
   * - `learned`: the upstream has a cap or a fixed size, which is now known.
   * - `changed`: the list changed meanwhile, so page 1 shows nothing about it.
   * - a slice: page 1 is the whole list.
   */
  async function judge(
    pageSize: number,
    { items, total }: CountedPage<Item>,
  ): Promise<'obeyed' | 'learned' | 'changed' | Slice<Item>> {
    const { length } = items
    const whole = { items, start: 0, total: length }
    if (length === pageSize) {
      pages.noteObeyed({ page: 1, pageSize }, length, total)
      return 'obeyed'
    }
    if (length >= total || length === 0) return whole
    if (length > pageSize) {
      pages.noteFixed(length)
      return 'learned'
    }
    const second = { page: 2, pageSize: length }
    const next = await ask(second)
    if (next.items.length === 0) return isShort(second, next) ? whole : 'changed'
    pages.noteCap(length)
    return 'learned'
  }

  return {
    collations,
    count: async () => {
      const { total } = await readCounted({ page: 1, pageSize: 1 }, false)
      return total
    },
    countProblem: () => countProblem,
    async read(window, landmark) {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const asked = pages.pageFor(window)
        const { page, pageSize } = asked
        const read = await ask(asked)
        const { items, total, steady } = read
        const { length } = items
        const start = (page - 1) * pageSize
        const slice = { items, start, total }
        const isAsAsked = length === expectedLength(asked, total)
        const isElsewhere =
          pages.mayBeCapped(asked, length, total) ||
          (pages.mayBeIgnored(asked, length, total) && !isAt(slice, landmark))
        if (isAsAsked && !isElsewhere) {
          pages.noteObeyed(asked, length, total)
          return slice
        }
        const first = page === 1 ? read : await ask({ page: 1, pageSize })
        if (!steady || !first.steady) continue
        const verdict = await judge(pageSize, first)
        if (typeof verdict === 'object') return verdict
        if (verdict === 'obeyed' && isAsAsked) return slice
        if (verdict === 'obeyed' && length <= pageSize) return { items, start, total: start + length }
        if (verdict === 'learned' && page === 1 && window.anchor < length) return slice
      }
      throw new InconsistentListError(
        `no page of the list is as its total_count says, in ${MAX_ATTEMPTS} attempts`,
      )
    },
  }
}

function expectedLength({ page, pageSize }: Page, total: number): number {
  return Math.min(Math.max(total - (page - 1) * pageSize, 0), pageSize)
}

function isShort(asked: Page, { items, total }: CountedPage<unknown>): boolean {
  return items.length < expectedLength(asked, total)
}

function isAt({ items, start }: Slice<{ id: string }>, landmark: Landmark | undefined): boolean {
  return landmark !== undefined && items[landmark.index - start]?.id === landmark.id
}
