/** Whole pipelines, for an edge in the same process. */
import type { Clock } from '../../lib/clock.js'
import type { FoundPipeline, ServedPipeline, ServedRule, ServedStage } from '../../wire/served-pipeline.js'
import { toPipelineBody } from '../bodies.js'
import type { Database } from './database.js'
import { isFileTrouble } from './explain-file.js'
import { createFindByFqdn, type FindByFqdn } from './find-by-fqdn.js'
import type { StageRecord } from './stage-record.js'
import type { Store } from './store.js'

/** At most this often, the file is checked for writes by another process. */
const FOREIGN_WRITES_EVERY_MS = 100

export type ServedPipelines = ReturnType<typeof createServedPipelines>

export function createServedPipelines(database: Database, store: Store, clock: Clock) {
  let foreignVersion = database.foreignVersion()
  let foreignChanges = 0
  let checkedAtMs = clock.nowMs()
  let names: { version: number; find: FindByFqdn } | null = null

  const version = () => {
    const nowMs = clock.nowMs()
    // The absolute difference, so that a clock that was set back does not stop the checks for hours.
    if (Math.abs(nowMs - checkedAtMs) >= FOREIGN_WRITES_EVERY_MS) {
      checkedAtMs = nowMs
      const current = unlessFileTrouble(() => database.foreignVersion()) ?? foreignVersion
      if (current !== foreignVersion) foreignChanges++
      foreignVersion = current
    }
    return database.writeCount() + foreignChanges
  }

  return {
    /**
     * Changes whenever any part of any pipeline changes. Cheap enough to be read for each request. A write by another
     * process on the same file may take 100 ms to show.
     */
    version,
    /** Null: no pipeline has this id. */
    get: (id: string): ServedPipeline | null => database.read(() => readPipeline(store, id)),
    /**
     * Finds the pipeline with a head DNS stage of this name. The name must be in lower case, without a dot at its end. A
     * head has its `fqdns`, its `default_fqdn` and, with `wildcard_domain`, every name below one of its `fqdns`. An exact
     * name takes precedence over a wildcard, and a longer wildcard over a shorter one. If several pipelines have the same
     * name, the oldest is found. Null: no pipeline has the name.
     */
    findByFqdn(fqdn: string): FoundPipeline | null {
      const current = version()
      if (names?.version !== current) {
        const find = unlessFileTrouble(() => createFindByFqdn(database))
        if (find !== null) names = { version: current, find }
      }
      return names?.find(fqdn) ?? null
    },
  }
}

/** Null if the file cannot be read for now. The edge then goes on with what was read last. */
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

/** The cast is safe because the parser of a kind is the only way for settings to get into the table. */
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
