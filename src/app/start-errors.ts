/** Explains start failures to the person who starts Edgeway: one sentence about the cause, and one about the remedy. */
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

/** @param setting the name of the variable with the port. The host's variable has `HOST` in place of `PORT`. */
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
 * Makes the file's folder, then opens the file.
 *
 * @param data the value of `EDGE_SERVICES_DATA`: a file, or `:memory:`
 * @param open receives an absolute path, or `:memory:`
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
    // Such as a failure to write the sample pipelines.
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

/** Makes one folder after the other, because Node's recursive `mkdir` never ends if the system reports a parent as missing. */
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
