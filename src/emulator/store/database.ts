/** One SQLite file: opened, migrated, and read through statements that are prepared once. The only user of libsql. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Libsql from 'libsql'
import { codeOf, explainFile } from './explain-file.js'
import { MIGRATIONS, migrate, UnusableDatabaseError } from './migrations.js'
import { transact } from './transaction.js'
import { createWriteTurns, DatabaseLockedError } from './write-turns.js'

export type SqlValue = string | number | null

export type Database = {
  /** All rows of a query. The row type is the caller's word for what the query selects. */
  all<Row>(sql: string, ...values: SqlValue[]): Row[]
  first<Row>(sql: string, ...values: SqlValue[]): Row | undefined
  /** Answers how many rows were changed. */
  run(sql: string, ...values: SqlValue[]): number
  /** Reads that see one state of the data, whatever other processes write meanwhile. */
  read<Result>(action: () => Result): Result
  /**
   * All or nothing, and on disk once it resolves: the log is synced on every commit. May not be nested. The lock is taken
   * first, so that what was checked inside still holds when it is written. Where another process holds it, the write waits
   * its turn without holding up this process, and rejects with a `DatabaseLockedError` after 5 seconds.
   */
  write<Result>(action: () => Result): Promise<Result>
  /** The same at once, for the start of a process: this process stands still while another holds the lock. */
  writeNow<Result>(action: () => Result): Result
  /** How many writes were committed here. */
  writes(): number
  /** Changes with every commit of another connection to the same file, and with nothing else. */
  foreignVersion(): number
  /** Null; or why the write-ahead log beside the file, which then has to stay with it, could not be emptied. */
  close(): unknown
}

/** How long a write waits for another process on the same file. */
const LOCK_TIMEOUT_MS = 5000

/** How long one attempt blocks this process, for locks that are held for a moment, as when another process opens the file. */
const BLOCKING_TIMEOUT_MS = 5

/** Between two attempts. */
const TRY_AGAIN_AFTER_MS = 25

/** `path` is a file, made with its folder where there is none, or `:memory:`. Throws an error that names the file. */
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
  const turns = createWriteTurns({ timeoutMs: LOCK_TIMEOUT_MS, everyMs: TRY_AGAIN_AFTER_MS })
  const all = <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as Row[]
  return {
    all,
    first: <Row>(sql: string, ...values: SqlValue[]) => all<Row>(sql, ...values)[0],
    run: (sql, ...values) => prepare(sql).run(...values).changes,
    read: (action) => transact(connection, 'DEFERRED', action),
    write: (action) => turns.take(() => commit(action)),
    writeNow(action) {
      setLockTimeout(connection, LOCK_TIMEOUT_MS)
      try {
        return commit(action)
      } finally {
        setLockTimeout(connection, BLOCKING_TIMEOUT_MS)
      }
    },
    writes: () => writes,
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

/** @throws DatabaseLockedError before the action, where another process holds the lock. */
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

/** Moves the write-ahead log into the file itself, so that the one file is all there is to copy or move. */
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
    // SQLite opens a file that may not be written to all the same, and only its first write would fail.
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

/** About 30 ms for 100,000 pipelines, against damage that would otherwise come up as failing requests much later. */
function assertSound(connection: Libsql.Database): void {
  const [result] = connection.prepare('SELECT quick_check AS problem FROM pragma_quick_check(1)').all() as {
    problem: string
  }[]
  if (result !== undefined && result.problem !== 'ok')
    throw new Error(`the file is damaged: ${result.problem}`)
}
