/**
 * Adds the pipeline to route rules. A rule's body names only its route stage, but loaders need the pipeline to read several
 * linked stages in one call.
 */
import { isUnreadable, withFields } from '../lib/unreadable.js'
import type { RouteRule } from '../wire/route-stage.js'

/** Null: the pipeline is unknown. */
export type RouteRuleWithPipeline = RouteRule & { pipeline_id: string | null }

export function withPipeline(
  rules: readonly RouteRule[],
  pipelineId: string | null,
): RouteRuleWithPipeline[] {
  return rules.map((rule) =>
    isUnreadable(rule) ? (rule as never) : withFields(rule, { pipeline_id: pipelineId }),
  )
}
