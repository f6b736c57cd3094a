/** A list together with its order. Each read also narrows down the collations that the upstream may sort by. */
import type { CollationKnowledge } from './collation-knowledge.js'
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
  const { collations: knowledge } = source
  // Of a single collation there is nothing to remember, so its keys are compared only when a reader asks.
  const hasToLearn = order.collations.length > 1
  return {
    order,
    async read(window, landmark) {
      const slice = new OrderedSlice(await source.read(window, landmark), order, knowledge)
      return hasToLearn ? slice.learned() : slice
    },
  }
}

/** Works its keys and collations out once, when they are first read. */
class OrderedSlice<Item> implements SortedSlice<Item> {
  readonly items: readonly Item[]
  readonly start: number
  readonly total: number
  #keys: readonly string[] | undefined
  #collations: readonly Compare[] | undefined

  constructor(
    { items, start, total }: Slice<Item>,
    private readonly order: Order<Item>,
    private readonly knowledge: CollationKnowledge,
  ) {
    this.items = items
    this.start = start
    this.total = total
  }

  get field(): Order<Item>['field'] {
    return this.order.field
  }

  get keys(): readonly string[] {
    this.#keys ??= this.items.map(this.order.key)
    return this.#keys
  }

  get collations(): readonly Compare[] {
    this.#collations ??= this.knowledge.learn(this.order, this.keys)
    return this.#collations
  }

  learned(): this {
    this.#collations = this.collations
    return this
  }
}
