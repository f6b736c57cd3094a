/** Explains in words why a database file cannot be used. */
import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseLockedError } from './transactions.js'

/** The error code of SQLite, such as `SQLITE_BUSY`, or of the operating system. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

function isDiskFull(error: unknown): boolean {
  return ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error) ?? '')
}

/** Whether the file or its disk caused the error, rather than a bug in the query. */
export function isFileTrouble(error: unknown): boolean {
  const code = codeOf(error) ?? ''
  return error instanceof DatabaseLockedError || isDiskFull(error) || FILE_TROUBLE.test(code)
}

const FILE_TROUBLE = /^SQLITE_(BUSY|LOCKED|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)/

/** @param error thrown when the file was opened, read or written. */
export function explainFile(path: string, error: unknown): string {
  const code = codeOf(error) ?? ''
  if (code.startsWith('SQLITE_NOTADB')) return 'it is not an SQLite database'
  if (code.startsWith('SQLITE_CORRUPT')) return 'the file is damaged'
  if (
    error instanceof DatabaseLockedError ||
    code.startsWith('SQLITE_BUSY') ||
    code.startsWith('SQLITE_LOCKED')
  )
    return 'another process holds a lock on it'
  if (isDiskFull(error)) return 'the disk is full'
  const trouble = path === ':memory:' ? null : findTrouble(path)
  if (trouble !== null) return trouble
  if (code.startsWith('SQLITE_READONLY')) return 'it may not be written to'
  if (code.startsWith('SQLITE_IOERR')) return `the disk failed, or is full (${messageOf(error)})`
  return messageOf(error)
}

/** Looks at the file itself, because SQLite only says that it could not be opened. */
function findTrouble(path: string): string | null {
  if (isFolder(path)) return 'it is a folder'
  const folder = dirname(path)
  if (!isAllowed(folder, constants.W_OK | constants.X_OK))
    return `this user may not write to its folder ${folder}, where SQLite keeps files beside it`
  // SQLite keeps two files beside a database: its write-ahead log and the index of that log.
  for (const file of [path, `${path}-wal`, `${path}-shm`])
    if (exists(file) && !isAllowed(file, constants.R_OK | constants.W_OK))
      return `this user may not read and write ${file === path ? 'the file' : file}`
  return null
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
