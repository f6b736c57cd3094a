import type { WafStageResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage, pipelineOf } from '../linked-objects.js'

/** Fields without a resolver here are read from the API's stage body. */
export const WafStage: WafStageResolvers = {
  pipeline: pipelineOf,
  backendStage: linkTo('backend'),
  nextStage,
}
