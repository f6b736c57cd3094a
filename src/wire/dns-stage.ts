/** Bodies of `/dns-stages`, as sent. */
import Type, { type Static } from 'typebox'
import type { ListQuery } from './list.js'
import { Id, optional, Timestamp } from './values.js'

/**
 * `type` is worked out by the API. `default_fqdn` is empty while the stage is no head stage. At most one of the three links
 * is present. What appeared later than the rest is absent in older answers.
 */
export const DnsStage = Type.Object({
  id: Id,
  pipeline_id: Type.String(),
  default_fqdn: optional(Type.String()),
  default_private_fqdn: optional(Type.String()),
  fqdns: optional(Type.Array(Type.String())),
  type: optional(Type.String()),
  wildcard_domain: optional(Type.Boolean()),
  full_private: optional(Type.Boolean()),
  status: optional(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
  tls_stage_id: optional(Type.String()),
  cache_stage_id: optional(Type.String()),
  backend_stage_id: optional(Type.String()),
})
export type DnsStage = Static<typeof DnsStage>

export type DnsStageQuery = ListQuery & { fqdn?: string }

/** Create and update alike; links as in `CacheStageRequest`. */
export type DnsStageRequest = {
  fqdns?: string[]
  wildcard_domain?: boolean
  full_private?: boolean
  tls_stage_id?: string
  cache_stage_id?: string
  backend_stage_id?: string
}
