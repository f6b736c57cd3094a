/** A list together with its order. Each read also narrows down the collations that the upstream may sort by. */
import type { Landmark, ListSource, Slice } from './list-source.js'
import type { Compare, Order } from './order.js'
import type { Window } from './window.js'

/** `collations` are those that this slice and all earlier ones may be sorted by. Empty: the list is sorted by an unknown one. */
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
