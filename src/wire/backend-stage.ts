/** Bodies of `/backend-stages`, as sent. */
import Type, { type Static } from 'typebox'
import { type ListQuery, TotalCount } from './list.js'

export const ScalewayS3 = Type.Object({
  bucket_name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  bucket_region: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  is_website: Type.Optional(Type.Boolean()),
})
export type ScalewayS3 = Static<typeof ScalewayS3>

/** Asked with `domain_name: null` the API answers `""`; `private_network_id` stays an explicit null. */
export const ScalewayLb = Type.Object({
  lbs: Type.Array(
    Type.Object({
      id: Type.String(),
      zone: Type.String(),
      frontend_id: Type.String(),
      is_ssl: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
      domain_name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      has_websocket: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
      private_network_id: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    }),
  ),
})
export type ScalewayLb = Static<typeof ScalewayLb>

export const ScalewayServerlessContainer = Type.Object({ region: Type.String(), container_id: Type.String() })
export type ScalewayServerlessContainer = Static<typeof ScalewayServerlessContainer>

export const ScalewayServerlessFunction = Type.Object({ region: Type.String(), function_id: Type.String() })
export type ScalewayServerlessFunction = Static<typeof ScalewayServerlessFunction>

/** The four kinds of origin; a stage and a request have exactly one of them. */
const origin = {
  scaleway_s3: Type.Optional(ScalewayS3),
  scaleway_lb: Type.Optional(ScalewayLb),
  scaleway_serverless_container: Type.Optional(ScalewayServerlessContainer),
  scaleway_serverless_function: Type.Optional(ScalewayServerlessFunction),
}

/** `status` is absent in answers older than May 2026. */
export const BackendStage = Type.Object({
  id: Type.String(),
  pipeline_id: Type.String(),
  ...origin,
  status: Type.Optional(Type.String()),
  created_at: Type.String(),
  updated_at: Type.String(),
})
export type BackendStage = Static<typeof BackendStage>

export const BackendStageList = Type.Object({ stages: Type.Array(BackendStage), total_count: TotalCount })
export type BackendStageList = Static<typeof BackendStageList>

export type BackendStageQuery = ListQuery & { bucket_name?: string; bucket_region?: string; lb_id?: string }

const BackendStageOrigin = Type.Object(origin)

/** Create and update alike; on update, no origin at all means the origin is kept. */
export type BackendStageRequest = Static<typeof BackendStageOrigin>

/** Of `GET /search-backend-stages`; the API asks for the project. */
export type SearchBackendStagesQuery = BackendStageQuery & { project_id: string }
