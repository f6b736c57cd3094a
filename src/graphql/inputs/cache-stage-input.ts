import { formatDurationSeconds } from '../../lib/duration.js'
import type { CacheStageRequest } from '../../wire/cache-stage.js'
import type { CreateCacheStageInput, UpdateCacheStageInput, UserError } from '../__generated__/resolvers.js'
import { checkIds, checkNotEmpty, checkNotNull, checkSeconds, withoutNulls } from './checks.js'
import { checkLinks, toLinks } from './links.js'

const LINKS = ['backendStageId', 'wafStageId', 'routeStageId'] as const

export function checkCreateCacheStage(input: CreateCacheStageInput): UserError[] {
  return [...checkIds(input, 'pipelineId'), ...checkSettings(input)]
}

export function checkUpdateCacheStage(input: UpdateCacheStageInput): UserError[] {
  return [
    ...checkIds(input, 'id'),
    ...checkNotEmpty(input),
    ...checkNotNull(input, 'fallbackTtl', 'includeCookies'),
    ...checkSettings(input),
  ]
}

type Settings = Omit<UpdateCacheStageInput, 'id'>

function checkSettings(input: Settings): UserError[] {
  return [...checkSeconds(input, 'fallbackTtl'), ...checkLinks(input, ...LINKS)]
}

export function toCreateCacheStageRequest(input: CreateCacheStageInput): CacheStageRequest {
  return toCacheStageRequest(withoutNulls(input))
}

export function toCacheStageRequest({
  fallbackTtl,
  includeCookies,
  backendStageId,
  wafStageId,
  routeStageId,
}: Settings): CacheStageRequest {
  return {
    ...(typeof fallbackTtl === 'number' && { fallback_ttl: formatDurationSeconds(fallbackTtl) }),
    ...(typeof includeCookies === 'boolean' && { include_cookies: includeCookies }),
    ...toLinks({ backend_stage_id: backendStageId, waf_stage_id: wafStageId, route_stage_id: routeStageId }),
  }
}
