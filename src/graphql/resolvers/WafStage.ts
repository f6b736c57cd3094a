import type { WafStageResolvers } from '../__generated__/resolvers.js'
import { linkTo, nextStage, pipelineOf } from '../links.js'

/** Fields not named here are read from the stage as the API answered it. */
export const WafStage: WafStageResolvers = {
  pipeline: pipelineOf,
  backendStage: linkTo('BackendStage'),
  nextStage,
}
