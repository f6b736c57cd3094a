/** A row of choices from a list of numbers, so that fast-check can shrink whatever is made by them. */
export class Choices {
  #next = 0

  constructor(private readonly numbers: readonly number[]) {}

  /** A number below the limit: 0 once the numbers are used up, so that 0 should be the smallest thing. */
  below(limit: number): number {
    return (this.numbers[this.#next++] ?? 0) % limit
  }

  /** Whether something happens that happens in so many cases of a hundred. Never once the numbers are used up. */
  percent(share: number): boolean {
    return this.below(100) >= 100 - share
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item
  }
}
