/**
 * Records the builds that are under way, so that the builds of a killed process can be found. Each build gets lines in the log
 * and, if a folder is given, a file that is deleted when the build ends.
 */
import { randomUUID } from 'node:crypto'
import { appendFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '../lib/logger.js'
import { RecentMap } from '../lib/recent-map.js'
import type { StageType } from '../loaders/stage-types.js'
import type { LeftBehindCertainty } from './__generated__/resolvers.js'

export type BuildFacts = { requestId: string; name: string; projectId: string }

export type BuildOutcome = {
  /**
   * - `built`: the pipeline is complete.
   * - `nothing made`: the API refused the pipeline.
   * - `removed`: everything that was created has been deleted.
   * - `left behind`: some of what was created exists, or may exist.
   * - `unknown`: the pipeline may have been created, but its id is unknown.
   */
  outcome: 'built' | 'nothing made' | 'removed' | 'left behind' | 'unknown'
  leftBehind?: readonly LeftBehind[]
}

export type Build = {
  /** Resolves once the object is recorded. */
  made(made: Made): Promise<void>
  ended(outcome: BuildOutcome): Promise<void>
}

export type BuildJournal = {
  /** Resolves once the build is recorded, so that it is safe to start. */
  begin(facts: BuildFacts): Promise<Build>
  /** Records a pipeline that another create returned. */
  noteOther(pipelineId: string): void
  /** Whether some create is known to have returned this pipeline. */
  isKnown(pipelineId: string): boolean
}

type JournalOptions = {
  logger: Pick<Logger, 'info' | 'warn'>
  /** Null: builds are recorded in the log only. */
  folder: string | null
}

/** Far more pipelines than are created in the seconds that a build takes. */
const MAX_REMEMBERED = 1000

/** If the folder is not writable, builds go on without files, and the log says so. */
export function createBuildJournal({ logger, folder }: JournalOptions): BuildJournal {
  const known = new RecentMap<string, true>(MAX_REMEMBERED)
  return {
    isKnown: (pipelineId) => known.get(pipelineId) === true,
    noteOther: (pipelineId) => known.set(pipelineId, true),
    async begin(facts) {
      const build = randomUUID()
      const file = folder === null ? null : join(folder, `${build}.jsonl`)
      let isWritten = file !== null
      const write = async (line: object) => {
        if (file === null || !isWritten) return
        try {
          await appendFile(file, `${JSON.stringify(line)}\n`)
        } catch (error) {
          isWritten = false
          logger.warn({ build, file, err: error }, 'a build could not be noted in the journal')
        }
      }
      if (folder !== null) await mkdir(folder, { recursive: true }).catch(() => {})
      await write({ build, begunAt: new Date().toISOString(), pid: process.pid, ...facts })
      logger.info({ build, ...facts }, 'pipeline build begun')
      return {
        async made(made) {
          await write(made)
          if (made.typeName !== 'Pipeline') return
          known.set(made.id, true)
          logger.info({ build, pipelineId: made.id }, 'pipeline build made its pipeline')
        },
        async ended({ outcome, leftBehind = [] }) {
          const isClear = outcome === 'built' || outcome === 'removed' || outcome === 'nothing made'
          const details = {
            build,
            requestId: facts.requestId,
            outcome,
            ...(!isClear && { ...facts, leftBehind }),
          }
          logger[isClear ? 'info' : 'warn'](details, 'pipeline build ended')
          if (file !== null) await rm(file, { force: true }).catch(() => {})
        },
      }
    },
  }
}

/** An object that a build has created. */
export type Made = { readonly typeName: 'Pipeline' | StageType; readonly id: string }

/** An object that a failed mutation may have left upstream. */
export type LeftBehind = Made & { readonly certainty: LeftBehindCertainty }
