/** The lists that pagination reads, whether they are in memory or behind an upstream. */
import { CollationKnowledge } from './collation-knowledge.js'
import type { Window } from './window.js'

/** The largest page size that every upstream list accepts. */
export const MAX_PAGE_SIZE = 100

/** The most reads for one run: bisecting 2^31 items takes 31 reads, and each shift of the list takes a few more. */
export const MAX_READS = 80

/**
 * Consecutive items of a list, from one read. `start` is the index of the first item, and `total` is the length of the list at
 * the moment of the read.
 */
export type Slice<Item> = { items: readonly Item[]; start: number; total: number }

/** The index after the slice's last item. */
export function endOf({ start, items }: Slice<unknown>): number {
  return start + items.length
}

/** An item and the index at which it was last seen. */
export type Landmark = { id: string; index: number }

export type ListSource<Item> = {
  /**
   * Reads the anchor of the window, and as much of the window as one read gives. Past the end of the list, the slice is empty.
   * @param landmark helps to recognize the slice. The item may be gone.
   */
  read(window: Window, landmark?: Landmark): Promise<Slice<Item>>
  /** The number of items in the list. */
  count(): Promise<number>
  /** The reason why the number of items is unknown. Undefined if nothing that was read so far casts doubt on it. */
  countProblem?(): Error | undefined
  /** The collations that the list may be sorted by, judging by the items that were read so far. */
  collations: CollationKnowledge
}

/** The upstream's pages contradict themselves or each other. */
export class InconsistentListError extends Error {
  override readonly name = 'InconsistentListError'
}

export function listKeptChanging(reads: number): InconsistentListError {
  return new InconsistentListError(`the list kept changing during ${reads} reads`)
}

/** A list that is in memory as a whole. `items` must already be in the order in which they are paged. */
export function memorySource<Item>(items: readonly Item[]): ListSource<Item> {
  return {
    count: async () => items.length,
    read: async () => ({ items, start: 0, total: items.length }),
    collations: new CollationKnowledge(),
  }
}
