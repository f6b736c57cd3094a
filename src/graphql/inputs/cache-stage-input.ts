import { formatDurationSeconds } from '../../lib/duration.js'
import type { CacheStageRequest } from '../../wire/cache-stage.js'
import type { UpdateCacheStageInput } from '../__generated__/resolvers.js'
import { optional, seconds } from './fields.js'
import { mapParsed, type Parsed, parsedObject } from './parsed.js'

export function parseCacheStage(input: Omit<UpdateCacheStageInput, 'id'>): Parsed<CacheStageRequest> {
  return parsedObject({
    fallback_ttl: optional(input, 'fallbackTtl', (value, name) =>
      mapParsed(seconds(value, name), formatDurationSeconds),
    ),
    include_cookies: optional(input, 'includeCookies'),
  })
}
