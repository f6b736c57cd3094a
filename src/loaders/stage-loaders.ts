/** Reads stages of one kind, each at most once per operation. */
import type DataLoader from 'dataloader'
import type { EdgeServicesClient } from '../api-client/client.js'
import { NotFoundError } from '../api-client/errors.js'
import { stagesOf } from '../api-client/stage-resources.js'
import { unlessUnreadable } from '../lib/unreadable.js'
import type { ListKnowledge } from '../pagination/list-knowledge.js'
import { pagedSource } from '../pagination/paged-source.js'
import type { CreatedAtOrder, ListQuery } from '../wire/list.js'
import type { PipelineStages } from '../wire/pipeline.js'
import { nestedField, type StageByKind, type StageKind, type StageList } from '../wire/stage-kinds.js'
import type { Clearable } from './clear-loaders.js'
import { toPage } from './list-page.js'
import { createMemo, loadOrNull, ObjectLoader } from './object-loader.js'
import { readGroups } from './read-groups.js'

/** If the stage's pipeline is known, the stage can be read together with others of the same pipeline. */
export type StageKey = { id: string; pipelineId?: string }

/** The filters of a list, in the API's spelling. */
export type StageFilter = Record<string, string | undefined>

export type StageListQuery = ListQuery<CreatedAtOrder> & Record<string, string | number | undefined>

export type StagePageKey = { pipelineId: string; query: StageListQuery }

export type StageLoaders<Stage extends { id: string }> = Clearable & {
  /** Null: the stage does not exist. */
  byId: ObjectLoader<StageKey, Stage>
  /** A page of a pipeline's list. The page is empty if the pipeline does not exist. */
  page: DataLoader<StagePageKey, StageList<Stage>, string>
  /** One page of a project's stages; null if the API cannot search this kind. */
  search: ((query: StageListQuery & { project_id: string }) => Promise<StageList<Stage>>) | null
  /** All stages of a pipeline if they came with the pipeline, else undefined. */
  allOf(pipelineId: string): readonly Stage[] | undefined
  /** Keeps the stages that came with their pipeline, or none if their list is unreadable. */
  primeFrom(pipelineId: string, entry: PipelineStages): void
}

/** The client's calls that read. Their query type is loose enough for all filters. */
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

  const keyOf = ({ id }: Stage): StageKey => ({ id })

  const keep = (list: StageList<Stage>) => {
    byId.keepAll(list.stages, keyOf)
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
      if (stages.length > 0) byId.keepAll(stages, keyOf)
    },
    clearAll() {
      complete.clear()
      byId.clearAll()
      page.clearAll()
    },
  }
}
