/** Lists as the pagination reads them: in runs of neighbours, wherever they are kept. */
import { CollationKnowledge } from './collation-knowledge.js'
import type { Window } from './page-window.js'

/** What is safe to ask of any list. */
export const MAX_PAGE_SIZE = 100

/**
 * Neighbours out of a list, read in one go, so that nothing stood between them at that moment. `start` is the index of the
 * first; `total` is how many the list had then.
 */
export type Slice<Item> = { items: readonly Item[]; start: number; total: number }

/** An item and where it stood when last seen. */
export type Landmark = { id: string; index: number }

export type ListSource<Item> = {
  /**
   * Reads the anchor of the window, and as much of the window as one read gives. Past the end, the slice is empty. A
   * landmark helps to recognize the slice: it need not be there any more.
   */
  read(window: Window, landmark?: Landmark): Promise<Slice<Item>>
  /** How many items there are. */
  count(): Promise<number>
  /** Why it cannot be told how many there are; undefined where it can, by what was read so far. */
  countProblem?(): Error | undefined
  /** How the list may be sorted, by what was read of it so far. */
  collations: CollationKnowledge
}

/** The upstream answered pages that contradict themselves or each other. */
export class InconsistentListError extends Error {
  override readonly name = 'InconsistentListError'
}

/** A list that is at hand as a whole, in its order. */
export function memorySource<Item>(items: readonly Item[]): ListSource<Item> {
  return {
    count: async () => items.length,
    read: async () => ({ items, start: 0, total: items.length }),
    collations: new CollationKnowledge(),
  }
}
