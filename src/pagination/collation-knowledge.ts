/** The collations that an upstream may sort one kind of list by, judging by the items that were read. */
import { type Compare, isInOrder, type Order } from './order.js'

/** Lives as long as the gateway: a slice that is out of order under a collation rules it out for all later reads. */
export class CollationKnowledge {
  /** For each sort field, the indexes in `Order.collations` that are still possible. */
  readonly #possible = new Map<string, readonly number[]>()

  /**
   * Rules out the collations under which these consecutive keys are out of order, and returns those that are still possible.
   * If none is left, all collations are tried again, in case the upstream has changed its collation. The result is empty if
   * the keys fit no collation at all.
   */
  learn({ field, collations }: Order<never>, keys: readonly string[]): readonly Compare[] {
    const all = [...collations.keys()]
    const fitting = (indexes: readonly number[]) =>
      indexes.filter((index) => isInOrder(keys, collations[index] as Compare))
    let possible = fitting(this.#possible.get(field) ?? all)
    if (possible.length === 0) possible = fitting(all)
    this.#possible.set(field, possible.length === 0 ? all : possible)
    return possible.map((index) => collations[index] as Compare)
  }
}
