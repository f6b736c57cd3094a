/**
 * The kinds of stage. Everything that treats them alike (loaders, lists, `node`, look-ahead) goes by this table, so that a
 * new kind is a row here.
 */
import type { EdgeServicesClient } from '../edge-services/client.js'
import type { BackendStage } from '../wire/backend-stage.js'
import type { CacheStage } from '../wire/cache-stage.js'
import type { CreatedAtOrder, ListQuery } from '../wire/list.js'
import type { PipelineStages } from '../wire/pipeline.js'

/** GraphQL type names, and what the API answers for each. */
export type StageByKind = {
  CacheStage: CacheStage
  BackendStage: BackendStage
}

export type StageKind = keyof StageByKind
export type Stage = StageByKind[StageKind]

/** Filters of a list, as the API spells them. */
export type StageFilter = Record<string, string | undefined>

export type StageListQuery = ListQuery<CreatedAtOrder> & Record<string, string | number | undefined>

export type StageList<Stage> = { stages: Stage[]; total_count: number }

export type StageAccess<Stage> = {
  /** `Pipeline`'s field with the stages of this kind. */
  pipelineField: string
  /** How the client reads them. */
  resource: (client: EdgeServicesClient) => {
    get(id: string): Promise<Stage>
    list(pipelineId: string, query: StageListQuery): Promise<StageList<Stage>>
  }
  /** Where `GET /pipelines-stages` has them. */
  nested: (entry: PipelineStages) => Stage[] | undefined
}

export const stageKinds: { [Kind in StageKind]: StageAccess<StageByKind[Kind]> } = {
  CacheStage: {
    pipelineField: 'cacheStages',
    resource: (client) => client.cacheStages,
    nested: (entry) => entry.cache_stages,
  },
  BackendStage: {
    pipelineField: 'backendStages',
    resource: (client) => client.backendStages,
    nested: (entry) => entry.backend_stages,
  },
}

export const stageKindNames = Object.keys(stageKinds) as StageKind[]
