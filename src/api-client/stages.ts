/** The calls that every kind of stage has. Stages are created and listed below their pipeline; the other calls need only their id. */
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
import type { QueryParameters } from './path.js'

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

export function createStageCalls<Kind extends StageKind>(kind: Kind, call: Call): StageCalls<Kind> {
  const { below, one, stage, list } = ENDPOINTS[kind]
  return {
    list: (pipelineId, query: QueryParameters) =>
      call({ method: 'GET', route: below, id: pipelineId, query, read: list }),
    get: (id) => call({ method: 'GET', route: one, id, read: stage }),
    create: (pipelineId, body) => call({ method: 'POST', route: below, id: pipelineId, body, read: stage }),
    update: (id, body) => call({ method: 'PATCH', route: one, id, body, read: stage }),
    delete: (id) => call({ method: 'DELETE', route: one, id, read: readNothing, unlinks: 'stage' }),
  }
}

export function createStageSearch<Kind extends StageKind>(kind: Kind, call: Call): StageSearch<Kind> {
  const { search, list } = ENDPOINTS[kind]
  return {
    search: (query) =>
      call({
        method: 'GET',
        route: search,
        query: query as QueryParameters,
        read: list,
      }),
  }
}

/** The paths' templates and the readers of one kind. */
type Endpoints<Kind extends StageKind> = {
  below: string
  one: string
  search: string
  stage: Reader<StageByKind[Kind]>
  list: Reader<StageList<StageByKind[Kind]>>
}

const ENDPOINTS = Object.fromEntries(
  Object.entries(STAGES).map(([kind, { noun, schema }]) => [
    kind,
    {
      below: `/pipelines/{id}/${kind}-stages`,
      one: `/${kind}-stages/{id}`,
      search: `/search-${kind}-stages`,
      stage: readJson<TSchema>(`a ${noun} stage`, schema, 'id' as never),
      list: readJson(`a list of ${noun} stages`, stageListOf(schema), 'stages'),
    },
  ]),
) as { [Kind in StageKind]: Endpoints<Kind> }
