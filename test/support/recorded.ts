/** Recorded exchanges with the live API. They are kept beside the repository, not in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Exchange = {
  method: string
  /** The path, including the base path. */
  path: string
  query: Record<string, string>
  requestBody: Record<string, unknown> | null
  status: number
  responseBody: Record<string, unknown> | null
}

export type Recording = { file: string; exchanges: Exchange[] }

const FOLDER = join(import.meta.dirname, '../../../shared/recorded')

/** The title of a skipped test if `recordings` is empty. */
export const NO_RECORDINGS =
  'was left out: there are no recordings in ../shared/recorded beside the repository'

/** The recordings in the order of their names. Empty if the folder is missing. */
export const recordings: readonly Recording[] = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .filter((file) => file.endsWith('.json'))
      .toSorted()
      .map((file) => ({ file, exchanges: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) }))
  : []
