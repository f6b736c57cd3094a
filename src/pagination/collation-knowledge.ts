/** By which collations an upstream may be sorting a kind of list, as far as what was read of it tells. */
import { type Compare, isInOrder, type Order } from './order.js'

/** Lives as long as the gateway: a collation is ruled out by any slice that is not in its order, for all later reads. */
export class CollationKnowledge {
  /** By field, the places of those left in `Order.collations`. */
  readonly #left = new Map<string, readonly number[]>()

  /**
   * Rules out the collations under which these neighbours are not in order, and answers those that are left. Where none is,
   * all are looked at anew, in case the upstream has changed its ways; and where these keys fit none, the answer is empty.
   */
  learn({ field, collations }: Order<never>, keys: readonly string[]): readonly Compare[] {
    const all = [...collations.keys()]
    const fitting = (places: readonly number[]) =>
      places.filter((place) => isInOrder(keys, collations[place] as Compare))
    let left = fitting(this.#left.get(field) ?? all)
    if (left.length === 0) left = fitting(all)
    this.#left.set(field, left.length === 0 ? all : left)
    return left.map((place) => collations[place] as Compare)
  }
}
