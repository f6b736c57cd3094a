import type { RouteStageResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage, pipelineOf } from '../links.js'
import { ofPipeline } from '../route-rules.js'

/** Fields not named here are read from the stage as the API answered it. */
export const RouteStage: RouteStageResolvers = {
  pipeline: pipelineOf,
  routeRules: async ({ id, pipeline_id }, _args, { loaders }) => {
    const rules = await loaders.routeRules.load({ routeStageId: id, pipelineId: pipeline_id })
    return rules === null ? null : ofPipeline(rules, pipeline_id)
  },
  wafStage: linkTo('WafStage'),
  backendStage: linkTo('BackendStage'),
  nextStage,
}
