/** What resolvers of payloads receive where a write answers less than its payload offers. */
import type { RouteRule } from '../wire/route-stage.js'
import type { VpcEndpoint } from '../wire/vpc-endpoint.js'
import type { UserError } from './__generated__/resolvers.js'

type Problems = { userErrors: readonly UserError[] }

/** The answer to a write of rules names neither the route stage's pipeline nor anything else of it. */
export type RouteRulesPayload = Problems & { routeStageId?: string; rules?: readonly RouteRule[] }

/** The answer names the head alone. */
export type SetHeadStagePayload = Problems & { pipelineId?: string; dnsStageId?: string | null }

export type SetVpcEndpointsPayload = Problems & { pipelineId?: string; vpcEndpoints?: readonly VpcEndpoint[] }
