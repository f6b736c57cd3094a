/** What resolvers receive that no call of the client answers by itself. */
import type { ScalewayLb } from '../wire/backend-stage.js'
import type { RouteRule } from '../wire/route-stage.js'
import type { VpcEndpoint } from '../wire/vpc-endpoint.js'
import type { UserError } from './__generated__/resolvers.js'

/** One backend stage's use of a Load Balancer: `id` is the Load Balancer's. */
export type LoadBalancer = ScalewayLb['lbs'][number]

type Problems = { userErrors: readonly UserError[] }

/** The answer to a write of rules names neither the route stage's pipeline nor anything else of it. */
export type RouteRulesPayload = Problems & { routeStageId?: string; rules?: readonly RouteRule[] }

/** The answer names the head alone. */
export type SetHeadStagePayload = Problems & { pipelineId?: string; dnsStageId?: string | null }

export type SetVpcEndpointsPayload = Problems & { pipelineId?: string; vpcEndpoints?: readonly VpcEndpoint[] }
