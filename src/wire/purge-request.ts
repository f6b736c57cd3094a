/** Bodies of `/purge-requests`. */
import Type, { type Static } from 'typebox'
import { type ListQuery, TotalCount } from './list.js'
import { Id, optional, Timestamp } from './values.js'

/** Has `assets` or `all`, depending on the request. */
export const PurgeRequest = Type.Object({
  id: Id,
  pipeline_id: Type.String(),
  status: optional(Type.String()),
  assets: optional(Type.Array(Type.String())),
  all: optional(Type.Boolean()),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type PurgeRequest = Static<typeof PurgeRequest>

export const PurgeRequestList = Type.Object({
  purge_requests: Type.Array(PurgeRequest),
  total_count: TotalCount,
})
export type PurgeRequestList = Static<typeof PurgeRequestList>

export type PurgeRequestQuery = ListQuery & {
  organization_id?: string
  project_id?: string
  pipeline_id?: string
}

/** Exactly one of `assets` and `all` is given. */
export type CreatePurgeRequestRequest = { pipeline_id: string; assets?: string[]; all?: boolean }
