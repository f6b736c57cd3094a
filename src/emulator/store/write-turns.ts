/** Lets writes wait for a lock that another process holds, while this process goes on. */

/** Another process held the lock on the file for all the time that was waited. */
export class DatabaseLockedError extends Error {
  override readonly name = 'DatabaseLockedError'
  constructor(options?: ErrorOptions) {
    super('another process holds a lock on the data file', options)
  }
}

type Waiting = { deadlineMs: number; attempt: () => boolean; giveUp: () => void }

/** @param everyMs between two attempts of the write whose turn it is. */
export function createWriteTurns({ timeoutMs, everyMs }: { timeoutMs: number; everyMs: number }) {
  const waiting: Waiting[] = []

  const goOn = () => {
    while (waiting[0]?.attempt() === true) waiting.shift()
    const nowMs = performance.now()
    while (waiting[0] !== undefined && waiting[0].deadlineMs <= nowMs) waiting.shift()?.giveUp()
    if (waiting.length > 0) setTimeout(goOn, everyMs)
  }

  return {
    /**
     * Attempts at once, unless others wait already: they go first, and one alone attempts at a time, since each attempt
     * blocks the process for a moment.
     * @param write throws a `DatabaseLockedError` where it could not begin; then nothing of it was done.
     */
    take<Result>(write: () => Result): Promise<Result> {
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
        if (waiting.length === 1) setTimeout(goOn, everyMs)
      })
    },
  }
}
