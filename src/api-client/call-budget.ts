/** Limits the number of calls that an operation may make. */

/** An operation would make more calls than it may. The message may be shown to the caller. */
export class CallBudgetError extends Error {
  override readonly name = 'CallBudgetError'
  constructor(
    readonly limit: number,
    /** The number of calls that the operation needs, as far as it is known. */
    readonly needed: number,
    message: string,
  ) {
    super(message)
  }
}

export class CallBudget {
  /** 0: no limit. */
  readonly limit: number
  #made = 0

  constructor(limit: number) {
    this.limit = limit
  }

  get made(): number {
    return this.#made
  }

  /** Infinity if there is no limit. */
  get left(): number {
    return this.limit === 0 ? Number.POSITIVE_INFINITY : Math.max(0, this.limit - this.#made)
  }

  /**
   * Counts a call. Writes are never refused, because a refusal could leave earlier writes half done.
   * @throws CallBudgetError if a read exceeds the limit.
   */
  take(isWrite: boolean): void {
    if (!isWrite && this.left === 0)
      throw new CallBudgetError(
        this.limit,
        this.#made + 1,
        `The operation takes more upstream calls than the ${this.limit} it may (LIMIT_UPSTREAM_CALLS): ask for less at once, or narrow its lists by project or pipeline`,
      )
    this.#made++
  }
}
