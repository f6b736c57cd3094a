/** Bodies of `/backend-stages`. */
import Type, { type Static } from 'typebox'
import type { ListQuery } from './list.js'
import { Id, optional, Timestamp } from './values.js'

export const ScalewayS3 = Type.Object({
  bucket_name: optional(Type.String()),
  bucket_region: optional(Type.String()),
  is_website: optional(Type.Boolean()),
})
export type ScalewayS3 = Static<typeof ScalewayS3>

/** For a request with `domain_name: null` the API returns `""`. `private_network_id` stays an explicit null. */
export const ScalewayLb = Type.Object({
  lbs: Type.Array(
    Type.Object({
      id: Id,
      zone: Type.String(),
      frontend_id: Type.String(),
      is_ssl: optional(Type.Boolean()),
      domain_name: optional(Type.String()),
      has_websocket: optional(Type.Boolean()),
      private_network_id: optional(Type.String()),
    }),
  ),
})
export type ScalewayLb = Static<typeof ScalewayLb>

export const ScalewayServerlessContainer = Type.Object({ region: Type.String(), container_id: Type.String() })
export type ScalewayServerlessContainer = Static<typeof ScalewayServerlessContainer>

export const ScalewayServerlessFunction = Type.Object({ region: Type.String(), function_id: Type.String() })
export type ScalewayServerlessFunction = Static<typeof ScalewayServerlessFunction>

/** The four kinds of origin. A stage has exactly one of them, and so has a request. */
const origin = {
  scaleway_s3: optional(ScalewayS3),
  scaleway_lb: optional(ScalewayLb),
  scaleway_serverless_container: optional(ScalewayServerlessContainer),
  scaleway_serverless_function: optional(ScalewayServerlessFunction),
}

/** `status` is absent in responses older than May 2026. */
export const BackendStage = Type.Object({
  id: Id,
  pipeline_id: Type.String(),
  ...origin,
  status: optional(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type BackendStage = Static<typeof BackendStage>

export type BackendStageQuery = ListQuery & { bucket_name?: string; bucket_region?: string; lb_id?: string }

const BackendStageOrigin = Type.Object(origin)

/** The body of a create and of an update. An update without an origin keeps the stage's origin. */
export type BackendStageRequest = Static<typeof BackendStageOrigin>
