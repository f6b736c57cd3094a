/** Bodies of `/plans`, `/current-plan` and `/billing`. */
import Type, { type Static } from 'typebox'
import { TotalCount } from './list.js'
import { Int, optional } from './values.js'

/** `units` and `nanos` (billionths of a unit) have the same sign. `currency_code` is an ISO 4217 code. */
export const Money = Type.Object({
  currency_code: Type.String(),
  units: Int,
  nanos: Int,
})
export type Money = Static<typeof Money>

/** `package_gb` is the cache egress that the plan includes. `backend_limit` applies to the backends of one pipeline. */
export const PlanDetails = Type.Object({
  plan_name: Type.String(),
  package_gb: optional(Int),
  pipeline_limit: optional(Int),
  waf_requests: optional(Int),
  backend_limit: optional(Int),
  wildcard_domain: optional(Type.Boolean()),
})
export type PlanDetails = Static<typeof PlanDetails>

export const PlanList = Type.Object({ plans: Type.Array(PlanDetails), total_count: TotalCount })
export type PlanList = Static<typeof PlanList>

export const CurrentPlan = Type.Object({ plan_name: Type.String() })
export type CurrentPlan = Static<typeof CurrentPlan>

export type SelectPlanRequest = { project_id: string; plan_name: string }

const cost = optional(Money)

/** The cost of one plan that a project had in the month. `plan` is the plan's name. */
export type PlanUsageDetails = { plan: string; plan_cost?: Money | null | undefined }

/** All fields are for the current calendar month. The cache's usage is in whole GB, the WAF's in requests. */
export const Billing = Type.Object({
  current_plan: optional(PlanDetails),
  plan_cost: cost,
  pipeline_number: optional(Int),
  extra_pipelines_cost: cost,
  current_plan_cache_usage: optional(Int),
  extra_cache_usage: optional(Int),
  extra_cache_cost: cost,
  current_plan_waf_usage: optional(Int),
  extra_waf_usage: optional(Int),
  extra_waf_cost: cost,
  waf_add_on: cost,
  plans_usage_details: optional(Type.Record(Type.String(), Type.Object({ plan_cost: cost }))),
  total_cost: cost,
})
export type Billing = Static<typeof Billing>
