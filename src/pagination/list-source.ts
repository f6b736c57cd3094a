/** Lists as the pagination reads them: in runs of neighbours, wherever they are kept. */
import { pageFor, type Window } from './page-window.js'

/**
 * Neighbours out of a list, read in one go, so that nothing stood between them at that moment. `start` is the index of the
 * first; `total` is how many the list had then.
 */
export type Slice<Item> = { items: readonly Item[]; start: number; total: number }

export type ListSource<Item> = {
  /** Reads the anchor of the window, and as much of the window as one read gives. Past the end, the slice is empty. */
  read(window: Window): Promise<Slice<Item>>
  /** How many items there are. */
  count(): Promise<number>
}

/** The upstream answered pages that contradict themselves or each other. */
export class InconsistentListError extends Error {
  override readonly name = 'InconsistentListError'
}

/**
 * How many items the upstream puts on one page, at the most. Starts at what is safe to ask for and is lowered when the
 * upstream answers fewer with more to come. Shared by all reads of one kind of list, for as long as the gateway runs.
 */
export type PageSizeLimit = { current: number }

export const MAX_PAGE_SIZE = 100

/** A list behind an API that knows only page numbers. */
export function pagedSource<Item>(
  readPage: (page: number, pageSize: number) => Promise<{ items: readonly Item[]; total: number }>,
  limit: PageSizeLimit,
): ListSource<Item> {
  return {
    count: async () => (await readPage(1, 1)).total,
    async read(window) {
      let maxPageSize = limit.current
      for (;;) {
        const { page, pageSize } = pageFor(window, maxPageSize)
        const { items, total } = await readPage(page, pageSize)
        const start = (page - 1) * pageSize
        const expected = Math.min(Math.max(total - start, 0), pageSize)
        if (items.length === expected) return { items, start, total }
        if (items.length < expected) {
          if (items.length === 0)
            throw new InconsistentListError(
              `page ${page} of size ${pageSize} is empty, but total_count is ${total}`,
            )
          maxPageSize = limit.current = Math.min(limit.current, items.length)
        } else {
          // More than there can be: page 1 is what it is, any other page may have been cut at a size not asked for.
          maxPageSize = Math.floor(pageSize / 2)
        }
        if (page === 1) return { items, start, total: Math.max(total, items.length) }
        if (maxPageSize === 0)
          throw new InconsistentListError(
            `page ${page} of size ${pageSize} has ${items.length} items, total_count is ${total}`,
          )
      }
    },
  }
}

/** A list that is at hand as a whole, in its order. */
export function memorySource<Item>(items: readonly Item[]): ListSource<Item> {
  return {
    count: async () => items.length,
    read: async () => ({ items, start: 0, total: items.length }),
  }
}
