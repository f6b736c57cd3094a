/** Reads stages of one kind, each at most once in an operation. */
import DataLoader from 'dataloader'
import type { EdgeServicesClient } from '../edge-services/client.js'
import { NotFoundError } from '../edge-services/errors.js'
import { MAX_PAGE_SIZE } from '../pagination/list-source.js'
import type { PipelineStages } from '../wire/pipeline.js'
import { loadOrNull, toError } from './load-or-null.js'
import type { StageAccess, StageList, StageListQuery } from './stage-kinds.js'

/** With the pipeline it is known to be in, a stage can be read together with others of the same pipeline. */
export type StageKey = { id: string; pipelineId?: string }

export type StagePageKey = { pipelineId: string; query: StageListQuery }

export type StageLoaders<Stage> = {
  /** Null: there is none. */
  byId: DataLoader<StageKey, Stage | null, string>
  /** A page of a pipeline's list; of a pipeline that does not exist, an empty one. */
  page: DataLoader<StagePageKey, StageList<Stage>, string>
  /** All stages of a pipeline if they came along with it, else undefined. */
  allOf(pipelineId: string): readonly Stage[] | undefined
  /** Keeps all stages of a pipeline, as they came along with it. */
  primeFrom(entry: PipelineStages): void
  /** Forgets everything. */
  clearAll(): void
}

export function createStageLoaders<Stage extends { id: string }>(
  { resource, nested }: StageAccess<Stage>,
  client: EdgeServicesClient,
): StageLoaders<Stage> {
  const reads = resource(client)
  const complete = new Map<string, readonly Stage[]>()

  const primeEach = (stages: readonly Stage[]) => {
    for (const stage of stages) byId.prime({ id: stage.id }, stage)
  }

  const readList = async (pipelineId: string, query: StageListQuery): Promise<StageList<Stage>> => {
    try {
      const list = await reads.list(pipelineId, query)
      primeEach(list.stages)
      return list
    } catch (error) {
      if (error instanceof NotFoundError) return { stages: [], total_count: 0 }
      throw error
    }
  }

  /** The API reads many stages by id only one by one; of one pipeline, it lists them in one call. */
  const readMany = async (keys: readonly StageKey[]): Promise<(Stage | null | Error)[]> => {
    const listed = new Map<string, Stage>()
    const listPipeline = async (pipelineId: string) => {
      // If the list fails, each stage is still asked for by itself, and has an error of its own.
      const list = await readList(pipelineId, { page: 1, page_size: MAX_PAGE_SIZE }).catch(() => null)
      for (const stage of list?.stages ?? []) listed.set(stage.id, stage)
    }
    await Promise.all(repeatedPipelines(keys).map(listPipeline))
    return Promise.all(keys.map(({ id }) => listed.get(id) ?? loadOrNull(reads.get(id))))
  }

  const byId = new DataLoader<StageKey, Stage | null, string>(readMany, { cacheKeyFn: ({ id }) => id })

  const page = new DataLoader<StagePageKey, StageList<Stage>, string>(
    (keys) => Promise.all(keys.map(({ pipelineId, query }) => readList(pipelineId, query).catch(toError))),
    { cacheKeyFn: ({ pipelineId, query }) => JSON.stringify([pipelineId, query]) },
  )

  return {
    byId,
    page,
    allOf: (pipelineId) => complete.get(pipelineId),
    primeFrom(entry) {
      const stages = nested(entry) ?? []
      complete.set(entry.pipeline.id, stages)
      primeEach(stages)
    },
    clearAll() {
      complete.clear()
      byId.clearAll()
      page.clearAll()
    },
  }
}

/** The pipelines of which more than one stage is asked for. */
function repeatedPipelines(keys: readonly StageKey[]): string[] {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { pipelineId } of keys) {
    if (pipelineId === undefined) continue
    if (seen.has(pipelineId)) repeated.add(pipelineId)
    seen.add(pipelineId)
  }
  return [...repeated]
}
