/** `/cache-stages`. */
import { CacheStage, CacheStageList, type CacheStageRequest } from '../wire/cache-stage.js'
import type { ListQuery } from '../wire/list.js'
import { readJson } from './body.js'
import type { Call } from './call.js'
import { type StageResource, stageResource } from './stages.js'

export type CacheStageResource = StageResource<CacheStage, CacheStageRequest, CacheStageRequest, ListQuery>

const endpoints = {
  segment: 'cache-stages',
  stage: readJson('a cache stage', CacheStage, 'id'),
  list: readJson('a list of cache stages', CacheStageList, 'stages'),
}

export const cacheStageResource = (call: Call): CacheStageResource => stageResource(endpoints, call)
