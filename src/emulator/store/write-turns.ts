/** Lets writes wait for a lock that another process holds, without blocking this process. */

/** Another process held the lock on the file until the time ran out. */
export class DatabaseLockedError extends Error {
  override readonly name = 'DatabaseLockedError'
  constructor(options?: ErrorOptions) {
    super('another process holds a lock on the data file', options)
  }
}

type Waiting = { deadlineMs: number; attempt: () => boolean; giveUp: () => void }

/** @param everyMs the pause between two attempts of the first write in the queue. */
export function createWriteTurns({ timeoutMs, everyMs }: { timeoutMs: number; everyMs: number }) {
  const waiting: Waiting[] = []

  const attemptFirst = () => {
    while (waiting[0]?.attempt() === true) waiting.shift()
    const nowMs = performance.now()
    while (waiting[0] !== undefined && waiting[0].deadlineMs <= nowMs) waiting.shift()?.giveUp()
    if (waiting.length > 0) setTimeout(attemptFirst, everyMs)
  }

  return {
    /**
     * Attempts the write at once, unless others are waiting. Those go first. Only the first in the queue is attempted,
     * because each attempt blocks the process for a moment.
     * @param write throws a `DatabaseLockedError` if it could not begin, and must have done nothing by then.
     */
    run<Result>(write: () => Result): Promise<Result> {
      return new Promise((resolve, reject) => {
        let locked: DatabaseLockedError | undefined
        const attempt = () => {
          try {
            resolve(write())
          } catch (error) {
            if (error instanceof DatabaseLockedError) {
              locked = error
              return false
            }
            reject(error)
          }
          return true
        }
        if (waiting.length === 0 && attempt()) return
        waiting.push({
          deadlineMs: performance.now() + timeoutMs,
          attempt,
          giveUp: () => reject(locked ?? new DatabaseLockedError()),
        })
        if (waiting.length === 1) setTimeout(attemptFirst, everyMs)
      })
    },
  }
}
