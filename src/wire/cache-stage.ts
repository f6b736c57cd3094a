/** Bodies of `/cache-stages`, as sent. */
import Type, { type Static } from 'typebox'
import { Id, optional, Timestamp } from './values.js'

/**
 * `fallback_ttl` is a duration such as `"3600s"`. At most one of the three links is present; an unset one is absent,
 * never null. `status` is absent in answers older than April 2026.
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
 * Create and update alike; on update, what is left out keeps its value, an empty string in a link removes it, and a new
 * link replaces the one of another kind.
 */
export type CacheStageRequest = {
  fallback_ttl?: string
  include_cookies?: boolean
  backend_stage_id?: string
  waf_stage_id?: string
  route_stage_id?: string
}
