import { GRAPHQL_MAX_INT } from 'graphql'
import { parseDurationSeconds } from '../../lib/duration.js'
import { UnexpectedValueError } from '../../lib/unreadable.js'
import type { CacheStageResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage, pipelineOf } from '../linked-objects.js'

/** Fields without a resolver here are read from the API's stage body. */
export const CacheStage: CacheStageResolvers = {
  fallbackTtl: ({ id, fallback_ttl }) => {
    if (fallback_ttl === null || fallback_ttl === undefined) return null
    const seconds = parseDurationSeconds(fallback_ttl)
    if (seconds === null || seconds > GRAPHQL_MAX_INT)
      throw new UnexpectedValueError(
        `expected fallback_ttl as seconds such as "3600s", at most ${GRAPHQL_MAX_INT}, got "${fallback_ttl}" (cache stage ${id})`,
      )
    return seconds
  },
  includeCookies: ({ include_cookies }) => include_cookies ?? false,
  pipeline: pipelineOf,
  backendStage: linkTo('backend'),
  wafStage: linkTo('waf'),
  routeStage: linkTo('route'),
  nextStage,
}
