import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Folders of the PATH, and those in which Debian keeps servers. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

/** The path of the first program by one of these names, or null if this machine has none. */
export function findProgram(...names: readonly string[]): string | null {
  const candidates = names.flatMap((name) => FOLDERS.map((folder) => join(folder, name)))
  return candidates.find(isExecutable) ?? null
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
