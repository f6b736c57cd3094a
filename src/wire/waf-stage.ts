/** Bodies of `/waf-stages` and `/search-waf-stages`. */
import Type, { type Static } from 'typebox'
import { Id, Int, optional, Timestamp } from './values.js'

/** `rule_id` is the id of a rule in the OWASP Core Rule Set, such as 942100. */
export const WafExclusionRule = Type.Object({ rule_id: Int })
export type WafExclusionRule = Static<typeof WafExclusionRule>

/** `exclusion_rules` is absent in responses older than October 2026. */
export const WafStage = Type.Object({
  id: Id,
  pipeline_id: Type.String(),
  mode: optional(Type.String()),
  paranoia_level: Int,
  exclusion_rules: optional(Type.Array(WafExclusionRule)),
  status: optional(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
  backend_stage_id: optional(Type.String()),
})
export type WafStage = Static<typeof WafStage>

/**
 * `mode` is `disable`, `log_only` or `enable`; `paranoia_level` is 1 to 4. A create requires both. A request wraps the
 * exclusion rules in an object, but a response does not. An update with exclusion rules replaces the whole list.
 */
export type WafStageRequest = {
  mode?: string
  paranoia_level?: number
  exclusion_rules?: { rules: WafExclusionRule[] }
  backend_stage_id?: string
}

/** The settings that every WAF stage has. */
export type WafStageSettings = Required<Pick<WafStageRequest, 'mode' | 'paranoia_level'>>
