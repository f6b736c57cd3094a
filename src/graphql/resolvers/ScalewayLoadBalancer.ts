import type { ScalewayLoadBalancerResolvers } from '../__generated__/resolvers.js'

/** Fields without a resolver here are read from the API's origin body. */
export const ScalewayLoadBalancer: ScalewayLoadBalancerResolvers = {
  lbId: ({ id }) => id,
}
