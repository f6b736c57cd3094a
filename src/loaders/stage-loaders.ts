/** Reads stages of one kind, each at most once in an operation. */
import type DataLoader from 'dataloader'
import type { EdgeServicesClient } from '../api-client/client.js'
import { NotFoundError } from '../api-client/errors.js'
import { stagesOf } from '../api-client/stage-resources.js'
import { isUnreadable, unlessUnreadable } from '../lib/unreadable.js'
import type { ListKnowledge } from '../pagination/list-knowledge.js'
import { pagedSource } from '../pagination/paged-source.js'
import type { CreatedAtOrder, ListQuery } from '../wire/list.js'
import type { PipelineStages } from '../wire/pipeline.js'
import { nestedField, type StageByKind, type StageKind, type StageList } from '../wire/stage-kinds.js'
import type { Clearable } from './cleared.js'
import { readGroups } from './grouped.js'
import { toPage } from './list-page.js'
import { loadOrNull } from './load-or-null.js'
import { createMemo } from './memo.js'
import { ObjectLoader } from './object-loader.js'

/** With the pipeline it is known to be in, a stage can be read together with others of the same pipeline. */
export type StageKey = { id: string; pipelineId?: string }

/** Filters of a list, as the API spells them. */
export type StageFilter = Record<string, string | undefined>

export type StageListQuery = ListQuery<CreatedAtOrder> & Record<string, string | number | undefined>

export type StagePageKey = { pipelineId: string; query: StageListQuery }

export type StageLoaders<Stage> = Clearable & {
  /** Null: there is none. */
  byId: DataLoader<StageKey, Stage | null, string>
  /** A page of a pipeline's list; of a pipeline that does not exist, an empty one. */
  page: DataLoader<StagePageKey, StageList<Stage>, string>
  /** One page of a project's stages; null where the API cannot search this kind. */
  search: ((query: StageListQuery & { project_id: string }) => Promise<StageList<Stage>>) | null
  /** All stages of a pipeline if they came along with it, else undefined. */
  allOf(pipelineId: string): readonly Stage[] | undefined
  /** Keeps the stages that came along with their pipeline. Keeps none if their list cannot be read. */
  primeFrom(pipelineId: string, entry: PipelineStages): void
}

/** The reading half of the client's calls, with the query as loose as filters need it. */
type StageReads<Stage> = {
  get(id: string): Promise<Stage>
  list(pipelineId: string, query: StageListQuery): Promise<StageList<Stage>>
  search?(query: StageListQuery & { project_id: string }): Promise<StageList<Stage>>
}

export function createStageLoaders<Kind extends StageKind>(
  kind: Kind,
  client: EdgeServicesClient,
  knowledge: ListKnowledge,
  note: (id: string) => void,
): StageLoaders<StageByKind[Kind]> {
  type Stage = StageByKind[Kind]
  const reads: StageReads<Stage> = stagesOf(client, kind)
  const complete = new Map<string, readonly Stage[]>()

  const primeEach = (stages: readonly Stage[]) => {
    for (const stage of stages) if (!isUnreadable(stage)) byId.prime({ id: stage.id }, stage)
  }

  const keep = (list: StageList<Stage>) => {
    primeEach(list.stages)
    return list
  }

  const search = reads.search?.bind(reads) ?? null

  const readList = async (pipelineId: string, query: StageListQuery): Promise<StageList<Stage>> => {
    try {
      return keep(await reads.list(pipelineId, query))
    } catch (error) {
      if (error instanceof NotFoundError) return { stages: [], total_count: 0 }
      throw error
    }
  }

  const readMany = async (keys: readonly StageKey[]): Promise<(Stage | null | Error)[]> => {
    const listed = await readGroups(
      keys.map(({ id, pipelineId }) => ({ id, group: pipelineId })),
      (pipelineId) =>
        pagedSource(async (page, page_size) => {
          const list = await readList(pipelineId, { page, page_size })
          return toPage(list, list.stages)
        }, knowledge),
    )
    return Promise.all(keys.map(({ id }) => listed.get(id) ?? loadOrNull(reads.get(id))))
  }

  const byId = new ObjectLoader<StageKey, Stage>({ readMany, cacheKeyFn: ({ id }) => id, note })

  const page = createMemo(({ pipelineId, query }: StagePageKey) => readList(pipelineId, query))

  return {
    byId,
    page,
    search: search && (async (query) => keep(await search(query))),
    allOf: (pipelineId) => complete.get(pipelineId),
    primeFrom(pipelineId, entry) {
      const stages = unlessUnreadable(() => (entry[nestedField(kind)] ?? []) as readonly Stage[])
      if (stages === undefined) return
      complete.set(pipelineId, stages)
      primeEach(stages)
    },
    clearAll() {
      complete.clear()
      byId.clearAll()
      page.clearAll()
    },
  }
}
