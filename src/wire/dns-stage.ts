/** Bodies of `/dns-stages`. */
import Type, { type Static } from 'typebox'
import type { ListQuery } from './list.js'
import { Id, optional, Timestamp } from './values.js'

/**
 * The API works out `type`. `default_fqdn` is empty while the stage is not a head stage. At most one of the three links is
 * present. Older responses lack the fields that the API added later.
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

/** The body of a create and of an update. Links follow the rules of `CacheStageRequest`. */
export type DnsStageRequest = {
  fqdns?: string[]
  wildcard_domain?: boolean
  full_private?: boolean
  tls_stage_id?: string
  cache_stage_id?: string
  backend_stage_id?: string
}
