import type { Resolvers } from '../__generated__/resolvers.js'
import { Billing } from './Billing.js'
import { createPurgeRequest } from './Mutation/createPurgeRequest.js'
import { deleteCurrentPlan, selectPlan } from './Mutation/currentPlan.js'
import { createPipeline, deletePipeline, updatePipeline } from './Mutation/pipeline.js'
import { addRouteRules, setRouteRules } from './Mutation/routeRules.js'
import { setHeadStage } from './Mutation/setHeadStage.js'
import { createVpcEndpoint, deleteVpcEndpoint, setVpcEndpoints } from './Mutation/vpcEndpoints.js'
import { Pipeline } from './Pipeline.js'
import { PurgeRequest } from './PurgeRequest.js'
import { checkDomain, checkLbOrigin, checkPemChain } from './Query/checks.js'
import { node } from './Query/node.js'
import { nodes } from './Query/nodes.js'
import { pipeline } from './Query/pipeline.js'
import { pipelines } from './Query/pipelines.js'
import { billing, currentPlan, plans } from './Query/plans.js'
import { purgeRequest, purgeRequests } from './Query/purgeRequests.js'
import { vpcEndpoint, vpcEndpoints } from './Query/vpcEndpoints.js'
import { RouteRule } from './RouteRule.js'
import { RouteRulesPayload } from './RouteRulesPayload.js'
import { ScalewayLoadBalancer } from './ScalewayLoadBalancer.js'
import { SetHeadStagePayload } from './SetHeadStagePayload.js'
import { SetVpcEndpointsPayload } from './SetVpcEndpointsPayload.js'
import { stageMutationFields, stageQueries, stageTypeResolvers } from './stages.js'

/** All resolvers. Fields without a resolver here are read by `wire-fields.ts`. */
export const resolvers: Resolvers = {
  ...stageTypeResolvers,
  Query: {
    ...stageQueries,
    checkDomain,
    checkPemChain,
    checkLbOrigin,
    node,
    nodes,
    pipeline,
    pipelines,
    plans,
    currentPlan,
    billing,
    purgeRequest,
    purgeRequests,
    vpcEndpoint,
    vpcEndpoints,
  },
  Mutation: {
    ...stageMutationFields,
    createPurgeRequest,
    selectPlan,
    deleteCurrentPlan,
    createPipeline,
    updatePipeline,
    deletePipeline,
    setRouteRules,
    addRouteRules,
    setHeadStage,
    createVpcEndpoint,
    deleteVpcEndpoint,
    setVpcEndpoints,
  },
  Pipeline,
  RouteRule,
  ScalewayLoadBalancer,
  PurgeRequest,
  Billing,
  SetRouteRulesPayload: RouteRulesPayload,
  AddRouteRulesPayload: RouteRulesPayload,
  SetHeadStagePayload,
  SetVpcEndpointsPayload,
}
