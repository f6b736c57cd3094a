/** Rules know their route stage, but not their pipeline, by which the stages they lead to are read together. */
import { isUnreadable, withFields } from '../lib/unreadable.js'
import type { RouteRule } from '../wire/route-stage.js'

/** Null: the pipeline is not known. */
export type RouteRuleOfPipeline = RouteRule & { pipeline_id: string | null }

export function ofPipeline(rules: readonly RouteRule[], pipelineId: string | null): RouteRuleOfPipeline[] {
  return rules.map((rule) =>
    isUnreadable(rule) ? (rule as never) : withFields(rule, { pipeline_id: pipelineId }),
  )
}
