/** Counts up the cost of an operation. */

/** `fields` is the number of fields that all nodes together can have. */
type Counts = { upstreamCalls: number; nodes: number; fields: number }

export class CostTally {
  #counts: Counts = { upstreamCalls: 0, nodes: 0, fields: 0 }
  /** The keys of the reads that were counted since the last write. */
  #countedReads = new Set<string>()
  readonly #callsOf = new Map<string, number>()

  get counts(): Readonly<Counts> {
    return this.#counts
  }

  /** The field that takes the most calls. Null if no field takes any. */
  get costliestField(): string | null {
    const [costliest] = [...this.#callsOf].toSorted(([, one], [, other]) => other - one)
    return costliest?.[0] ?? null
  }

  /** @param key names a read that is made only once, however many fields need it. Null: every call is made. */
  addCalls(field: string, calls: number, key: string | null = null): void {
    if (calls === 0 || (key !== null && this.#countedReads.has(key))) return
    if (key !== null) this.#countedReads.add(key)
    this.#counts.upstreamCalls += calls
    this.#callsOf.set(field, (this.#callsOf.get(field) ?? 0) + calls)
  }

  addNodes(count: number): void {
    this.#counts.nodes += count
  }

  addFields(count: number): void {
    this.#counts.fields += count
  }

  /** Adds the most that any of the alternatives adds, because only one of them will happen. */
  addCostliest(alternatives: readonly (() => void)[]): void {
    const before = this.#counts
    const readsBefore = this.#countedReads
    const most = { ...before }
    for (const add of alternatives) {
      this.#counts = { ...before }
      this.#countedReads = new Set(readsBefore)
      add()
      most.upstreamCalls = Math.max(most.upstreamCalls, this.#counts.upstreamCalls)
      most.nodes = Math.max(most.nodes, this.#counts.nodes)
      most.fields = Math.max(most.fields, this.#counts.fields)
    }
    this.#counts = most
    this.#countedReads = readsBefore
  }

  /** After a write, every read is made again. */
  forgetReads(): void {
    this.#countedReads = new Set()
  }
}
