import type { CodegenConfig } from '@graphql-codegen/cli'
import { stageType } from './src/loaders/stage-types.js'
import { STAGE_KINDS } from './src/wire/stage-kinds.js'

/** An entry for each kind of stage, such as `DnsStage: '../../wire/dns-stage.js#DnsStage as WireDnsStage'`. */
const stageMappers = Object.fromEntries(
  STAGE_KINDS.map((kind) => {
    const type = stageType(kind)
    return [type, `../../wire/${kind}-stage.js#${type} as Wire${type}`]
  }),
)

/** The types of the resolvers' parents, which are objects as the API sent them. */
const mappers = {
  ...stageMappers,
  Pipeline: '../../wire/pipeline.js#Pipeline as WirePipeline',
  PipelineError: '../../wire/pipeline.js#PipelineError as WirePipelineError',
  ScalewayS3Origin: '../../wire/backend-stage.js#ScalewayS3 as WireScalewayS3',
  ScalewayLoadBalancerOrigin: '../../wire/backend-stage.js#ScalewayLb as WireScalewayLb',
  ScalewayLoadBalancer: '../payloads.js#LoadBalancer',
  ScalewayServerlessContainerOrigin:
    '../../wire/backend-stage.js#ScalewayServerlessContainer as WireScalewayServerlessContainer',
  ScalewayServerlessFunctionOrigin:
    '../../wire/backend-stage.js#ScalewayServerlessFunction as WireScalewayServerlessFunction',
  TlsSecret: '../../wire/tls-stage.js#TlsSecret as WireTlsSecret',
  WafExclusionRule: '../../wire/waf-stage.js#WafExclusionRule as WireWafExclusionRule',
  RouteRule: '../rules-with-pipeline.js#RouteRuleWithPipeline',
  RuleHttpMatch: '../../wire/route-stage.js#RuleHttpMatch as WireRuleHttpMatch',
  RulePathFilter: '../../wire/route-stage.js#RulePathFilter as WireRulePathFilter',
  RuleHostFilter: '../../wire/route-stage.js#RuleHostFilter as WireRuleHostFilter',
  SetRouteRulesPayload: '../payloads.js#RouteRulesPayload',
  AddRouteRulesPayload: '../payloads.js#RouteRulesPayload',
  SetHeadStagePayload: '../payloads.js#SetHeadStagePayload as SetHeadStageParent',
  SetVpcEndpointsPayload: '../payloads.js#SetVpcEndpointsPayload as SetVpcEndpointsParent',
  PurgeRequest: '../../wire/purge-request.js#PurgeRequest as WirePurgeRequest',
  VpcEndpoint: '../../wire/vpc-endpoint.js#VpcEndpoint as WireVpcEndpoint',
  PlanDetails: '../../wire/plan.js#PlanDetails as WirePlanDetails',
  CurrentPlan: '../../wire/plan.js#CurrentPlan as WireCurrentPlan',
  Billing: '../../wire/plan.js#Billing as WireBilling',
  PlanUsageDetails: '../../wire/plan.js#PlanUsageDetails as WirePlanUsageDetails',
  Money: '../../wire/plan.js#Money as WireMoney',
  DomainCheck: '../../wire/check.js#CheckResponse as WireCheckResponse',
  PemChainCheck: '../../wire/check.js#CheckResponse as WireCheckResponse',
  LbOriginCheck: '../../wire/check.js#CheckLbOriginResponse as WireCheckLbOriginResponse',
}

const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'src/graphql/__generated__/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../context.js#Context as WireContext',
        mappers,
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        avoidOptionals: {
          query: true,
          mutation: true,
          subscription: false,
          resolvers: false,
          field: false,
          inputValue: false,
          object: false,
          defaultValue: false,
        },
        strictScalars: true,
        scalars: { DateTime: 'string', ID: 'string' },
        inputMaybeValue: 'T | null | undefined',
        emitLegacyCommonJSImports: false,
      },
    },
  },
}

export default config
