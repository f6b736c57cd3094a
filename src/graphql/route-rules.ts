/** Rules know their route stage, but not their pipeline, by which the stages they lead to are read together. */
import type { RouteRule } from '../wire/route-stage.js'

export type RouteRuleOfPipeline = RouteRule & { pipeline_id: string }

export function ofPipeline(rules: readonly RouteRule[], pipelineId: string): RouteRuleOfPipeline[] {
  return rules.map((rule) => ({ ...rule, pipeline_id: pipelineId }))
}
