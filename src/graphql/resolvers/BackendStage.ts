import type { BackendStageResolvers } from '../__generated__/resolvers.js'
import { pipelineOf } from '../links.js'

/** Fields not named here are read from the stage as the API answered it. */
export const BackendStage: BackendStageResolvers = {
  pipeline: pipelineOf,
  origin: ({ scaleway_s3, scaleway_lb, scaleway_serverless_container, scaleway_serverless_function }) => {
    if (scaleway_s3) return { __typename: 'ScalewayS3Origin', ...scaleway_s3 }
    if (scaleway_lb) return { __typename: 'ScalewayLoadBalancerOrigin', ...scaleway_lb }
    if (scaleway_serverless_container)
      return { __typename: 'ScalewayServerlessContainerOrigin', ...scaleway_serverless_container }
    if (scaleway_serverless_function)
      return { __typename: 'ScalewayServerlessFunctionOrigin', ...scaleway_serverless_function }
    return null
  },
  nextStage: () => null,
}
