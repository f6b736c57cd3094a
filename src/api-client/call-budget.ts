/** How many calls an operation may make. */

export type CallBudget = {
  /** 0: as many as it likes. */
  readonly limit: number
  readonly made: number
  /** Infinity where there is no limit. */
  readonly left: number
  /**
   * Counts a call. A write is never refused, because those before it would be left half done.
   * @throws CallBudgetError when it would be one too many.
   */
  take(isWrite: boolean): void
}

/** An operation would make more calls than it may. The message is fit for a caller. */
export class CallBudgetError extends Error {
  override readonly name = 'CallBudgetError'
  constructor(
    readonly limit: number,
    /** How many the operation would have made, as far as is known. */
    readonly needed: number,
    message: string,
  ) {
    super(message)
  }
}

export function createCallBudget(limit: number): CallBudget {
  let made = 0
  return {
    limit,
    get made() {
      return made
    },
    get left() {
      return limit === 0 ? Number.POSITIVE_INFINITY : Math.max(0, limit - made)
    },
    take(isWrite) {
      if (!isWrite && limit !== 0 && made >= limit)
        throw new CallBudgetError(
          limit,
          made + 1,
          `The operation takes more upstream calls than the ${limit} it may (LIMIT_UPSTREAM_CALLS): ask for less at once, or narrow its lists by project or pipeline`,
        )
      made++
    },
  }
}
