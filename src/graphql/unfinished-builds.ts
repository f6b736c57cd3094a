/** Reports the builds that an earlier process started and did not finish. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '../lib/logger.js'
import type { Made } from './build-journal.js'

/**
 * Logs one warning for each unfinished build. The warning is repeated at every start until the build's file is deleted, because
 * nobody may have read the last one.
 * @param folder the journal's folder. A folder that does not exist counts as empty.
 */
export function reportUnfinishedBuilds(folder: string, logger: Pick<Logger, 'warn'>): void {
  for (const name of filesIn(folder, logger)) {
    const file = join(folder, name)
    try {
      const [facts = {}, ...made] = readLines(readFileSync(file, 'utf8'))
      const isUnderWay = isOtherRunningProcess(Reflect.get(facts, 'pid'))
      logger.warn({ ...facts, made, file }, messageFor(made as Made[], isUnderWay))
    } catch (error) {
      logger.warn({ file, err: error }, 'a note of an unfinished pipeline build cannot be read')
    }
  }
}

function filesIn(folder: string, logger: Pick<Logger, 'warn'>): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      logger.warn({ folder, err: error }, 'the notes of unfinished pipeline builds cannot be read')
    return []
  }
}

/** Skips lines that are not JSON objects: the last line may have been cut off when the process was killed. */
function readLines(text: string): object[] {
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line)
      return typeof value === 'object' && value !== null ? [value] : []
    } catch {
      return []
    }
  })
}

/** Whether another process with this id is running. It need not be the process that started the build. */
function isOtherRunningProcess(pid: unknown): boolean {
  if (typeof pid !== 'number' || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function messageFor(made: readonly Made[], isUnderWay: boolean): string {
  const begun = isUnderWay
    ? 'a pipeline build was begun and has not ended: another process may be at it still'
    : 'a pipeline build was cut off in the middle'
  const pipeline = made.find(({ typeName }) => typeName === 'Pipeline')
  const remains =
    pipeline === undefined
      ? 'A pipeline of this name may have been made in this project: look for it. If it is not wanted, remove it by deletePipeline'
      : `What it made may still be there: look at pipeline ${pipeline.id}. If it is not wanted, remove it by deletePipeline(input: {id: "${pipeline.id}"}), and its stages go with it`
  return `${begun}. ${remains}. Then delete the file of this note.`
}
