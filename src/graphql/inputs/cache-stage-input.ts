import { formatDurationSeconds } from '../../lib/duration.js'
import type { CacheStageRequest } from '../../wire/cache-stage.js'
import type { CreateCacheStageInput, UpdateCacheStageInput, UserError } from '../__generated__/resolvers.js'
import {
  checkAtMostOne,
  checkIds,
  checkNotEmpty,
  checkNotNull,
  checkRequired,
  checkSeconds,
  withoutNulls,
} from './checks.js'

const LINKS = ['backendStageId', 'wafStageId', 'routeStageId'] as const

export function checkCreateCacheStage(input: CreateCacheStageInput): UserError[] {
  return [...checkIds(input, 'pipelineId'), ...checkRequired(input, 'fallbackTtl'), ...checkSettings(input)]
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
  return [
    ...checkSeconds(input, 'fallbackTtl'),
    ...checkIds(input, ...LINKS),
    ...checkAtMostOne(input, ...LINKS),
  ]
}

export function toCreateCacheStageRequest(input: CreateCacheStageInput): CacheStageRequest {
  return toCacheStageRequest(withoutNulls(input))
}

/** A link to null is removed by an empty text, as the API's Terraform provider does. */
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
    ...(backendStageId !== undefined && { backend_stage_id: backendStageId ?? '' }),
    ...(wafStageId !== undefined && { waf_stage_id: wafStageId ?? '' }),
    ...(routeStageId !== undefined && { route_stage_id: routeStageId ?? '' }),
  }
}
