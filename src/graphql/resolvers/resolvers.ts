import type { Resolvers } from '../__generated__/resolvers.js'
import { DateTime } from '../date-time.js'
import { BackendStage } from './BackendStage.js'
import { Billing } from './Billing.js'
import { CacheStage } from './CacheStage.js'
import { DnsStage } from './DnsStage.js'
import { createBackendStage, deleteBackendStage, updateBackendStage } from './Mutation/backendStage.js'
import { createCacheStage, deleteCacheStage, updateCacheStage } from './Mutation/cacheStage.js'
import { createPurgeRequest } from './Mutation/createPurgeRequest.js'
import { deleteCurrentPlan, selectPlan } from './Mutation/currentPlan.js'
import { createDnsStage, deleteDnsStage, updateDnsStage } from './Mutation/dnsStage.js'
import { createPipeline, deletePipeline, updatePipeline } from './Mutation/pipeline.js'
import { addRouteRules, setRouteRules } from './Mutation/routeRules.js'
import { createRouteStage, deleteRouteStage, updateRouteStage } from './Mutation/routeStage.js'
import { setHeadStage } from './Mutation/setHeadStage.js'
import { createTlsStage, deleteTlsStage, updateTlsStage } from './Mutation/tlsStage.js'
import { createVpcEndpoint, deleteVpcEndpoint, setVpcEndpoints } from './Mutation/vpcEndpoints.js'
import { createWafStage, deleteWafStage, updateWafStage } from './Mutation/wafStage.js'
import { Pipeline } from './Pipeline.js'
import { PurgeRequest } from './PurgeRequest.js'
import { checkDomain, checkLbOrigin, checkPemChain } from './Query/checks.js'
import { node } from './Query/node.js'
import { nodes } from './Query/nodes.js'
import { pipeline } from './Query/pipeline.js'
import { pipelines } from './Query/pipelines.js'
import { billing, currentPlan, plans } from './Query/plans.js'
import { purgeRequest, purgeRequests } from './Query/purgeRequests.js'
import {
  backendStage,
  backendStages,
  cacheStage,
  cacheStages,
  dnsStage,
  dnsStages,
  routeStage,
  routeStages,
  tlsStage,
  tlsStages,
  wafStage,
  wafStages,
} from './Query/stages.js'
import { vpcEndpoint, vpcEndpoints } from './Query/vpcEndpoints.js'
import { RouteRule } from './RouteRule.js'
import { RouteRulesPayload } from './RouteRulesPayload.js'
import { RouteStage } from './RouteStage.js'
import { ScalewayLoadBalancer } from './ScalewayLoadBalancer.js'
import { SetHeadStagePayload } from './SetHeadStagePayload.js'
import { SetVpcEndpointsPayload } from './SetVpcEndpointsPayload.js'
import { TlsStage } from './TlsStage.js'
import { WafStage } from './WafStage.js'

/** Every resolver there is. Types and fields without one are read as `wire-fields.ts` says. */
export const resolvers: Resolvers = {
  DateTime,
  Query: {
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
    dnsStage,
    dnsStages,
    tlsStage,
    tlsStages,
    cacheStage,
    cacheStages,
    routeStage,
    routeStages,
    wafStage,
    wafStages,
    backendStage,
    backendStages,
    vpcEndpoint,
    vpcEndpoints,
  },
  Mutation: {
    createBackendStage,
    updateBackendStage,
    deleteBackendStage,
    createCacheStage,
    updateCacheStage,
    deleteCacheStage,
    createPurgeRequest,
    selectPlan,
    deleteCurrentPlan,
    createDnsStage,
    updateDnsStage,
    deleteDnsStage,
    createPipeline,
    updatePipeline,
    deletePipeline,
    setRouteRules,
    addRouteRules,
    createRouteStage,
    updateRouteStage,
    deleteRouteStage,
    setHeadStage,
    createTlsStage,
    updateTlsStage,
    deleteTlsStage,
    createVpcEndpoint,
    deleteVpcEndpoint,
    setVpcEndpoints,
    createWafStage,
    updateWafStage,
    deleteWafStage,
  },
  Pipeline,
  DnsStage,
  TlsStage,
  CacheStage,
  RouteStage,
  RouteRule,
  WafStage,
  BackendStage,
  ScalewayLoadBalancer,
  PurgeRequest,
  Billing,
  SetRouteRulesPayload: RouteRulesPayload,
  AddRouteRulesPayload: RouteRulesPayload,
  SetHeadStagePayload,
  SetVpcEndpointsPayload,
}
