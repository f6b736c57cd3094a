/** The plans, and the bill of a month. Figures that the documentation does not give are guesses: see README.md. */
import type { Billing, Money, PlanDetails } from '../wire/plan.js'

/** Billionths of a euro, as an integer, so that sums are exact. */
type Nanos = bigint

type Plan = { details: PlanDetails; monthly: Nanos }

const CENT: Nanos = 10_000_000n
const EXTRA_PIPELINE = 400n * CENT
const WAF_ADD_ON = 400n * CENT
const NANOS_PER_EURO = 1_000_000_000n

/** https://www.scaleway.com/en/docs/edge-services/reference-content/understanding-pricing/ */
export const PLANS: Readonly<Record<string, Plan>> = {
  starter: {
    details: {
      plan_name: 'starter',
      package_gb: 100,
      pipeline_limit: 1,
      waf_requests: 0,
      backend_limit: 1,
      wildcard_domain: false,
    },
    monthly: 99n * CENT,
  },
  professional: {
    details: {
      plan_name: 'professional',
      package_gb: 1000,
      pipeline_limit: 10,
      waf_requests: 5_000_000,
      backend_limit: 5,
      wildcard_domain: true,
    },
    monthly: 1299n * CENT,
  },
  advanced: {
    details: {
      plan_name: 'advanced',
      package_gb: 10_000,
      pipeline_limit: 100,
      waf_requests: 50_000_000,
      backend_limit: 10,
      wildcard_domain: true,
    },
    monthly: 9999n * CENT,
  },
}

/**
 * The bill of a project for this month. All usage is 0, because no traffic passes through the emulator. An extra pipeline is
 * billed for the whole month.
 */
export function billingOf(
  { details, monthly }: Plan,
  { pipelines, wafStages }: { pipelines: number; wafStages: number },
): Billing {
  const extraPipelines = BigInt(Math.max(0, pipelines - (details.pipeline_limit ?? 0))) * EXTRA_PIPELINE
  const wafAddOn = details.waf_requests === 0 && wafStages > 0 ? WAF_ADD_ON : 0n
  return {
    current_plan: details,
    plan_cost: toMoney(monthly),
    pipeline_number: pipelines,
    extra_pipelines_cost: toMoney(extraPipelines),
    current_plan_cache_usage: 0,
    extra_cache_usage: 0,
    extra_cache_cost: toMoney(0n),
    current_plan_waf_usage: 0,
    extra_waf_usage: 0,
    extra_waf_cost: toMoney(0n),
    waf_add_on: toMoney(wafAddOn),
    plans_usage_details: { [details.plan_name]: { plan_cost: toMoney(monthly) } },
    total_cost: toMoney(monthly + extraPipelines + wafAddOn),
  }
}

function toMoney(nanos: Nanos): Money {
  return {
    currency_code: 'EUR',
    units: Number(nanos / NANOS_PER_EURO),
    nanos: Number(nanos % NANOS_PER_EURO),
  }
}
