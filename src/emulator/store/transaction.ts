/** One step of the database, all or nothing. */
import type Libsql from 'libsql'

/**
 * Unlike libsql's own, it tells of what went wrong where SQLite has taken the transaction back itself, as on a full disk: then
 * there is none to take back, and the error of trying to would hide the first one.
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
