/** Bodies of `/route-stages`, their rules and `/search-route-rules`. */
import Type, { type Static } from 'typebox'
import { type ListQuery, TotalCount } from './list.js'
import { Id, Int, optional, Timestamp } from './values.js'

/** The link is the target of requests that match no rule. The rules are not part of the stage's body. */
export const RouteStage = Type.Object({
  id: Id,
  pipeline_id: Type.String(),
  status: optional(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
  waf_stage_id: optional(Type.String()),
  backend_stage_id: optional(Type.String()),
})
export type RouteStage = Static<typeof RouteStage>

export type RouteStageRequest = { waf_stage_id?: string; backend_stage_id?: string }

export const RulePathFilter = Type.Object({ path_filter_type: Type.String(), value: Type.String() })
export type RulePathFilter = Static<typeof RulePathFilter>

export const RuleHostFilter = Type.Object({ host_filter_type: Type.String(), value: Type.String() })
export type RuleHostFilter = Static<typeof RuleHostFilter>

/**
 * A filter that is not given matches every request. `path_filter` is absent then, and `host_filter` has been null since March
 * 2026. Any one of several methods matches.
 */
export const RuleHttpMatch = Type.Object({
  method_filters: optional(Type.Array(Type.String())),
  path_filter: optional(RulePathFilter),
  host_filter: optional(RuleHostFilter),
})
export type RuleHttpMatch = Static<typeof RuleHttpMatch>

const target = {
  rule_http_match: optional(RuleHttpMatch),
  backend_stage_id: optional(Type.String()),
  waf_stage_id: optional(Type.String()),
}

/** Rules have no id. `position` counts from 1 in list order. `route_stage_id` has been seen empty. */
export const RouteRule = Type.Object({ ...target, position: Int, route_stage_id: Type.String() })
export type RouteRule = Static<typeof RouteRule>

const RouteRuleRequest = Type.Object(target)
export type RouteRuleRequest = Static<typeof RouteRuleRequest>

export const RouteRuleList = Type.Object({ route_rules: Type.Array(RouteRule), total_count: TotalCount })
export type RouteRuleList = Static<typeof RouteRuleList>

/** The response to setting and adding rules has no `total_count`. */
export const RouteRules = Type.Object({ route_rules: Type.Array(RouteRule) })
export type RouteRules = Static<typeof RouteRules>

export type SetRouteRulesRequest = { route_rules: RouteRuleRequest[] }

/** At most one of the positions is given. Without one, the rules are added at the end. */
export type AddRouteRulesRequest = SetRouteRulesRequest & {
  after_position?: number
  before_position?: number
}

export type SearchRouteRulesQuery = ListQuery & { organization_id?: string; project_id?: string }
