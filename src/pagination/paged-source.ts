/** A list behind an API that knows only page numbers, and may not give pages of the size that is asked for. */
import { isUnreadable, UnreadableValue } from '../lib/unreadable.js'
import type { ListKnowledge } from './list-knowledge.js'
import { InconsistentListError, type Landmark, type ListSource, type Slice } from './list-source.js'
import type { Page } from './page-window.js'

/** `total`: how many items the list has, or why that cannot be read. */
export type PageAnswer<Item> = { items: readonly Item[]; total: number | UnreadableValue }

type CountedPage<Item> = { items: readonly Item[]; total: number }

/** `again`: the same page was read just now and is doubtful, so that it must not come out of a memory. */
export type ReadPage<Item> = (page: number, pageSize: number, again: boolean) => Promise<PageAnswer<Item>>

/** Each may learn something, so that the next goes differently: a cap, then that sizes are ignored. */
const MAX_ATTEMPTS = 6

/** As far as page numbers go in 32 bits. */
const MAX_PAGE = 2 ** 31 - 1

/**
 * A page that comes as asked for is one read. One that is too short is read once more: if it is whole by then, that was a
 * glitch, of which nothing is kept. Else page 1 tells what the upstream makes of this size: it has a cap or pages of its
 * own, which is learned for all later reads of this kind of list; or it has not, and then its `total_count` is wrong and
 * the list ends where its items do. A `total_count` that cannot be read, or that counts fewer than the items of its own full
 * page, is taken for twice the items that were seen: wrong, never too few, and soon past the end, from where the end is found.
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
    // A page that is not full may be another one than was asked for.
    const isTooLow = items.length >= pageSize && !isUnreadable(total) && total < seen
    if (!isUnreadable(total) && !isTooLow) return { items, total }
    countProblem = isUnreadable(total)
      ? total
      : new UnreadableValue(`expected a total_count of at least ${seen}, got ${total}`, total)
    return { items, total: items.length === 0 ? seen + 1 : 2 * seen }
  }

  /** The same short length twice is no glitch: then the answer is `steady`. */
  async function ask(asked: Page): Promise<CountedPage<Item> & { steady: boolean }> {
    const once = await readCounted(asked, false)
    if (!isShort(asked, once)) return { ...once, steady: true }
    const twice = await readCounted(asked, true)
    return { ...twice, steady: !isShort(asked, twice) || twice.items.length === once.items.length }
  }

  /**
   * What page 1 tells: that sizes like its own are obeyed, or all there is in the list, or something that was learned, or
   * nothing because the list has changed meanwhile.
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
    const behind = { page: 2, pageSize: length }
    const next = await ask(behind)
    if (next.items.length === 0) return isShort(behind, next) ? whole : 'changed'
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
        const answer = await ask(asked)
        const { items, total, steady } = answer
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
        const first = page === 1 ? answer : await ask({ page: 1, pageSize })
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
