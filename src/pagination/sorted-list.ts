/** A list and an order: each read of it also tells something of how the upstream sorts. */
import type { Landmark, ListSource, Slice } from './list-source.js'
import type { Compare, Order } from './order.js'
import type { Window } from './page-window.js'

/** `collations` are the ways in which this slice and all before it may be sorted. None: in a way nobody foresaw. */
export type SortedSlice<Item> = Slice<Item> & {
  field: Order<Item>['field']
  keys: readonly string[]
  collations: readonly Compare[]
}

export type SortedList<Item> = {
  order: Order<Item>
  /** See `ListSource`. */
  read(window: Window, landmark?: Landmark): Promise<SortedSlice<Item>>
}

export function sortedList<Item>(source: ListSource<Item>, order: Order<Item>): SortedList<Item> {
  return {
    order,
    async read(window, landmark) {
      const slice = await source.read(window, landmark)
      const keys = slice.items.map(order.key)
      return { ...slice, field: order.field, keys, collations: source.collations.learn(order, keys) }
    },
  }
}
