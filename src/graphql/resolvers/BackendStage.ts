import { withFields } from '../../lib/unreadable.js'
import type { BackendStageResolvers } from '../__generated__/resolvers.js'
import { pipelineOf } from '../linked-objects.js'

/** Fields without a resolver here are read from the API's stage body. */
export const BackendStage: BackendStageResolvers = {
  pipeline: pipelineOf,
  origin: ({ scaleway_s3, scaleway_lb, scaleway_serverless_container, scaleway_serverless_function }) => {
    if (scaleway_s3) return withFields(scaleway_s3, { __typename: 'ScalewayS3Origin' as const })
    if (scaleway_lb) return withFields(scaleway_lb, { __typename: 'ScalewayLoadBalancerOrigin' as const })
    if (scaleway_serverless_container)
      return withFields(scaleway_serverless_container, {
        __typename: 'ScalewayServerlessContainerOrigin' as const,
      })
    if (scaleway_serverless_function)
      return withFields(scaleway_serverless_function, {
        __typename: 'ScalewayServerlessFunctionOrigin' as const,
      })
    return null
  },
  nextStage: () => null,
}
