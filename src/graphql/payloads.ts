/**
 * Parent objects of resolvers that are not simply a body of the API. If the response to a write has less than its payload offers,
 * the payload keeps the response, and its resolvers read it field by field: the write has succeeded even if the response is
 * damaged.
 */
import type { ScalewayLb } from '../wire/backend-stage.js'
import type { SetHeadStageResponse } from '../wire/head-stage.js'
import type { RouteRules } from '../wire/route-stage.js'
import type { PipelineVpcEndpoints } from '../wire/vpc-endpoint.js'
import type { UserError } from './__generated__/resolvers.js'

/** A Load Balancer as one backend stage uses it. `id` is the id of the Load Balancer. */
export type LoadBalancer = ScalewayLb['lbs'][number]

type Problems = { userErrors: readonly UserError[] }

/** The response to a write of rules has only the rules, and neither the route stage nor its pipeline. */
export type RouteRulesPayload = Problems & { routeStageId?: string; response?: RouteRules }

/** The response has only the head. Null after a removal, when the meaning of the response is unknown. */
export type SetHeadStagePayload = Problems & { pipelineId?: string; response?: SetHeadStageResponse | null }

export type SetVpcEndpointsPayload = Problems & { pipelineId?: string; response?: PipelineVpcEndpoints }
