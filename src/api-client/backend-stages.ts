/** `/backend-stages` and `/search-backend-stages`. */
import {
  BackendStage,
  BackendStageList,
  type BackendStageQuery,
  type BackendStageRequest,
  type SearchBackendStagesQuery,
} from '../wire/backend-stage.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { toQueryString } from './path.js'
import { type StageResource, stageResource } from './stages.js'

export type BackendStageResource = StageResource<
  BackendStage,
  BackendStageRequest,
  BackendStageRequest,
  BackendStageQuery
> & {
  /** Those of all pipelines of a project. */
  search(query: SearchBackendStagesQuery): Promise<BackendStageList>
}

const endpoints = {
  segment: 'backend-stages',
  stage: readJson('a backend stage', BackendStage, 'id'),
  list: readJson('a list of backend stages', BackendStageList, 'stages'),
}

const searchRoute = '/search-backend-stages'

export const backendStageResource = (call: Call): BackendStageResource => ({
  ...stageResource(endpoints, call),
  search: async (query) =>
    call({
      method: 'GET',
      route: searchRoute,
      path: searchRoute + toQueryString(query),
      read: endpoints.list,
    }),
})
