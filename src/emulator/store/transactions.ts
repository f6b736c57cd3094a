/** Transactions: all or nothing. Writes take turns while another process holds the lock, without blocking this process. */
import type Libsql from 'libsql'

/**
 * Unlike libsql's own `transaction`, this always throws the original error. On a full disk, SQLite rolls back by itself. A
 * second rollback would then fail, and its error would hide the original one.
 */
export function transact<Result>(
  connection: Libsql.Database,
  mode: 'DEFERRED' | 'IMMEDIATE',
  action: () => Result,
): Result {
  connection.exec(`BEGIN ${mode}`)
  try {
    const result = action()
    connection.exec('COMMIT')
    return result
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

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
