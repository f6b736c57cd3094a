/** What a person who starts Edgeway can do about what stops it: one sentence of why, one of what to do. */
import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { explainFile, isFileTrouble } from '../emulator/store/explain-file.js'
import { UnusableDatabaseError } from '../emulator/store/migrations.js'

export class StartError extends Error {
  override readonly name = 'StartError'
  constructor(problem: string, cause: unknown) {
    super(`Edgeway cannot start: ${problem}`, { cause })
  }
}

/** @param setting the variable that holds the port; the host's has `HOST` in its place. */
export async function listenOrExplain<Result>(
  setting: string,
  { host, port }: { host: string; port: number },
  start: () => Promise<Result>,
): Promise<Result> {
  try {
    return await start()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartError(
        `port ${port} of ${host} is in use by another program. Stop that one, or set ${setting} to another port (0 picks a free one).`,
        error,
      )
    if (code === 'EACCES')
      throw new StartError(
        `port ${port} of ${host} is not allowed to this user. Set ${setting} above 1023.`,
        error,
      )
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartError(
        `${host} is no address of this machine. Set ${setting.replace('PORT', 'HOST')} to one that is.`,
        error,
      )
    throw error
  }
}

/**
 * Makes the folder, then opens the file.
 *
 * @param data as `EDGE_SERVICES_DATA` has it: a file, or `:memory:`
 * @param open is given an absolute path, or `:memory:`
 */
export function openDataOrExplain<Result>(data: string, open: (path: string) => Result): Result {
  if (data === IN_MEMORY) return open(data)
  const path = resolve(data)
  try {
    makeFolder(dirname(path))
  } catch (error) {
    throw dataError(`the folder of ${path} cannot be made (${(error as Error).message})`, error)
  }
  try {
    return open(path)
  } catch (error) {
    if (error instanceof UnusableDatabaseError) throw dataError(error.message, error)
    // Of what is written before the first request, such as the sample pipelines.
    if (isFileTrouble(error))
      throw dataError(`cannot use ${path} as the data of Edge Services: ${explainFile(path, error)}`, error)
    throw error
  }
}

const IN_MEMORY = ':memory:'

function dataError(problem: string, cause: unknown): StartError {
  return new StartError(
    `${problem}. Set EDGE_SERVICES_DATA to another file, or to "${IN_MEMORY}" to keep nothing.`,
    cause,
  )
}

/** One folder after the other: Node's recursive way never ends where the system says of a parent that it is not there. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    const wasMadeMeanwhile = statSync(path, { throwIfNoEntry: false })?.isDirectory()
    if (!wasMadeMeanwhile) throw error
  }
}
