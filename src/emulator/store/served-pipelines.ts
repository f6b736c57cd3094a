/** Pipelines as the edge serves them. */
import type { Clock } from '../../lib/clock.js'
import type { FoundPipeline, ServedPipeline, ServedRule, ServedStage } from '../../wire/served-pipeline.js'
import { toPipelineBody } from '../bodies.js'
import type { Database } from './database.js'
import { isFileTrouble } from './explain-file.js'
import { createHeadNames, type HeadNames } from './head-names.js'
import type { StageRecord } from './stage-tables.js'
import type { Store } from './store.js'

/** How often it is looked whether another process wrote. */
const FOREIGN_WRITES_EVERY_MS = 100

export type ServedPipelines = ReturnType<typeof createServedPipelines>

/** Whole pipelines as they are now, for an edge in the same process. */
export function createServedPipelines(database: Database, store: Store, clock: Clock) {
  let foreignVersion = database.foreignVersion()
  let foreignChanges = 0
  let lookedAtMs = clock.nowMs()
  let names: { version: number; find: HeadNames } | null = null

  const version = () => {
    const nowMs = clock.nowMs()
    // A clock that was set back must not leave it unlooked at for hours.
    if (Math.abs(nowMs - lookedAtMs) >= FOREIGN_WRITES_EVERY_MS) {
      lookedAtMs = nowMs
      const current = unlessFileTrouble(() => database.foreignVersion()) ?? foreignVersion
      if (current !== foreignVersion) foreignChanges++
      foreignVersion = current
    }
    return database.writes() + foreignChanges
  }

  return {
    /**
     * Changes with every change of anything a pipeline is made of. Cheap enough to be read for each request. A write of another process
     * on the same data may take 100 ms to show.
     */
    version,
    /** Null: there is none with this id. */
    get: (id: string): ServedPipeline | null => database.read(() => readPipeline(store, id)),
    /**
     * The pipeline with a head DNS stage that answers to this name, which is in lower case and without a dot at its end: by one of its
     * `fqdns`, with `wildcard_domain` by any name below one of them too, or by its `default_fqdn`. A name of its own goes before a
     * wildcard, and a longer wildcard before a shorter one; where several pipelines have the same, the oldest answers.
     */
    findByFqdn(fqdn: string): FoundPipeline | null {
      const current = version()
      if (names?.version !== current) {
        const find = unlessFileTrouble(() => createHeadNames(database))
        if (find !== null) names = { version: current, find }
      }
      return names?.find(fqdn) ?? null
    },
  }
}

/** Null where the file cannot be read for now: what was read last is served on. */
function unlessFileTrouble<Result>(read: () => Result): Result | null {
  try {
    return read()
  } catch (error) {
    if (isFileTrouble(error)) return null
    throw error
  }
}

function readPipeline(store: Store, id: string): ServedPipeline | null {
  const pipeline = store.pipelines.get(id)
  if (pipeline === null) return null
  const { name, status, errors } = toPipelineBody(pipeline)
  const stages = store.stages.ofPipelines([id])
  return {
    id,
    name,
    status: status ?? 'unknown',
    errors: errors ?? [],
    heads: store.headStages.list(id, { page: 1, pageSize: stages.length }).ids,
    stages: new Map(stages.map((stage) => [stage.id, toServedStage(stage, () => rulesOf(store, stage.id))])),
  }
}

/** The settings are those of the stage's kind: no other way leads into the table. */
function toServedStage(stage: StageRecord, rules: () => ServedRule[]): ServedStage {
  const { id, kind, settings, link: next, updatedAt } = stage
  const served = { id, kind, settings, next, updatedAt } as ServedStage
  return served.kind === 'route' ? { ...served, rules: rules() } : served
}

function rulesOf(store: Store, routeStageId: string): ServedRule[] {
  return store.routeRules
    .ofStage(routeStageId)
    .map(({ position, httpMatch, target }) => ({ position, match: httpMatch, target }))
}
