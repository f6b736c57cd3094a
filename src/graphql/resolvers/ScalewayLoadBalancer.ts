import type { ScalewayLoadBalancerResolvers } from '../__generated__/resolvers.js'

/** Fields not named here are read from the origin as the API answered it. */
export const ScalewayLoadBalancer: ScalewayLoadBalancerResolvers = {
  lbId: ({ id }) => id,
}
