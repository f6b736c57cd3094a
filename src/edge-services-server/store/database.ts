/** One SQLite file: opened, migrated, and read through statements that are prepared once. The only user of libsql. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Libsql from 'libsql'
import { MIGRATIONS, migrate, UnusableDatabaseError } from './migrations.js'

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
   * All or nothing, and on disk once it returns: the log is synced on every commit. May not be nested. The lock is taken
   * first, so that what was checked inside still holds when it is written.
   */
  write<Result>(action: () => Result): Result
  /** How many writes were committed here. */
  writes(): number
  /** Changes with every commit of another connection to the same file, and with nothing else. */
  foreignVersion(): number
  close(): void
}

/** How long a write waits for another process on the same file. */
const LOCK_TIMEOUT_MS = 5000

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
  const all = <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as Row[]
  return {
    all,
    first: <Row>(sql: string, ...values: SqlValue[]) => all<Row>(sql, ...values)[0],
    run: (sql, ...values) => prepare(sql).run(...values).changes,
    read: (action) => connection.transaction(action).deferred(),
    write(action) {
      const result = connection.transaction(action).immediate()
      writes++
      return result
    },
    writes: () => writes,
    foreignVersion: () =>
      all<{ version: number }>('SELECT data_version AS version FROM pragma_data_version')[0]?.version ?? 0,
    close: () => {
      statements.clear()
      // What is in the log moves to the file itself, so that the one file is all there is to copy or move.
      connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      connection.close()
    },
  }
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
    return connection
  } catch (error) {
    connection?.close()
    if (error instanceof UnusableDatabaseError) throw error
    throw new UnusableDatabaseError(`cannot use ${path} as the data of Edge Services: ${explain(error)}`, {
      cause: error,
    })
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

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'SQLITE_NOTADB') return 'it is not an SQLite database'
  if (code === 'SQLITE_CORRUPT') return 'the file is damaged'
  return error instanceof Error ? error.message : String(error)
}
