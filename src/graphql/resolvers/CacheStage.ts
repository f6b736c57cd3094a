import { parseDurationSeconds } from '../../lib/duration.js'
import type { CacheStageResolvers } from '../__generated__/resolvers.js'
import { linkedStage, pipelineOf, withTypename } from '../links.js'

/** Fields not named here are read from the stage as the API answered it. */
export const CacheStage: CacheStageResolvers = {
  fallbackTtl: ({ id, fallback_ttl }) => {
    if (fallback_ttl === null || fallback_ttl === undefined) return null
    const seconds = parseDurationSeconds(fallback_ttl)
    if (seconds === null)
      throw new Error(
        `expected fallback_ttl as seconds such as "3600s", got "${fallback_ttl}" (cache stage ${id})`,
      )
    return seconds
  },
  includeCookies: ({ include_cookies }) => include_cookies ?? false,
  pipeline: pipelineOf,
  backendStage: (stage, _args, context, info) =>
    linkedStage('BackendStage', stage, stage.backend_stage_id, context, info),
  nextStage: (stage, _args, context, info) =>
    withTypename('BackendStage', linkedStage('BackendStage', stage, stage.backend_stage_id, context, info)),
}
