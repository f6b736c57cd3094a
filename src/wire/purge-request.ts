/** Bodies of `/purge-requests`, as sent. */
import Type, { type Static } from 'typebox'
import { type ListQuery, TotalCount } from './list.js'

/** `assets` or `all`, whichever was asked for. */
export const PurgeRequest = Type.Object({
  id: Type.String(),
  pipeline_id: Type.String(),
  status: Type.Optional(Type.String()),
  assets: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
  all: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  created_at: Type.String(),
  updated_at: Type.String(),
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

/** One of `assets` and `all`. */
export type CreatePurgeRequestRequest = { pipeline_id: string; assets?: string[]; all?: boolean }
