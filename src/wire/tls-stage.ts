/** Bodies of `/tls-stages`. */
import Type, { type Static } from 'typebox'
import type { ListQuery } from './list.js'
import { Id, optional, Timestamp } from './values.js'

/** A certificate in Secret Manager. */
export const TlsSecret = Type.Object({ secret_id: Type.String(), region: Type.String() })
export type TlsSecret = Static<typeof TlsSecret>

/** `certificate_expires_at` is an explicit null while it is unknown. At most one of the four links is present. */
export const TlsStage = Type.Object({
  id: Id,
  pipeline_id: Type.String(),
  secrets: optional(Type.Array(TlsSecret)),
  managed_certificate: optional(Type.Boolean()),
  certificate_expires_at: optional(Timestamp),
  status: optional(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
  cache_stage_id: optional(Type.String()),
  backend_stage_id: optional(Type.String()),
  route_stage_id: optional(Type.String()),
  waf_stage_id: optional(Type.String()),
})
export type TlsStage = Static<typeof TlsStage>

export type TlsStageQuery = ListQuery & { secret_id?: string; secret_region?: string }

type TlsLinks = {
  cache_stage_id?: string
  backend_stage_id?: string
  route_stage_id?: string
  waf_stage_id?: string
}

export type CreateTlsStageRequest = TlsLinks & { secrets?: TlsSecret[]; managed_certificate?: boolean }

/** Unlike a create, an update wraps the secrets in an object. */
export type UpdateTlsStageRequest = TlsLinks & {
  tls_secrets_config?: { tls_secrets: TlsSecret[] }
  managed_certificate?: boolean
}
