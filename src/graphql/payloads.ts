/**
 * What resolvers receive that no call of the client answers by itself. Where a write answers less than its payload offers, its
 * answer is read field by field: by then the write has succeeded, whatever the answer looks like.
 */
import type { ScalewayLb } from '../wire/backend-stage.js'
import type { SetHeadStageAnswer } from '../wire/head-stage.js'
import type { RouteRules } from '../wire/route-stage.js'
import type { PipelineVpcEndpoints } from '../wire/vpc-endpoint.js'
import type { UserError } from './__generated__/resolvers.js'

/** One backend stage's use of a Load Balancer: `id` is the Load Balancer's. */
export type LoadBalancer = ScalewayLb['lbs'][number]

type Problems = { userErrors: readonly UserError[] }

/** The answer to a write of rules names neither the route stage's pipeline nor anything else of it. */
export type RouteRulesPayload = Problems & { routeStageId?: string; answer?: RouteRules }

/** The answer names the head alone. Null: it does not matter, as after a removal it is not known to mean anything. */
export type SetHeadStagePayload = Problems & { pipelineId?: string; answer?: SetHeadStageAnswer | null }

export type SetVpcEndpointsPayload = Problems & { pipelineId?: string; answer?: PipelineVpcEndpoints }
