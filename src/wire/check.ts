/** Bodies of `/check-domain`, `/check-pem-chain` and `/check-lb-origin`. */
import Type, { type Static } from 'typebox'
import type { ScalewayLb } from './backend-stage.js'
import { optional } from './values.js'

export const CheckResponse = Type.Object({ is_valid: Type.Boolean() })
export type CheckResponse = Static<typeof CheckResponse>

export const CheckLbOriginResponse = Type.Object({
  is_valid: Type.Boolean(),
  error_type: optional(Type.String()),
})
export type CheckLbOriginResponse = Static<typeof CheckLbOriginResponse>

export type CheckDomainRequest = { project_id: string; fqdn: string; cname: string }

/** Exactly one of `secret` and `raw` is given. `raw` is a PEM text. */
export type CheckPemChainRequest = {
  project_id: string
  fqdn: string
  secret?: { secret_id: string; secret_region: string }
  raw?: string
}

export type CheckLbOriginRequest = { lb: ScalewayLb['lbs'][number] }
