import type { Resolvers } from '../__generated__/resolvers.js'
import { BackendStage } from './BackendStage.js'
import { Billing } from './Billing.js'
import { CacheStage } from './CacheStage.js'
import { DnsStage } from './DnsStage.js'
import * as backendStageMutations from './Mutation/backendStage.js'
import * as cacheStageMutations from './Mutation/cacheStage.js'
import * as purgeRequestMutations from './Mutation/createPurgeRequest.js'
import * as planMutations from './Mutation/currentPlan.js'
import * as dnsStageMutations from './Mutation/dnsStage.js'
import * as pipelineMutations from './Mutation/pipeline.js'
import * as routeRuleMutations from './Mutation/routeRules.js'
import * as routeStageMutations from './Mutation/routeStage.js'
import * as headStageMutations from './Mutation/setHeadStage.js'
import * as tlsStageMutations from './Mutation/tlsStage.js'
import * as vpcEndpointMutations from './Mutation/vpcEndpoints.js'
import * as wafStageMutations from './Mutation/wafStage.js'
import { Pipeline } from './Pipeline.js'
import { PurgeRequest } from './PurgeRequest.js'
import * as checks from './Query/checks.js'
import { node } from './Query/node.js'
import { nodes } from './Query/nodes.js'
import { pipeline } from './Query/pipeline.js'
import { pipelines } from './Query/pipelines.js'
import * as plans from './Query/plans.js'
import * as purgeRequests from './Query/purgeRequests.js'
import * as stages from './Query/stages.js'
import * as vpcEndpoints from './Query/vpcEndpoints.js'
import { RouteRule } from './RouteRule.js'
import { RouteRulesPayload } from './RouteRulesPayload.js'
import { RouteStage } from './RouteStage.js'
import { SetHeadStagePayload } from './SetHeadStagePayload.js'
import { SetVpcEndpointsPayload } from './SetVpcEndpointsPayload.js'
import { TlsStage } from './TlsStage.js'
import { WafStage } from './WafStage.js'

/** Every resolver there is. Types and fields without one are read as `wire-fields.ts` says. */
export const resolvers: Resolvers = {
  Query: {
    node,
    nodes,
    pipeline,
    pipelines,
    ...stages,
    ...purgeRequests,
    ...vpcEndpoints,
    ...plans,
    ...checks,
  },
  Mutation: {
    ...pipelineMutations,
    ...dnsStageMutations,
    ...tlsStageMutations,
    ...cacheStageMutations,
    ...routeStageMutations,
    ...routeRuleMutations,
    ...wafStageMutations,
    ...backendStageMutations,
    ...headStageMutations,
    ...purgeRequestMutations,
    ...vpcEndpointMutations,
    ...planMutations,
  },
  Pipeline,
  DnsStage,
  TlsStage,
  CacheStage,
  RouteStage,
  RouteRule,
  WafStage,
  BackendStage,
  PurgeRequest,
  Billing,
  SetRouteRulesPayload: RouteRulesPayload,
  AddRouteRulesPayload: RouteRulesPayload,
  SetHeadStagePayload,
  SetVpcEndpointsPayload,
}
