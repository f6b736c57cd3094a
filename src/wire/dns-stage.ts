/** Bodies of `/dns-stages`, as sent. */
import Type, { type Static } from 'typebox'
import { type ListQuery, TotalCount } from './list.js'

/**
 * `type` is worked out by the API. `default_fqdn` is empty while the stage is no head stage. At most one of the three links
 * is present. What appeared later than the rest is absent in older answers.
 */
export const DnsStage = Type.Object({
  id: Type.String(),
  pipeline_id: Type.String(),
  default_fqdn: Type.Optional(Type.String()),
  default_private_fqdn: Type.Optional(Type.String()),
  fqdns: Type.Optional(Type.Array(Type.String())),
  type: Type.Optional(Type.String()),
  wildcard_domain: Type.Optional(Type.Boolean()),
  full_private: Type.Optional(Type.Boolean()),
  status: Type.Optional(Type.String()),
  created_at: Type.String(),
  updated_at: Type.String(),
  tls_stage_id: Type.Optional(Type.String()),
  cache_stage_id: Type.Optional(Type.String()),
  backend_stage_id: Type.Optional(Type.String()),
})
export type DnsStage = Static<typeof DnsStage>

export const DnsStageList = Type.Object({ stages: Type.Array(DnsStage), total_count: TotalCount })
export type DnsStageList = Static<typeof DnsStageList>

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
