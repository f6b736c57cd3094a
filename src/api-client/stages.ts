/** The calls that every kind of stage has. Stages are created and listed below a pipeline, and otherwise stand alone. */
import type { TSchema } from 'typebox'
import type { ListQuery } from '../wire/list.js'
import {
  STAGES,
  type StageBodies,
  type StageByKind,
  type StageKind,
  type StageList,
  stageListOf,
} from '../wire/stage-kinds.js'
import { type Reader, readJson, readNothing } from './body.js'
import type { Call } from './call.js'
import { pathId, type QueryParameters, toQueryString } from './path.js'

export type StageResource<Stage, CreateRequest, UpdateRequest, Query> = {
  list(pipelineId: string, query: Query): Promise<StageList<Stage>>
  get(id: string): Promise<Stage>
  create(pipelineId: string, body: CreateRequest): Promise<Stage>
  /** A field that the body leaves out keeps its value. */
  update(id: string, body: UpdateRequest): Promise<Stage>
  delete(id: string): Promise<void>
}

/** The calls of one kind of stage. */
export type StageCalls<Kind extends StageKind> = StageResource<
  StageByKind[Kind],
  StageBodies[Kind]['create'],
  StageBodies[Kind]['update'],
  StageBodies[Kind]['query']
>

/** The call that only some kinds have. */
export type StageSearch<Kind extends StageKind> = {
  /** The stages of all pipelines of a project. */
  search(
    query: StageBodies[Kind]['query'] & ListQuery & { project_id: string },
  ): Promise<StageList<StageByKind[Kind]>>
}

export function stageCalls<Kind extends StageKind>(kind: Kind, call: Call): StageCalls<Kind> {
  const below = `/pipelines/{id}/${kind}-stages`
  const one = `/${kind}-stages/{id}`
  const pathBelow = (pipelineId: string) => `/pipelines/${pathId(pipelineId)}/${kind}-stages`
  const pathOf = (id: string) => `/${kind}-stages/${pathId(id)}`
  const { stage, list } = READERS[kind]
  return {
    list: async (pipelineId, query: QueryParameters) =>
      call({ method: 'GET', route: below, path: pathBelow(pipelineId) + toQueryString(query), read: list }),
    get: async (id) => call({ method: 'GET', route: one, path: pathOf(id), read: stage }),
    create: async (pipelineId, body) =>
      call({ method: 'POST', route: below, path: pathBelow(pipelineId), body, read: stage }),
    update: async (id, body) => call({ method: 'PATCH', route: one, path: pathOf(id), body, read: stage }),
    delete: async (id) =>
      call({ method: 'DELETE', route: one, path: pathOf(id), read: readNothing, unlinks: 'stage' }),
  }
}

export function stageSearch<Kind extends StageKind>(kind: Kind, call: Call): StageSearch<Kind> {
  const route = `/search-${kind}-stages`
  const { list } = READERS[kind]
  return {
    search: async (query) =>
      call({ method: 'GET', route, path: route + toQueryString(query as QueryParameters), read: list }),
  }
}

type Readers<Kind extends StageKind> = {
  stage: Reader<StageByKind[Kind]>
  list: Reader<StageList<StageByKind[Kind]>>
}

const READERS = Object.fromEntries(
  Object.entries(STAGES).map(([kind, { noun, schema }]) => [
    kind,
    {
      stage: readJson<TSchema>(`a ${noun} stage`, schema, 'id' as never),
      list: readJson(`a list of ${noun} stages`, stageListOf(schema), 'stages'),
    },
  ]),
) as { [Kind in StageKind]: Readers<Kind> }
