import type { WafStageResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage, pipelineOf } from '../links.js'

/** Other fields are read from the stage as the API answered it. */
export const WafStage: WafStageResolvers = {
  pipeline: pipelineOf,
  backendStage: linkTo('backend'),
  nextStage,
}
