/** `/waf-stages` and `/search-waf-stages`. */
import type { ListQuery } from '../wire/list.js'
import { type SearchWafStagesQuery, WafStage, WafStageList, type WafStageRequest } from '../wire/waf-stage.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { toQueryString } from './path.js'
import { type StageResource, stageResource } from './stages.js'

export type WafStageResource = StageResource<WafStage, WafStageRequest, WafStageRequest, ListQuery> & {
  /** Those of all pipelines of a project. */
  search(query: SearchWafStagesQuery): Promise<WafStageList>
}

const endpoints = {
  segment: 'waf-stages',
  stage: readJson('a WAF stage', WafStage, 'id'),
  list: readJson('a list of WAF stages', WafStageList, 'stages'),
}

const searchRoute = '/search-waf-stages'

export const wafStageResource = (call: Call): WafStageResource => ({
  ...stageResource(endpoints, call),
  search: async (query) =>
    call({
      method: 'GET',
      route: searchRoute,
      path: searchRoute + toQueryString(query),
      read: endpoints.list,
    }),
})
