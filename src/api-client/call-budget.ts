/** Limits the number of calls that an operation may make. */

export type CallBudget = {
  /** 0: no limit. */
  readonly limit: number
  readonly made: number
  /** Infinity if there is no limit. */
  readonly left: number
  /**
   * Counts a call. Writes are never refused, because a refusal could leave earlier writes half done.
   * @throws CallBudgetError if a read exceeds the limit.
   */
  take(isWrite: boolean): void
}

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
