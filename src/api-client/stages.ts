/** What the calls of every kind of stage have in common: created and listed below a pipeline, otherwise on their own. */
import { type Reader, readNothing } from './body.js'
import type { Call } from './call.js'
import { pathId, type QueryParameters, toQueryString } from './path.js'

type StageList<Stage> = { stages: Stage[]; total_count: number }

export type StageResource<Stage, CreateRequest, UpdateRequest, Query> = {
  list(pipelineId: string, query: Query): Promise<StageList<Stage>>
  get(id: string): Promise<Stage>
  create(pipelineId: string, body: CreateRequest): Promise<Stage>
  /** What the body leaves out keeps its value. */
  update(id: string, body: UpdateRequest): Promise<Stage>
  delete(id: string): Promise<void>
}

export type StageEndpoints<Stage> = {
  /** The last segment of the path, such as `cache-stages`. */
  segment: string
  stage: Reader<Stage>
  list: Reader<StageList<Stage>>
}

export function stageResource<
  Stage,
  CreateRequest extends object,
  UpdateRequest extends object,
  Query extends QueryParameters,
>(
  { segment, stage, list }: StageEndpoints<Stage>,
  call: Call,
): StageResource<Stage, CreateRequest, UpdateRequest, Query> {
  const below = `/pipelines/{id}/${segment}`
  const one = `/${segment}/{id}`
  const pathBelow = (pipelineId: string) => `/pipelines/${pathId(pipelineId)}/${segment}`
  const pathOf = (id: string) => `/${segment}/${pathId(id)}`
  return {
    list: async (pipelineId, query) =>
      call({ method: 'GET', route: below, path: pathBelow(pipelineId) + toQueryString(query), read: list }),
    get: async (id) => call({ method: 'GET', route: one, path: pathOf(id), read: stage }),
    create: async (pipelineId, body) =>
      call({ method: 'POST', route: below, path: pathBelow(pipelineId), body, read: stage }),
    update: async (id, body) => call({ method: 'PATCH', route: one, path: pathOf(id), body, read: stage }),
    delete: async (id) =>
      call({ method: 'DELETE', route: one, path: pathOf(id), read: readNothing, unlinks: 'stage' }),
  }
}
