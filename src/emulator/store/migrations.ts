/** Brings a database file to the version that this program knows, in numbered steps. Each step is all or nothing. */
import type Libsql from 'libsql'
import { pipelinesAndStages } from './migrations/0001-pipelines-and-stages.js'
import { everyResource } from './migrations/0002-every-resource.js'
import { exclusionRulesAndNulls } from './migrations/0003-exclusion-rules-and-nulls.js'
import { transact } from './transactions.js'

/** Step n takes a file from version n - 1 to version n. Never change a released step: add a new one after it. */
export const MIGRATIONS: readonly string[] = [pipelinesAndStages, everyResource, exclusionRulesAndNulls]

/** "EDGW" in ASCII. It marks a file as ours. */
const APPLICATION_ID = 0x45444757

/** The file cannot be used: it is damaged or not accessible, or it belongs to another program or a newer version. */
export class UnusableDatabaseError extends Error {
  override readonly name = 'UnusableDatabaseError'
}

/**
 * Several processes may open a new file at once. The lock is taken before the version is read, so that one process
 * migrates and the others find it done.
 */
export function migrate(database: Libsql.Database, path: string, migrations = MIGRATIONS): void {
  if (readVersion(database, path, migrations.length) === migrations.length) return
  for (let isDone = false; !isDone; ) {
    transact(database, 'IMMEDIATE', () => {
      const version = readVersion(database, path, migrations.length)
      const migration = migrations[version]
      if (migration === undefined) {
        isDone = true
        return
      }
      database.exec(migration)
      database.exec(`PRAGMA user_version = ${version + 1}`)
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
    })
  }
}

function readVersion(database: Libsql.Database, path: string, known: number): number {
  const version = pragmaValue(database, 'user_version')
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').all().length === 0
  if (!isEmpty && pragmaValue(database, 'application_id') !== APPLICATION_ID) {
    throw new UnusableDatabaseError(
      `${path} is an SQLite database of another program: expected a path of its own for the data of Edge Services`,
    )
  }
  if (version > known) {
    throw new UnusableDatabaseError(
      `${path} was written by a newer version of this program (version ${version} of its tables; this one knows ${known}): ` +
        'use that program, or another file',
    )
  }
  return version
}

function pragmaValue(database: Libsql.Database, name: string): number {
  const [row] = database.prepare(`SELECT ${name} AS value FROM pragma_${name}`).all() as { value: number }[]
  return row?.value ?? 0
}
