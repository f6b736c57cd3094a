/** Opens and migrates one SQLite file. Each SQL text is prepared once. This is the only file that runs libsql. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Libsql from 'libsql'
import { codeOf, explainFile } from './explain-file.js'
import { MIGRATIONS, migrate, UnusableDatabaseError } from './migrations.js'
import { createWriteTurns, DatabaseLockedError, transact } from './transactions.js'

export type SqlValue = string | number | null

export type Database = {
  /** All rows of a query. The row type is not checked: it must match the columns that the query selects. */
  all<Row>(sql: string, ...values: SqlValue[]): Row[]
  first<Row>(sql: string, ...values: SqlValue[]): Row | undefined
  /** Returns how many rows were changed. */
  run(sql: string, ...values: SqlValue[]): number
  /** Runs reads that all see one state of the data, even if another process writes meanwhile. */
  read<Result>(action: () => Result): Result
  /**
   * Runs `action` in one transaction: all or nothing, and on disk once the promise resolves, because every commit syncs
   * the write-ahead log. Transactions must not be nested. The write lock is taken before `action` runs, so a check inside
   * it still holds when it writes. If another process holds the lock, the write waits its turn without blocking this
   * process, and rejects with a `DatabaseLockedError` after 5 seconds.
   */
  write<Result>(action: () => Result): Promise<Result>
  /** Like `write`, but synchronous, for the start of a process: it blocks while another process holds the lock. */
  writeNow<Result>(action: () => Result): Result
  /** The number of writes that this connection has committed. */
  writeCount(): number
  /** Changes with every commit of another connection to the same file, and at no other time. */
  foreignVersion(): number
  /**
   * Returns null, or the reason why the write-ahead log could not be merged into the file. The log then has to stay beside
   * the file.
   */
  close(): unknown
}

/** A write waits this long for another process on the same file. */
const LOCK_TIMEOUT_MS = 5000

/** One attempt blocks this process for at most this long, which is enough for brief locks, as when another process opens the file. */
const BLOCKING_TIMEOUT_MS = 5

/** The pause between two attempts. */
const RETRY_AFTER_MS = 25

/**
 * @param path a file, which is created with its folder if it does not exist, or `:memory:`.
 * @throws UnusableDatabaseError, whose message names the file.
 */
export function openDatabase(path: string, migrations: readonly string[] = MIGRATIONS): Database {
  const connection = connect(path, migrations)
  let writes = 0
  const statements = new Map<string, Libsql.Statement<SqlValue[]>>()
  const prepare = (sql: string) => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = connection.prepare<SqlValue[]>(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  const commit = <Result>(action: () => Result): Result => {
    const result = transactLocked(connection, action)
    writes++
    return result
  }
  const turns = createWriteTurns({ timeoutMs: LOCK_TIMEOUT_MS, everyMs: RETRY_AFTER_MS })
  const all = <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as Row[]
  return {
    all,
    first: <Row>(sql: string, ...values: SqlValue[]) => all<Row>(sql, ...values)[0],
    run: (sql, ...values) => prepare(sql).run(...values).changes,
    read: (action) => transact(connection, 'DEFERRED', action),
    write: (action) => turns.run(() => commit(action)),
    writeNow(action) {
      setLockTimeout(connection, LOCK_TIMEOUT_MS)
      try {
        return commit(action)
      } finally {
        setLockTimeout(connection, BLOCKING_TIMEOUT_MS)
      }
    },
    writeCount: () => writes,
    foreignVersion: () =>
      all<{ version: number }>('SELECT data_version AS version FROM pragma_data_version')[0]?.version ?? 0,
    close: () => {
      statements.clear()
      const problem = emptyLog(connection)
      connection.close()
      return problem
    },
  }
}

/** @throws DatabaseLockedError before `action` runs, if another process holds the lock. */
function transactLocked<Result>(connection: Libsql.Database, action: () => Result): Result {
  let hasBegun = false
  try {
    return transact(connection, 'IMMEDIATE', () => {
      hasBegun = true
      return action()
    })
  } catch (error) {
    throw !hasBegun && codeOf(error) === 'SQLITE_BUSY' ? new DatabaseLockedError({ cause: error }) : error
  }
}

/** Merges the write-ahead log into the file, so that only one file has to be copied or moved. Returns what prevented it. */
function emptyLog(connection: Libsql.Database): unknown {
  try {
    const [result] = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all() as { busy: number }[]
    return result?.busy === 1 ? new DatabaseLockedError() : null
  } catch (error) {
    return error
  }
}

function setLockTimeout(connection: Libsql.Database, ms: number): void {
  connection.exec(`PRAGMA busy_timeout = ${ms}`)
}

function connect(path: string, migrations: readonly string[]): Libsql.Database {
  let connection: Libsql.Database | undefined
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    connection = new Libsql(path, { timeout: LOCK_TIMEOUT_MS })
    connection.exec('PRAGMA journal_mode = WAL')
    connection.exec('PRAGMA synchronous = FULL')
    connection.exec('PRAGMA foreign_keys = ON')
    assertSound(connection)
    migrate(connection, path, migrations)
    // SQLite also opens a read-only file, and only the first write would fail.
    transact(connection, 'IMMEDIATE', () => {})
    setLockTimeout(connection, BLOCKING_TIMEOUT_MS)
    return connection
  } catch (error) {
    connection?.close()
    if (error instanceof UnusableDatabaseError) throw error
    throw new UnusableDatabaseError(
      `cannot use ${path} as the data of Edge Services: ${explainFile(path, error)}`,
      { cause: error },
    )
  }
}

/** Finds damage at the start, instead of in a request much later. Takes about 30 ms for 100,000 pipelines. */
function assertSound(connection: Libsql.Database): void {
  const [result] = connection.prepare('SELECT quick_check AS problem FROM pragma_quick_check(1)').all() as {
    problem: string
  }[]
  if (result !== undefined && result.problem !== 'ok')
    throw new Error(`the file is damaged: ${result.problem}`)
}
