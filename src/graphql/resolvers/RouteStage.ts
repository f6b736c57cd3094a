import { readOr } from '../../lib/unreadable.js'
import type { RouteStageResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage, pipelineOf } from '../linked-objects.js'
import { withPipeline } from '../rules-with-pipeline.js'

/** Fields without a resolver here are read from the API's stage body. */
export const RouteStage: RouteStageResolvers = {
  pipeline: pipelineOf,
  routeRules: async (stage, _args, { loaders, countNodes }) => {
    const pipelineId = readOr(stage, 'pipeline_id', null)
    const rules = await loaders.routeRules.load({ routeStageId: stage.id, pipelineId })
    countNodes(rules?.length ?? 0)
    return rules === null ? null : withPipeline(rules, pipelineId)
  },
  wafStage: linkTo('waf'),
  backendStage: linkTo('backend'),
  nextStage,
}
