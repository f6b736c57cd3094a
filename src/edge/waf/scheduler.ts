/** Runs long work in slices, so that the event loop can do other work in between. */

/** Each `yield` ends a slice. */
export type Work<Result> = Generator<undefined, Result, undefined>

export type Scheduler = {
  /**
   * Exactly one of the two callbacks is called, after `run` has returned. The returned function cancels the work: neither callback is then
   * called.
   */
  run<Result>(
    work: Work<Result>,
    onDone: (result: Result) => void,
    onError: (error: unknown) => void,
  ): () => void
}

/**
 * Runs one slice of work in each turn of the event loop. All pieces of work take turns. At most `maxUnderWay` pieces are under way at once,
 * because of the memory they hold. The others wait.
 */
export function createScheduler(maxUnderWay = 16): Scheduler {
  /** Each function runs the next slice of its work, and returns whether more is left. */
  const waiting: (() => boolean)[] = []
  let isScheduled = false

  const schedule = () => {
    if (isScheduled || waiting.length === 0) return
    isScheduled = true
    setImmediate(takeTurn)
  }
  const takeTurn = () => {
    isScheduled = false
    const goOn = waiting.shift()
    if (goOn?.() === true) waiting.splice(maxUnderWay - 1, 0, goOn)
    schedule()
  }

  return {
    run(work, onDone, onError) {
      let isWanted = true
      waiting.push(() => {
        if (!isWanted) return false
        const slice = runSlice(work)
        if ('error' in slice) onError(slice.error)
        else if (slice.done === true) onDone(slice.value)
        else return true
        return false
      })
      schedule()
      return () => {
        isWanted = false
      }
    },
  }
}

/** Runs all of the work at once. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}

function runSlice<Result>(work: Work<Result>): IteratorResult<undefined, Result> | { error: unknown } {
  try {
    return work.next()
  } catch (error) {
    return { error }
  }
}
