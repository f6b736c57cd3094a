/** Work that is done bit by bit, so that the event loop gets to everything else in between. */

/** Each `yield` is where a bit ends. */
export type Work<Result> = Generator<undefined, Result, undefined>

export type Scheduler = {
  /** Exactly one of the two functions is called, later, unless what is answered is called first: then neither is. */
  run<Result>(
    work: Work<Result>,
    onDone: (result: Result) => void,
    onError: (error: unknown) => void,
  ): () => void
}

/**
 * However much work there is, one bit is done in each turn of the event loop: of each work by turns. No more than so many are
 * under way, for what they hold: the others wait until one is done.
 */
export function createScheduler(maxUnderWay = 16): Scheduler {
  /** Each does its next bit, and says whether there is more. */
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
        const bit = nextBit(work)
        if ('error' in bit) onError(bit.error)
        else if (bit.done === true) onDone(bit.value)
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

/** All of it at once. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}

function nextBit<Result>(work: Work<Result>): IteratorResult<undefined, Result> | { error: unknown } {
  try {
    return work.next()
  } catch (error) {
    return { error }
  }
}
