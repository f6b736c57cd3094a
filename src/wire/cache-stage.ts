/** Bodies of `/cache-stages`. */
import Type, { type Static } from 'typebox'
import { Id, optional, Timestamp } from './values.js'

/**
 * `fallback_ttl` is a duration such as `"3600s"`. At most one of the three links is present. A link that is not set is absent,
 * never null. `status` is absent in responses older than May 2026.
 */
export const CacheStage = Type.Object({
  id: Id,
  pipeline_id: Type.String(),
  fallback_ttl: optional(Type.String()),
  include_cookies: optional(Type.Boolean()),
  status: optional(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
  backend_stage_id: optional(Type.String()),
  waf_stage_id: optional(Type.String()),
  route_stage_id: optional(Type.String()),
})
export type CacheStage = Static<typeof CacheStage>

/**
 * The body of a create and of an update. In an update, a field that is left out keeps its value, an empty string removes a
 * link, and a new link replaces a link of another kind.
 */
export type CacheStageRequest = {
  fallback_ttl?: string
  include_cookies?: boolean
  backend_stage_id?: string
  waf_stage_id?: string
  route_stage_id?: string
}

/** The settings that every cache stage has. */
export type CacheStageSettings = Required<Pick<CacheStageRequest, 'fallback_ttl' | 'include_cookies'>>
