/** Transactions: all or nothing. */
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
