import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DnsStage as WireDnsStage } from '../../wire/dns-stage.js';
import type { TlsStage as WireTlsStage, TlsSecret as WireTlsSecret } from '../../wire/tls-stage.js';
import type { CacheStage as WireCacheStage } from '../../wire/cache-stage.js';
import type { RouteStage as WireRouteStage, RuleHttpMatch as WireRuleHttpMatch, RulePathFilter as WireRulePathFilter, RuleHostFilter as WireRuleHostFilter } from '../../wire/route-stage.js';
import type { WafStage as WireWafStage, WafExclusionRule as WireWafExclusionRule } from '../../wire/waf-stage.js';
import type { BackendStage as WireBackendStage, ScalewayS3 as WireScalewayS3, ScalewayLb as WireScalewayLb, ScalewayServerlessContainer as WireScalewayServerlessContainer, ScalewayServerlessFunction as WireScalewayServerlessFunction } from '../../wire/backend-stage.js';
import type { Pipeline as WirePipeline, PipelineError as WirePipelineError } from '../../wire/pipeline.js';
import type { LoadBalancer, RouteRulesPayload, SetHeadStagePayload as SetHeadStageParent, SetVpcEndpointsPayload as SetVpcEndpointsParent } from '../payloads.js';
import type { RouteRuleWithPipeline } from '../rules-with-pipeline.js';
import type { PurgeRequest as WirePurgeRequest } from '../../wire/purge-request.js';
import type { VpcEndpoint as WireVpcEndpoint } from '../../wire/vpc-endpoint.js';
import type { PlanDetails as WirePlanDetails, CurrentPlan as WireCurrentPlan, Billing as WireBilling, PlanUsageDetails as WirePlanUsageDetails, Money as WireMoney } from '../../wire/plan.js';
import type { CheckResponse as WireCheckResponse, CheckLbOriginResponse as WireCheckLbOriginResponse } from '../../wire/check.js';
import type { Context as WireContext } from '../context.js';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A moment in RFC 3339 format, in UTC with six fraction digits, such as `2026-02-18T16:34:56.984547Z`. Further
   * digits are cut off, not rounded, so a moment is the same in a payload and in every later read.
   */
  DateTime: { input: string; output: string; }
};

/** A stage to make a head. */
export type AddNewHeadStageInput = {
  /** The UUID of a DNS stage of the pipeline. */
  readonly newStageId: Scalars['ID']['input'];
};

/** Additional rules for a route stage. At most one of the positions can be given. */
export type AddRouteRulesInput = {
  /** The position after which to add them. When null or left out, they go before `beforePosition` or to the end. */
  readonly afterPosition?: InputMaybe<Scalars['Int']['input']>;
  /** The position before which to add them. When null or left out, they go after `afterPosition` or to the end. */
  readonly beforePosition?: InputMaybe<Scalars['Int']['input']>;
  /** The route stage's UUID. */
  readonly id: Scalars['ID']['input'];
  /** The rules, in the order in which to try them: at least one. */
  readonly routeRules: ReadonlyArray<RouteRuleInput>;
};

/** The payload of `addRouteRules`. */
export type AddRouteRulesPayload = {
  readonly __typename?: 'AddRouteRulesPayload';
  /**
   * The rules as the API returned them. Null when there are user errors. Null, with an error, when the response
   * to the write is unreadable. An unreadable rule is null, with an error.
   */
  readonly routeRules?: Maybe<ReadonlyArray<Maybe<RouteRule>>>;
  /** The route stage of the rules. Null when there are user errors. */
  readonly routeStage?: Maybe<RouteStage>;
  /** The problems to fix. Empty when the rules were added. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The end of a chain: it fetches content from an origin. */
export type BackendStage = Node & Stage & {
  readonly __typename?: 'BackendStage';
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Its UUID in Edge Services. */
  readonly id: Scalars['ID']['output'];
  /** Always null: a backend stage is the last stage. */
  readonly nextStage?: Maybe<Stage>;
  /** The origin of the content. Null when the API names none of the kinds of origin that this gateway knows. */
  readonly origin?: Maybe<BackendStageOrigin>;
  /** The pipeline it belongs to. Null when that pipeline no longer exists. */
  readonly pipeline?: Maybe<Pipeline>;
  /** Whether traffic reaches the stage. */
  readonly status: StageStatus;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of backend stages. */
export type BackendStageConnection = {
  readonly __typename?: 'BackendStageConnection';
  /** The backend stages of the page with their cursors. */
  readonly edges: ReadonlyArray<BackendStageEdge>;
  /** The backend stages of the page. An unreadable one is null, with an error. */
  readonly nodes: ReadonlyArray<Maybe<BackendStage>>;
  /** The place of the page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The number of backend stages that match the filter, on all pages. Null, with an error, when the API's count
   * is unreadable: the pages are complete all the same.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A backend stage in a list. */
export type BackendStageEdge = {
  readonly __typename?: 'BackendStageEdge';
  /**
   * The position of the stage in the list, as opaque text. It is valid only for the same list, order and filter,
   * and does not expire.
   */
  readonly cursor: Scalars['String']['output'];
  /** The backend stage. Null, with an error, when it is unreadable. */
  readonly node?: Maybe<BackendStage>;
};

/** A filter for backend stages. Only those that match every given field are listed. */
export type BackendStageFilter = {
  /** Only stages whose origin is the bucket of this name. All when null or left out. */
  readonly bucketName?: InputMaybe<Scalars['String']['input']>;
  /** Only stages whose origin is a bucket of this region, such as `fr-par`. All when null or left out. */
  readonly bucketRegion?: InputMaybe<Scalars['String']['input']>;
  /** Only stages whose origin is this Load Balancer: a UUID. All when null or left out. */
  readonly lbId?: InputMaybe<Scalars['ID']['input']>;
};

/** The origin of a backend stage's content. */
export type BackendStageOrigin = ScalewayLoadBalancerOrigin | ScalewayS3Origin | ScalewayServerlessContainerOrigin | ScalewayServerlessFunctionOrigin;

/** The origin of a backend stage: exactly one of these. */
export type BackendStageOriginInput =
  /** One Load Balancer, or several. Left out when it is another kind. */
  { readonly scalewayLb: ScalewayLoadBalancerOriginInput; readonly scalewayS3?: never; readonly scalewayServerlessContainer?: never; readonly scalewayServerlessFunction?: never; }
  |  /** An Object Storage bucket. Left out when it is another kind. */
  { readonly scalewayLb?: never; readonly scalewayS3: ScalewayS3OriginInput; readonly scalewayServerlessContainer?: never; readonly scalewayServerlessFunction?: never; }
  |  /** A Serverless Container. Left out when it is another kind. */
  { readonly scalewayLb?: never; readonly scalewayS3?: never; readonly scalewayServerlessContainer: ScalewayServerlessContainerOriginInput; readonly scalewayServerlessFunction?: never; }
  |  /** A Serverless Function. Left out when it is another kind. */
  { readonly scalewayLb?: never; readonly scalewayS3?: never; readonly scalewayServerlessContainer?: never; readonly scalewayServerlessFunction: ScalewayServerlessFunctionOriginInput; };

/** The usage and the costs of a project in the current calendar month. A field that the API leaves out is null. */
export type Billing = {
  readonly __typename?: 'Billing';
  /** The plan. Null when the API did not say. */
  readonly currentPlan?: Maybe<PlanDetails>;
  /** The cache egress within the plan, in GB. Null when the API did not say. */
  readonly currentPlanCacheUsage?: Maybe<Scalars['Int']['output']>;
  /** The requests that WAF stages inspected within the plan. Null when the API did not say. */
  readonly currentPlanWafUsage?: Maybe<Scalars['Int']['output']>;
  /** The cost of the cache egress beyond the plan. Null when the API did not say. */
  readonly extraCacheCost?: Maybe<Money>;
  /** The cache egress beyond the plan, in GB. Null when the API did not say. */
  readonly extraCacheUsage?: Maybe<Scalars['Int']['output']>;
  /** The cost of pipelines beyond the plan. Null when the API did not say. */
  readonly extraPipelinesCost?: Maybe<Money>;
  /** The cost of the WAF requests beyond the plan. Null when the API did not say. */
  readonly extraWafCost?: Maybe<Money>;
  /** The requests that WAF stages inspected beyond the plan. Null when the API did not say. */
  readonly extraWafUsage?: Maybe<Scalars['Int']['output']>;
  /** The number of pipelines. Null when the API did not say. */
  readonly pipelineNumber?: Maybe<Scalars['Int']['output']>;
  /** The cost of the plan. Null when the API did not say. */
  readonly planCost?: Maybe<Money>;
  /**
   * The cost of each plan that the project had in the month. Empty when the API did not say. The list, or an
   * entry in it, is null with an error when it is unreadable.
   */
  readonly plansUsageDetails?: Maybe<ReadonlyArray<Maybe<PlanUsageDetails>>>;
  /** The sum of all costs. Null when the API did not say. */
  readonly totalCost?: Maybe<Money>;
  /** The cost of having WAF stages if the plan includes none. Null when the API did not say. */
  readonly wafAddOn?: Maybe<Money>;
};

/** A stage that caches the origin's responses. */
export type CacheStage = Node & Stage & {
  readonly __typename?: 'CacheStage';
  /** The next stage, if it is a backend stage. Null when the link leads to another kind of stage, or is not set. */
  readonly backendStage?: Maybe<BackendStage>;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /**
   * The time for which a response is cached if the origin does not say, in whole seconds. With 0 only what the
   * origin itself allows is kept. Null when the API did not say.
   */
  readonly fallbackTtl?: Maybe<Scalars['Int']['output']>;
  /** Its UUID in Edge Services. */
  readonly id: Scalars['ID']['output'];
  /** Whether responses to requests with cookies are cached too. False: such requests go past the cache. */
  readonly includeCookies: Scalars['Boolean']['output'];
  /** The next stage, of any kind. Null when no link is set. */
  readonly nextStage?: Maybe<Stage>;
  /** The pipeline it belongs to. Null when that pipeline no longer exists. */
  readonly pipeline?: Maybe<Pipeline>;
  /** The next stage, if it is a route stage. Null when the link leads to another kind of stage, or is not set. */
  readonly routeStage?: Maybe<RouteStage>;
  /** Whether traffic reaches the stage. */
  readonly status: StageStatus;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The next stage, if it is a WAF stage. Null when the link leads to another kind of stage, or is not set. */
  readonly wafStage?: Maybe<WafStage>;
};

/** A page of cache stages. */
export type CacheStageConnection = {
  readonly __typename?: 'CacheStageConnection';
  /** The cache stages of the page with their cursors. */
  readonly edges: ReadonlyArray<CacheStageEdge>;
  /** The cache stages of the page. An unreadable one is null, with an error. */
  readonly nodes: ReadonlyArray<Maybe<CacheStage>>;
  /** The place of the page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The number of cache stages that match the filter, on all pages. Null, with an error, when the API's count is
   * unreadable: the pages are complete all the same.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A cache stage in a list. */
export type CacheStageEdge = {
  readonly __typename?: 'CacheStageEdge';
  /**
   * The position of the stage in the list, as opaque text. It is valid only for the same list, order and filter,
   * and does not expire.
   */
  readonly cursor: Scalars['String']['output'];
  /** The cache stage. Null, with an error, when it is unreadable. */
  readonly node?: Maybe<CacheStage>;
};

/** A domain to check. */
export type CheckDomainInput = {
  /** The target of that name's CNAME record. */
  readonly cname: Scalars['String']['input'];
  /** The name that clients will use. */
  readonly fqdn: Scalars['String']['input'];
  /**
   * The project that it is for: a UUID. The gateway's default project when left out. Required if the gateway has
   * none.
   */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

/** A Load Balancer to check. */
export type CheckLbOriginInput = {
  /** The Load Balancer. */
  readonly lb: ScalewayLoadBalancerInput;
};

/** A certificate to check: in `secret` or in `raw`. */
export type CheckPemChainInput = {
  /** The name that clients use. */
  readonly fqdn: Scalars['String']['input'];
  /**
   * The project that it is for: a UUID. The gateway's default project when left out. Required if the gateway has
   * none.
   */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * A PEM text: the key, and the chain from the server's certificate to the root. When null or left out,
   * `secret` must be given.
   */
  readonly raw?: InputMaybe<Scalars['String']['input']>;
  /** A certificate in Secret Manager. When null or left out, `raw` must be given. */
  readonly secret?: InputMaybe<PemChainSecretInput>;
};

/** A new backend stage. */
export type CreateBackendStageInput = {
  /** The origin of the content. */
  readonly origin: BackendStageOriginInput;
  /** The UUID of the pipeline that it will belong to. */
  readonly pipelineId: Scalars['ID']['input'];
};

/** The payload of `createBackendStage`. */
export type CreateBackendStagePayload = {
  readonly __typename?: 'CreateBackendStagePayload';
  /** The backend stage as created. Null when there are user errors. */
  readonly backendStage?: Maybe<BackendStage>;
  /** The problems to fix. Empty when the stage was created. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A new cache stage. At most one of the three links can be given, and none is required. */
export type CreateCacheStageInput = {
  /** The UUID of the next stage, a backend stage of the same pipeline. None when null or left out. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The time for which a response is cached if the origin does not say: whole seconds, 0 or more. */
  readonly fallbackTtl: Scalars['Int']['input'];
  /** Whether responses to requests with cookies are cached too. False when left out. */
  readonly includeCookies?: InputMaybe<Scalars['Boolean']['input']>;
  /** The UUID of the pipeline that it will belong to. */
  readonly pipelineId: Scalars['ID']['input'];
  /** The UUID of the next stage, a route stage of the same pipeline. None when null or left out. */
  readonly routeStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The UUID of the next stage, a WAF stage of the same pipeline. None when null or left out. */
  readonly wafStageId?: InputMaybe<Scalars['ID']['input']>;
};

/** The payload of `createCacheStage`. */
export type CreateCacheStagePayload = {
  readonly __typename?: 'CreateCacheStagePayload';
  /** The cache stage as created. Null when there are user errors. */
  readonly cacheStage?: Maybe<CacheStage>;
  /** The problems to fix. Empty when the stage was created. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A new DNS stage. At most one link can be given, and none is required. */
export type CreateDnsStageInput = {
  /** The UUID of the next stage, a backend stage of the same pipeline. None when null or left out. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The UUID of the next stage, a cache stage of the same pipeline. None when null or left out. */
  readonly cacheStageId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * The names that clients will use. When left out, only the default name. Fully qualified domain names in
   * ASCII, such as `shop.example.com`, without repetitions, wildcards, or names in `scw.cloud`.
   */
  readonly fqdns?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether it can be reached only over private networks. False when left out. */
  readonly fullPrivate?: InputMaybe<Scalars['Boolean']['input']>;
  /** The UUID of the pipeline that it will belong to. */
  readonly pipelineId: Scalars['ID']['input'];
  /** The UUID of the next stage, a TLS stage of the same pipeline. None when null or left out. */
  readonly tlsStageId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether to serve all names below its own too. False when left out. */
  readonly wildcardDomain?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The payload of `createDnsStage`. */
export type CreateDnsStagePayload = {
  readonly __typename?: 'CreateDnsStagePayload';
  /** The DNS stage as created. Null when there are user errors. */
  readonly dnsStage?: Maybe<DnsStage>;
  /** The problems to fix. Empty when the stage was created. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A new pipeline. */
export type CreatePipelineInput = {
  /** Free text. Empty when left out. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Its name. It need not be unique. */
  readonly name: Scalars['String']['input'];
  /**
   * The project that it will belong to: a UUID. When left out, the gateway's default project, or else the
   * default project of its default organization. Required if the gateway has neither.
   */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * The stages of the pipeline, to build a whole pipeline that serves traffic. Either all of it is created or
   * nothing. No stages when left out.
   */
  readonly stages?: InputMaybe<PipelineStagesInput>;
};

/** The payload of `createPipeline`. */
export type CreatePipelinePayload = {
  readonly __typename?: 'CreatePipelinePayload';
  /**
   * The objects that a failure left behind, or may have left behind, because they could not be deleted or may
   * not come from this mutation. Check them, and delete those that you do not want. Empty otherwise.
   */
  readonly leftBehind: ReadonlyArray<LeftBehind>;
  /**
   * The pipeline as created. Null when there are user errors. If a pipeline with stages was created but could
   * not be read afterwards, these are the known facts: `status` is `UNKNOWN`, `errors` holds null with an error
   * that says why, and `updatedAt` is the time of creation.
   */
  readonly pipeline?: Maybe<Pipeline>;
  /** The problems to fix. Empty when the pipeline was created. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A purge of a pipeline's cache: `all` or `assets`. */
export type CreatePurgeRequestInput = {
  /** True: purges everything. When false, null or left out, only the `assets` are purged. */
  readonly all?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * The objects, as paths from the root that start with `/`. Each path names one object: directories and
   * wildcards are not allowed. When null or left out, `all` must be true.
   */
  readonly assets?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The pipeline's UUID. */
  readonly pipelineId: Scalars['ID']['input'];
};

/** The payload of `createPurgeRequest`. */
export type CreatePurgeRequestPayload = {
  readonly __typename?: 'CreatePurgeRequestPayload';
  /** The purge request as created, still `PENDING`. Null when there are user errors. */
  readonly purgeRequest?: Maybe<PurgeRequest>;
  /** The problems to fix. Empty when the purge request was created. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A new route stage. At most one link can be given, and none is required. */
export type CreateRouteStageInput = {
  /** The UUID of the next stage, a backend stage of the same pipeline. None when null or left out. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The UUID of the pipeline that it will belong to. */
  readonly pipelineId: Scalars['ID']['input'];
  /** The UUID of the next stage, a WAF stage of the same pipeline. None when null or left out. */
  readonly wafStageId?: InputMaybe<Scalars['ID']['input']>;
};

/** The payload of `createRouteStage`. */
export type CreateRouteStagePayload = {
  readonly __typename?: 'CreateRouteStagePayload';
  /** The route stage as created. Null when there are user errors. */
  readonly routeStage?: Maybe<RouteStage>;
  /** The problems to fix. Empty when the stage was created. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A new TLS stage. At most one link can be given, and none is required. */
export type CreateTlsStageInput = {
  /** The UUID of the next stage, a backend stage of the same pipeline. None when null or left out. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The UUID of the next stage, a cache stage of the same pipeline. None when null or left out. */
  readonly cacheStageId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether Edge Services is to obtain and renew a certificate by itself. The API decides when null or left out. */
  readonly managedCertificate?: InputMaybe<Scalars['Boolean']['input']>;
  /** The UUID of the pipeline that it will belong to. */
  readonly pipelineId: Scalars['ID']['input'];
  /** The UUID of the next stage, a route stage of the same pipeline. None when null or left out. */
  readonly routeStageId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * Your own certificates, in Secret Manager, without repetitions. Cannot be combined with a managed
   * certificate. None when null or left out.
   */
  readonly secrets?: InputMaybe<ReadonlyArray<TlsSecretInput>>;
  /** The UUID of the next stage, a WAF stage of the same pipeline. None when null or left out. */
  readonly wafStageId?: InputMaybe<Scalars['ID']['input']>;
};

/** The payload of `createTlsStage`. */
export type CreateTlsStagePayload = {
  readonly __typename?: 'CreateTlsStagePayload';
  /** The TLS stage as created. Null when there are user errors. */
  readonly tlsStage?: Maybe<TlsStage>;
  /** The problems to fix. Empty when the stage was created. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A new VPC endpoint. */
export type CreateVpcEndpointInput = {
  /** The UUID of the private network. */
  readonly privateNetworkId: Scalars['ID']['input'];
  /**
   * The project that it will belong to: a UUID. The gateway's default project when left out. Required if the
   * gateway has none.
   */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  /** Its region, such as `fr-par`. */
  readonly region: Scalars['String']['input'];
};

/** The payload of `createVpcEndpoint`. */
export type CreateVpcEndpointPayload = {
  readonly __typename?: 'CreateVpcEndpointPayload';
  /** The problems to fix. Empty when the VPC endpoint was created. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The VPC endpoint as created. Null when there are user errors. */
  readonly vpcEndpoint?: Maybe<VpcEndpoint>;
};

/** A new WAF stage. At most one link can be given, and none is required. */
export type CreateWafStageInput = {
  /** The UUID of the next stage, a backend stage of the same pipeline. None when null or left out. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The rules to skip, without repetitions. None when null or left out. */
  readonly exclusionRules?: InputMaybe<ReadonlyArray<WafExclusionRuleInput>>;
  /** The treatment of requests that look like attacks. */
  readonly mode: WafStageModeInput;
  /** The paranoia level: 1 to 4. */
  readonly paranoiaLevel: Scalars['Int']['input'];
  /** The UUID of the pipeline that it will belong to. */
  readonly pipelineId: Scalars['ID']['input'];
};

/** The payload of `createWafStage`. */
export type CreateWafStagePayload = {
  readonly __typename?: 'CreateWafStagePayload';
  /** The problems to fix. Empty when the stage was created. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The WAF stage as created. Null when there are user errors. */
  readonly wafStage?: Maybe<WafStage>;
};

/** The plan of a project. */
export type CurrentPlan = {
  readonly __typename?: 'CurrentPlan';
  /** The plan's name. */
  readonly planName: PlanName;
};

/** A backend stage to delete. */
export type DeleteBackendStageInput = {
  /** The backend stage's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The payload of `deleteBackendStage`. */
export type DeleteBackendStagePayload = {
  readonly __typename?: 'DeleteBackendStagePayload';
  /** The UUID of the deleted backend stage. Null when there are user errors. */
  readonly deletedBackendStageId?: Maybe<Scalars['ID']['output']>;
  /** The problems to fix. Empty when the stage was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A cache stage to delete. */
export type DeleteCacheStageInput = {
  /** The cache stage's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The payload of `deleteCacheStage`. */
export type DeleteCacheStagePayload = {
  readonly __typename?: 'DeleteCacheStagePayload';
  /** The UUID of the deleted cache stage. Null when there are user errors. */
  readonly deletedCacheStageId?: Maybe<Scalars['ID']['output']>;
  /** The problems to fix. Empty when the stage was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A project to take off its plan. */
export type DeleteCurrentPlanInput = {
  /** The project's UUID. The gateway's default project when left out. Required if the gateway has none. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

/** The payload of `deleteCurrentPlan`. */
export type DeleteCurrentPlanPayload = {
  readonly __typename?: 'DeleteCurrentPlanPayload';
  /** The UUID of the project, which no longer has a plan. Null when there are user errors. */
  readonly projectId?: Maybe<Scalars['ID']['output']>;
  /** The problems to fix. Empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A DNS stage to delete. */
export type DeleteDnsStageInput = {
  /** The DNS stage's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The payload of `deleteDnsStage`. */
export type DeleteDnsStagePayload = {
  readonly __typename?: 'DeleteDnsStagePayload';
  /** The UUID of the deleted DNS stage. Null when there are user errors. */
  readonly deletedDnsStageId?: Maybe<Scalars['ID']['output']>;
  /** The problems to fix. Empty when the stage was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A pipeline to delete. */
export type DeletePipelineInput = {
  /** The pipeline's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The payload of `deletePipeline`. */
export type DeletePipelinePayload = {
  readonly __typename?: 'DeletePipelinePayload';
  /** The UUID of the deleted pipeline. Null when there are user errors. */
  readonly deletedPipelineId?: Maybe<Scalars['ID']['output']>;
  /** The problems to fix. Empty when the pipeline was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A route stage to delete. */
export type DeleteRouteStageInput = {
  /** The route stage's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The payload of `deleteRouteStage`. */
export type DeleteRouteStagePayload = {
  readonly __typename?: 'DeleteRouteStagePayload';
  /** The UUID of the deleted route stage. Null when there are user errors. */
  readonly deletedRouteStageId?: Maybe<Scalars['ID']['output']>;
  /** The problems to fix. Empty when the stage was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A TLS stage to delete. */
export type DeleteTlsStageInput = {
  /** The TLS stage's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The payload of `deleteTlsStage`. */
export type DeleteTlsStagePayload = {
  readonly __typename?: 'DeleteTlsStagePayload';
  /** The UUID of the deleted TLS stage. Null when there are user errors. */
  readonly deletedTlsStageId?: Maybe<Scalars['ID']['output']>;
  /** The problems to fix. Empty when the stage was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A VPC endpoint to delete. */
export type DeleteVpcEndpointInput = {
  /** The VPC endpoint's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The payload of `deleteVpcEndpoint`. */
export type DeleteVpcEndpointPayload = {
  readonly __typename?: 'DeleteVpcEndpointPayload';
  /** The UUID of the deleted VPC endpoint. Null when there are user errors. */
  readonly deletedVpcEndpointId?: Maybe<Scalars['ID']['output']>;
  /** The problems to fix. Empty when the VPC endpoint was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A WAF stage to delete. */
export type DeleteWafStageInput = {
  /** The WAF stage's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The payload of `deleteWafStage`. */
export type DeleteWafStagePayload = {
  readonly __typename?: 'DeleteWafStagePayload';
  /** The UUID of the deleted WAF stage. Null when there are user errors. */
  readonly deletedWafStageId?: Maybe<Scalars['ID']['output']>;
  /** The problems to fix. Empty when the stage was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The names under which clients reach a pipeline. */
export type DnsStage = Node & Stage & {
  readonly __typename?: 'DnsStage';
  /** The next stage, if it is a backend stage. Null when the link leads to another kind of stage, or is not set. */
  readonly backendStage?: Maybe<BackendStage>;
  /** The next stage, if it is a cache stage. Null when the link leads to another kind of stage, or is not set. */
  readonly cacheStage?: Maybe<CacheStage>;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /**
   * The default name from Edge Services, such as `<pipeline>.svc.edge.scw.cloud`. Empty while the stage is not a
   * head stage.
   */
  readonly defaultFqdn: Scalars['String']['output'];
  /** The default name from Edge Services within a private network. Empty when there is none. */
  readonly defaultPrivateFqdn: Scalars['String']['output'];
  /** The names that clients use. When empty, only the default name. */
  readonly fqdns: ReadonlyArray<Scalars['String']['output']>;
  /** Whether it can be reached only over private networks. */
  readonly fullPrivate: Scalars['Boolean']['output'];
  /** Its UUID in Edge Services. */
  readonly id: Scalars['ID']['output'];
  /** The next stage, of any kind. Null when no link is set. */
  readonly nextStage?: Maybe<Stage>;
  /** The pipeline it belongs to. Null when that pipeline no longer exists. */
  readonly pipeline?: Maybe<Pipeline>;
  /** Whether traffic reaches the stage. */
  readonly status: StageStatus;
  /** The next stage, if it is a TLS stage. Null when the link leads to another kind of stage, or is not set. */
  readonly tlsStage?: Maybe<TlsStage>;
  /** The party that manages the DNS records. */
  readonly type: DnsStageType;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Whether it also serves all names below its own, which requires your own wildcard certificate. */
  readonly wildcardDomain: Scalars['Boolean']['output'];
};

/** A page of DNS stages. */
export type DnsStageConnection = {
  readonly __typename?: 'DnsStageConnection';
  /** The DNS stages of the page with their cursors. */
  readonly edges: ReadonlyArray<DnsStageEdge>;
  /** The DNS stages of the page. An unreadable one is null, with an error. */
  readonly nodes: ReadonlyArray<Maybe<DnsStage>>;
  /** The place of the page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The number of DNS stages that match the filter, on all pages. Null, with an error, when the API's count is
   * unreadable: the pages are complete all the same.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A DNS stage in a list. */
export type DnsStageEdge = {
  readonly __typename?: 'DnsStageEdge';
  /**
   * The position of the item in the list, as opaque text. It is valid only for the same list, order and filter,
   * and does not expire.
   */
  readonly cursor: Scalars['String']['output'];
  /** The DNS stage. Null, with an error, when it is unreadable. */
  readonly node?: Maybe<DnsStage>;
};

/** A filter for DNS stages. Only those that match every given field are listed. */
export type DnsStageFilter = {
  /** Only stages with this name among their `fqdns`. All when null or left out. */
  readonly fqdn?: InputMaybe<Scalars['String']['input']>;
};

/** The party that manages a DNS stage's records. */
export type DnsStageType =
  /** Edge Services: there is only the default name. */
  | 'AUTO'
  /** You, with a CNAME to the default name. */
  | 'CUSTOM'
  /** Edge Services, in a zone of Scaleway Domains and DNS. */
  | 'MANAGED'
  /** The API did not say, or its value is one that this gateway does not know. */
  | 'UNKNOWN';

/** Whether a domain can be used. */
export type DomainCheck = {
  readonly __typename?: 'DomainCheck';
  /** Whether it can be used. If not, the API gives no reason. */
  readonly isValid: Scalars['Boolean']['output'];
};

/**
 * A pipeline on the embedded edge: its address and its traffic. All counts are of this one process, start at 0
 * when Edgeway starts, and stop at 2147483647 (`/metrics` counts on). `hits`, `misses`, `bypasses` and
 * `uncached` add up to `requests`.
 */
export type EdgeTraffic = {
  readonly __typename?: 'EdgeTraffic';
  /**
   * The requests since the edge started that went past the cache: requests with methods other than GET and HEAD,
   * requests with cookies if the cache stage does not include cookies, and requests with a body, `If-Match` or
   * `If-Unmodified-Since`. `X-Cache` is `miss` for them too.
   */
  readonly bypasses: Scalars['Int']['output'];
  /**
   * The requests since the edge started that got a stored response, fresh or stale. `X-Cache` is `hit-fresh` or
   * `hit-stale`.
   */
  readonly hits: Scalars['Int']['output'];
  /**
   * The requests since the edge started for which the cache had no usable response. The origin was asked, except
   * for requests with `only-if-cached`. `X-Cache` is `miss`.
   */
  readonly misses: Scalars['Int']['output'];
  /**
   * The requests to origins since the edge started. Fewer than `misses` if several requests shared one response.
   * More if stored responses were revalidated or fetched again in the background.
   */
  readonly originCalls: Scalars['Int']['output'];
  /**
   * The requests to the pipeline since the edge started. Requests while the pipeline is not ready get a 503 and
   * are not counted. Requests that come back in a loop get a 508 and are not counted either.
   */
  readonly requests: Scalars['Int']['output'];
  /**
   * The `hits` whose stored response was stale, or was not acceptable to the client without revalidation. It was
   * used because the origin confirmed it, allows stale responses for a while, or could not be reached.
   */
  readonly staleHits: Scalars['Int']['output'];
  /** The requests since the edge started that had no cache stage on their way. */
  readonly uncached: Scalars['Int']['output'];
  /**
   * The address of the pipeline's content, without a path: `http://<pipeline id>.localhost:4020`, with the port
   * that the edge listens on. Browsers and curl know that such a name means this machine. Any other program can
   * use the edge's own address, with the name in its `Host` header.
   */
  readonly url: Scalars['String']['output'];
};

/** A filter for hosts. */
export type HostFilterInput = {
  /** The interpretation of `value`. */
  readonly hostFilterType?: HostFilterTypeInput;
  /** The expression, such as `api\.example\.com`. It must not be empty, and its brackets must be closed. */
  readonly value: Scalars['String']['input'];
};

/** The interpretation of a host filter's value. */
export type HostFilterType =
  /** A regular expression. The API documents neither its flavour nor whether it must match the whole host. */
  | 'REGEX'
  /** The API's value is one that this gateway does not know. */
  | 'UNKNOWN';

/** The interpretation of a host filter's value. */
export type HostFilterTypeInput =
  /** A regular expression. */
  | 'REGEX';

/** Whether a Load Balancer can be used as an origin. */
export type LbOriginCheck = {
  readonly __typename?: 'LbOriginCheck';
  /** The reason why it cannot be used. Null when it can. */
  readonly errorType?: Maybe<LbOriginError>;
  /** Whether it can be used. */
  readonly isValid: Scalars['Boolean']['output'];
};

/** The reason why a Load Balancer cannot be used as an origin. */
export type LbOriginError =
  /** It refused the connection. */
  | 'CONNECTION_REFUSED'
  /** It did not answer in time. */
  | 'TIMEOUT'
  /** An encrypted connection could not be made. */
  | 'TLS_ERROR'
  /** The API did not say, or its value is one that this gateway does not know. */
  | 'UNKNOWN';

/** An object that a failed `createPipeline` left behind, or may have left behind. */
export type LeftBehind = {
  readonly __typename?: 'LeftBehind';
  /** The certainty that the object exists and comes from this mutation. */
  readonly certainty: LeftBehindCertainty;
  /** Its UUID, which `node` accepts. */
  readonly nodeId: Scalars['ID']['output'];
  /** Its type, such as `Pipeline` or `BackendStage`. */
  readonly typeName: Scalars['String']['output'];
};

/** The certainty that an object was left behind by a mutation. */
export type LeftBehindCertainty =
  /** The mutation created it and could not delete it. */
  | 'MADE'
  /**
   * It matches the mutation's input, and was created in the meantime. The response with the new object's id was
   * lost, so this may be that object or somebody else's. Such a pipeline is never deleted.
   */
  | 'MAY_BE_YOURS'
  /** The mutation created it and tried to delete it. No response said whether it is gone. */
  | 'MAY_REMAIN';

/** An HTTP method. */
export type MethodFilter =
  /** DELETE */
  | 'DELETE'
  /** GET */
  | 'GET'
  /** HEAD */
  | 'HEAD'
  /** OPTIONS */
  | 'OPTIONS'
  /** PATCH */
  | 'PATCH'
  /** POST */
  | 'POST'
  /** PUT */
  | 'PUT'
  /** The API's value is one that this gateway does not know. */
  | 'UNKNOWN';

/** An HTTP method. */
export type MethodFilterInput =
  /** DELETE */
  | 'DELETE'
  /** GET */
  | 'GET'
  /** HEAD */
  | 'HEAD'
  /** OPTIONS */
  | 'OPTIONS'
  /** PATCH */
  | 'PATCH'
  /** POST */
  | 'POST'
  /** PUT */
  | 'PUT';

/** An exact amount of money: the sum of `units` and `nanos`, which have the same sign. */
export type Money = {
  readonly __typename?: 'Money';
  /** The currency as an ISO 4217 code, such as `EUR`. */
  readonly currencyCode: Scalars['String']['output'];
  /** Billionths of a unit: from -999 999 999 to 999 999 999. */
  readonly nanos: Scalars['Int']['output'];
  /** Whole units of the currency. */
  readonly units: Scalars['Int']['output'];
};

/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Adds rules to a route stage: at the end, or after or before a position. Null when it failed for a reason
   * that the caller cannot fix: see the errors.
   */
  readonly addRouteRules?: Maybe<AddRouteRulesPayload>;
  /**
   * Creates a backend stage in a pipeline. Null when it failed for a reason that the caller cannot fix: see the
   * errors.
   */
  readonly createBackendStage?: Maybe<CreateBackendStagePayload>;
  /**
   * Creates a cache stage in a pipeline. Null when it failed for a reason that the caller cannot fix: see the
   * errors.
   */
  readonly createCacheStage?: Maybe<CreateCacheStagePayload>;
  /**
   * Creates a DNS stage in a pipeline. Null when it failed for a reason that the caller cannot fix: see the
   * errors.
   */
  readonly createDnsStage?: Maybe<CreateDnsStagePayload>;
  /**
   * Creates a pipeline without stages or, with `stages`, a whole pipeline that serves traffic. A whole pipeline
   * takes a call for each stage, and if one fails, everything that was created is deleted again. Null when it
   * failed for a reason that the caller cannot fix: see the errors.
   */
  readonly createPipeline?: Maybe<CreatePipelinePayload>;
  /**
   * Purges everything or some objects from a pipeline's cache. Null when it failed for a reason that the caller
   * cannot fix: see the errors.
   */
  readonly createPurgeRequest?: Maybe<CreatePurgeRequestPayload>;
  /**
   * Creates a route stage in a pipeline. Null when it failed for a reason that the caller cannot fix: see the
   * errors.
   */
  readonly createRouteStage?: Maybe<CreateRouteStagePayload>;
  /**
   * Creates a TLS stage in a pipeline. Null when it failed for a reason that the caller cannot fix: see the
   * errors.
   */
  readonly createTlsStage?: Maybe<CreateTlsStagePayload>;
  /** Creates a VPC endpoint. Null when it failed for a reason that the caller cannot fix: see the errors. */
  readonly createVpcEndpoint?: Maybe<CreateVpcEndpointPayload>;
  /**
   * Creates a WAF stage in a pipeline. Null when it failed for a reason that the caller cannot fix: see the
   * errors.
   */
  readonly createWafStage?: Maybe<CreateWafStagePayload>;
  /** Deletes a backend stage. Null when it failed for a reason that the caller cannot fix: see the errors. */
  readonly deleteBackendStage?: Maybe<DeleteBackendStagePayload>;
  /**
   * Deletes a cache stage, with everything in its cache. Null when it failed for a reason that the caller cannot
   * fix: see the errors.
   */
  readonly deleteCacheStage?: Maybe<DeleteCacheStagePayload>;
  /**
   * Takes a project off its plan. All its pipelines must be gone first. Null when it failed for a reason that
   * the caller cannot fix: see the errors.
   */
  readonly deleteCurrentPlan?: Maybe<DeleteCurrentPlanPayload>;
  /** Deletes a DNS stage. Null when it failed for a reason that the caller cannot fix: see the errors. */
  readonly deleteDnsStage?: Maybe<DeleteDnsStagePayload>;
  /**
   * Deletes a pipeline with all its stages. Null when it failed for a reason that the caller cannot fix: see the
   * errors.
   */
  readonly deletePipeline?: Maybe<DeletePipelinePayload>;
  /**
   * Deletes a route stage, with its rules. Null when it failed for a reason that the caller cannot fix: see the
   * errors.
   */
  readonly deleteRouteStage?: Maybe<DeleteRouteStagePayload>;
  /** Deletes a TLS stage. Null when it failed for a reason that the caller cannot fix: see the errors. */
  readonly deleteTlsStage?: Maybe<DeleteTlsStagePayload>;
  /** Deletes a VPC endpoint. Null when it failed for a reason that the caller cannot fix: see the errors. */
  readonly deleteVpcEndpoint?: Maybe<DeleteVpcEndpointPayload>;
  /** Deletes a WAF stage. Null when it failed for a reason that the caller cannot fix: see the errors. */
  readonly deleteWafStage?: Maybe<DeleteWafStagePayload>;
  /**
   * Puts a project on a plan, whether or not it had one. Resets the month's counters. Null when it failed for a
   * reason that the caller cannot fix: see the errors.
   */
  readonly selectPlan?: Maybe<SelectPlanPayload>;
  /**
   * Adds, removes or swaps a head stage, through which clients enter a pipeline. Null when it failed for a
   * reason that the caller cannot fix: see the errors.
   */
  readonly setHeadStage?: Maybe<SetHeadStagePayload>;
  /**
   * Replaces all rules of a route stage. Null when it failed for a reason that the caller cannot fix: see the
   * errors.
   */
  readonly setRouteRules?: Maybe<SetRouteRulesPayload>;
  /**
   * Replaces the VPC endpoints through which a pipeline can be reached. Null when it failed for a reason that
   * the caller cannot fix: see the errors.
   */
  readonly setVpcEndpoints?: Maybe<SetVpcEndpointsPayload>;
  /** Changes a backend stage. Fields that are left out of the input keep their values. */
  readonly updateBackendStage?: Maybe<UpdateBackendStagePayload>;
  /** Changes a cache stage. Fields that are left out of the input keep their values. */
  readonly updateCacheStage?: Maybe<UpdateCacheStagePayload>;
  /** Changes a DNS stage. Fields that are left out of the input keep their values. */
  readonly updateDnsStage?: Maybe<UpdateDnsStagePayload>;
  /** Changes a pipeline. Fields that are left out of the input keep their values. */
  readonly updatePipeline?: Maybe<UpdatePipelinePayload>;
  /** Changes a route stage. Fields that are left out of the input keep their values. */
  readonly updateRouteStage?: Maybe<UpdateRouteStagePayload>;
  /** Changes a TLS stage. Fields that are left out of the input keep their values. */
  readonly updateTlsStage?: Maybe<UpdateTlsStagePayload>;
  /** Changes a WAF stage. Fields that are left out of the input keep their values. */
  readonly updateWafStage?: Maybe<UpdateWafStagePayload>;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationAddRouteRulesArgs = {
  input: AddRouteRulesInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationCreateBackendStageArgs = {
  input: CreateBackendStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationCreateCacheStageArgs = {
  input: CreateCacheStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationCreateDnsStageArgs = {
  input: CreateDnsStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationCreatePipelineArgs = {
  input: CreatePipelineInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationCreatePurgeRequestArgs = {
  input: CreatePurgeRequestInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationCreateRouteStageArgs = {
  input: CreateRouteStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationCreateTlsStageArgs = {
  input: CreateTlsStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationCreateVpcEndpointArgs = {
  input: CreateVpcEndpointInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationCreateWafStageArgs = {
  input: CreateWafStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationDeleteBackendStageArgs = {
  input: DeleteBackendStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationDeleteCacheStageArgs = {
  input: DeleteCacheStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationDeleteCurrentPlanArgs = {
  input: DeleteCurrentPlanInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationDeleteDnsStageArgs = {
  input: DeleteDnsStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationDeletePipelineArgs = {
  input: DeletePipelineInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationDeleteRouteStageArgs = {
  input: DeleteRouteStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationDeleteTlsStageArgs = {
  input: DeleteTlsStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationDeleteVpcEndpointArgs = {
  input: DeleteVpcEndpointInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationDeleteWafStageArgs = {
  input: DeleteWafStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationSelectPlanArgs = {
  input: SelectPlanInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationSetHeadStageArgs = {
  input: SetHeadStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationSetRouteRulesArgs = {
  input: SetRouteRulesInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationSetVpcEndpointsArgs = {
  input: SetVpcEndpointsInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationUpdateBackendStageArgs = {
  input: UpdateBackendStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationUpdateCacheStageArgs = {
  input: UpdateCacheStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationUpdateDnsStageArgs = {
  input: UpdateDnsStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationUpdatePipelineArgs = {
  input: UpdatePipelineInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationUpdateRouteStageArgs = {
  input: UpdateRouteStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationUpdateTlsStageArgs = {
  input: UpdateTlsStageInput;
};


/** The writes. Problems that the caller can fix are returned in `userErrors`. Nothing was changed then. */
export type MutationUpdateWafStageArgs = {
  input: UpdateWafStageInput;
};

/** An object that can be read again by its id. */
export type Node = {
  /**
   * The object's UUID in Edge Services: the same as in the console, the CLI, Terraform and the REST API. It is
   * unique among all objects, and only types of this interface have a field named `id`, so caches can use it as
   * a key.
   */
  readonly id: Scalars['ID']['output'];
};

/** The direction in which a list is ordered. */
export type OrderDirection =
  /** The smallest, oldest or alphabetically first item comes first. */
  | 'ASC'
  /** The largest, newest or alphabetically last item comes first. */
  | 'DESC';

/** The place of a page in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last item. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether the list has items after the page, in whichever direction the page was requested. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether the list has items before the page, in whichever direction the page was requested. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item. Null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A filter for paths. */
export type PathFilterInput = {
  /** The interpretation of `value`. */
  readonly pathFilterType?: PathFilterTypeInput;
  /** The expression, such as `/api/.*`. It must not be empty, and its brackets must be closed. */
  readonly value: Scalars['String']['input'];
};

/** The interpretation of a path filter's value. */
export type PathFilterType =
  /** A regular expression. The API documents neither its flavour nor whether it must match the whole path. */
  | 'REGEX'
  /** The API's value is one that this gateway does not know. */
  | 'UNKNOWN';

/** The interpretation of a path filter's value. */
export type PathFilterTypeInput =
  /** A regular expression. */
  | 'REGEX';

/** Whether a certificate can be used. */
export type PemChainCheck = {
  readonly __typename?: 'PemChainCheck';
  /** Whether it can be used. If not, the API gives no reason. */
  readonly isValid: Scalars['Boolean']['output'];
};

/** A certificate in Secret Manager. */
export type PemChainSecretInput = {
  /** The secret's UUID. */
  readonly secretId: Scalars['ID']['input'];
  /** Its region, such as `fr-par`. */
  readonly secretRegion: Scalars['String']['input'];
};

/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between clients and an origin. */
export type Pipeline = Node & {
  readonly __typename?: 'Pipeline';
  /** The backend stages of this pipeline. Null when they could not be read. */
  readonly backendStages?: Maybe<BackendStageConnection>;
  /** The cache stages of this pipeline. Null when they could not be read. */
  readonly cacheStages?: Maybe<CacheStageConnection>;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Free text. Empty when there is none. */
  readonly description: Scalars['String']['output'];
  /** The DNS stages of this pipeline. Null when they could not be read. */
  readonly dnsStages?: Maybe<DnsStageConnection>;
  /**
   * The pipeline on the embedded edge: its address and its traffic. It costs no upstream call. Null when there
   * is no embedded edge, because the upstream is not the embedded Edge Services but, for example, the live API.
   */
  readonly edge?: Maybe<EdgeTraffic>;
  /** The problems of the pipeline. Empty when there are none. An unreadable problem is null, with an error. */
  readonly errors: ReadonlyArray<Maybe<PipelineError>>;
  /**
   * The stages through which clients enter the pipeline. Empty when the pipeline serves nothing. Null when they
   * could not be read. When pipelines are listed together, these are the DNS stages with a default name, public
   * or private, which only heads have.
   */
  readonly headStages?: Maybe<ReadonlyArray<DnsStage>>;
  /** Its UUID in Edge Services. */
  readonly id: Scalars['ID']['output'];
  /** Its name. Names are not unique. */
  readonly name: Scalars['String']['output'];
  /** The organization that the project belongs to. */
  readonly organizationId: Scalars['ID']['output'];
  /** The project it belongs to. */
  readonly projectId: Scalars['ID']['output'];
  /** The purge requests for the pipeline's cache. Null when they could not be read. */
  readonly purgeRequests?: Maybe<PurgeRequestConnection>;
  /** The route stages of this pipeline. Null when they could not be read. */
  readonly routeStages?: Maybe<RouteStageConnection>;
  /** Whether the pipeline serves traffic. */
  readonly status: PipelineStatus;
  /** The TLS stages of this pipeline. Null when they could not be read. */
  readonly tlsStages?: Maybe<TlsStageConnection>;
  /** When it last changed. Creating or changing one of its stages does not always count as a change. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /**
   * The VPC endpoints through which the pipeline can be reached. Empty when there are none. Null when they could
   * not be read. An unreadable one is null, with an error.
   */
  readonly vpcEndpoints?: Maybe<ReadonlyArray<Maybe<VpcEndpoint>>>;
  /** The WAF stages of this pipeline. Null when they could not be read. */
  readonly wafStages?: Maybe<WafStageConnection>;
};


/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between clients and an origin. */
export type PipelineBackendStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BackendStageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between clients and an origin. */
export type PipelineCacheStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between clients and an origin. */
export type PipelineDnsStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DnsStageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between clients and an origin. */
export type PipelinePurgeRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PurgeRequestOrder>;
};


/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between clients and an origin. */
export type PipelineRouteStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between clients and an origin. */
export type PipelineTlsStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TlsStageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between clients and an origin. */
export type PipelineWafStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};

/** The new backend stage of a pipeline. */
export type PipelineBackendStageInput = {
  /** The origin of the content. */
  readonly origin: BackendStageOriginInput;
};

/** The new cache stage of a pipeline. */
export type PipelineCacheStageInput = {
  /** The time for which a response is cached if the origin does not say: whole seconds, 0 or more. */
  readonly fallbackTtl: Scalars['Int']['input'];
  /** Whether responses to requests with cookies are cached too. False when left out. */
  readonly includeCookies?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of pipelines. */
export type PipelineConnection = {
  readonly __typename?: 'PipelineConnection';
  /** The pipelines of the page with their cursors. */
  readonly edges: ReadonlyArray<PipelineEdge>;
  /** The pipelines of the page. An unreadable one is null, with an error. */
  readonly nodes: ReadonlyArray<Maybe<Pipeline>>;
  /** The place of the page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The number of pipelines that match the filter, on all pages. Null, with an error, when the API's count is
   * unreadable: the pages are complete all the same.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** The new DNS stage of a pipeline. */
export type PipelineDnsStageInput = {
  /**
   * The names that clients will use. When left out, only the default name. Fully qualified domain names in
   * ASCII, such as `shop.example.com`, without repetitions, wildcards, or names in `scw.cloud`.
   */
  readonly fqdns?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether it can be reached only over private networks. False when left out. */
  readonly fullPrivate?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether to serve all names below its own too. False when left out. */
  readonly wildcardDomain?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A pipeline in a list. */
export type PipelineEdge = {
  readonly __typename?: 'PipelineEdge';
  /**
   * The position of the pipeline in the list, as opaque text. It is valid only for the same list, order and
   * filter, and does not expire.
   */
  readonly cursor: Scalars['String']['output'];
  /** The pipeline. Null, with an error, when it is unreadable. */
  readonly node?: Maybe<Pipeline>;
};

/** One problem of a pipeline. */
export type PipelineError = {
  readonly __typename?: 'PipelineError';
  /** The API's own code of the problem, such as `pipeline_missing_head_stage`. New codes may appear at any time. */
  readonly code: Scalars['String']['output'];
  /** An explanation in English, for people. */
  readonly message: Scalars['String']['output'];
  /**
   * The severity of the problem. It is independent of the pipeline's status: a pipeline in `WARNING` can have a
   * `CRITICAL` error.
   */
  readonly severity: PipelineErrorSeverity;
  /** The kind of stage that the problem is about. */
  readonly stage: PipelineErrorStage;
  /** The cause of the problem: the configuration, or a failure while serving traffic. */
  readonly type: PipelineErrorType;
};

/** The severity of an error. */
export type PipelineErrorSeverity =
  /** Something does not work. */
  | 'CRITICAL'
  /** The API did not say, or its value is one that this gateway does not know. */
  | 'UNKNOWN'
  /** It should be looked at. */
  | 'WARNING';

/** The kind of stage that an error is about. */
export type PipelineErrorStage =
  /** A backend stage. */
  | 'BACKEND'
  /** A cache stage. */
  | 'CACHE'
  /** A DNS stage. */
  | 'DNS'
  /** A TLS stage. */
  | 'TLS'
  /** The pipeline as a whole, or a kind that this gateway does not know. */
  | 'UNKNOWN';

/** The cause of an error. */
export type PipelineErrorType =
  /** The configuration is incomplete or wrong. */
  | 'CONFIG'
  /** It occurred while serving traffic. */
  | 'RUNTIME'
  /** The API did not say, or its value is one that this gateway does not know. */
  | 'UNKNOWN';

/** A filter for pipelines. Only those that match every given field are listed. */
export type PipelineFilter = {
  /**
   * True: only pipelines with a Load Balancer as an origin. False means the same as leaving it out. The API
   * cannot list stages with this filter, so stages selected below it cost one upstream call for each pipeline
   * and kind of stage.
   */
  readonly hasBackendStageLb?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only pipelines with this text anywhere in their name. All when null or left out. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Only pipelines of this organization: a UUID. All when null or left out. */
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** Only pipelines of this project: a UUID. All when null or left out. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

/** An order of pipelines. */
export type PipelineOrder = {
  /** The direction. */
  readonly direction: OrderDirection;
  /** The field to order by. */
  readonly field: PipelineOrderField;
};

/** The fields that pipeline lists can be ordered by. */
export type PipelineOrderField =
  /** When the pipeline was created. */
  | 'CREATED_AT'
  /** The pipeline's name, in the API's own collation. */
  | 'NAME';

/** A route rule of a new pipeline. Exactly one of `backendStage` and `skipWaf` must be given. */
export type PipelineRouteRuleInput = {
  /**
   * Sends the requests to another origin, through the rule's own backend stage. When null or left out, `skipWaf`
   * must be given.
   */
  readonly backendStage?: InputMaybe<PipelineBackendStageInput>;
  /** The requests that match. All when left out. */
  readonly ruleHttpMatch?: InputMaybe<RuleHttpMatchInput>;
  /**
   * True: sends the requests to the pipeline's backend stage, past its WAF stage. When null or left out,
   * `backendStage` must be given.
   */
  readonly skipWaf?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The new route stage of a pipeline. */
export type PipelineRouteStageInput = {
  /** The rules, in the order in which to try them. */
  readonly routeRules: ReadonlyArray<PipelineRouteRuleInput>;
};

/**
 * The stages of a new pipeline, starting at the origin. They are linked in the order DNS, TLS, cache, route,
 * WAF, backend, and a stage that is left out is skipped. The DNS stage is always created, and becomes the head.
 */
export type PipelineStagesInput = {
  /** The stage that fetches the content from the origin. */
  readonly backendStage: PipelineBackendStageInput;
  /** A cache. None when null or left out. */
  readonly cacheStage?: InputMaybe<PipelineCacheStageInput>;
  /** The names of the pipeline. Only the default name when left out. */
  readonly dnsStage?: InputMaybe<PipelineDnsStageInput>;
  /**
   * A fork that sends some requests elsewhere, and all others to the WAF or the backend stage. It needs a cache
   * or a TLS stage in front of it. None when null or left out.
   */
  readonly routeStage?: InputMaybe<PipelineRouteStageInput>;
  /** A certificate. None when null or left out. */
  readonly tlsStage?: InputMaybe<PipelineTlsStageInput>;
  /**
   * A firewall in front of the backend. It needs a cache or a TLS stage in front of it. None when null or left
   * out.
   */
  readonly wafStage?: InputMaybe<PipelineWafStageInput>;
};

/** Whether a pipeline serves traffic. */
export type PipelineStatus =
  /** It does not work. `errors` says why. */
  | 'ERROR'
  /** It is locked and cannot be changed. */
  | 'LOCKED'
  /** A change is being rolled out. This is the only status that ends by itself. */
  | 'PENDING'
  /** It serves traffic. */
  | 'READY'
  /** The API did not say, or its value is one that this gateway does not know. */
  | 'UNKNOWN'
  /** Something is missing or wrong. `errors` says what. */
  | 'WARNING';

/** The new TLS stage of a pipeline. */
export type PipelineTlsStageInput = {
  /** Whether Edge Services is to obtain and renew a certificate by itself. The API decides when null or left out. */
  readonly managedCertificate?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Your own certificates, in Secret Manager, without repetitions. Cannot be combined with a managed
   * certificate. None when null or left out.
   */
  readonly secrets?: InputMaybe<ReadonlyArray<TlsSecretInput>>;
};

/** The new WAF stage of a pipeline. */
export type PipelineWafStageInput = {
  /** The rules to skip, without repetitions. None when null or left out. */
  readonly exclusionRules?: InputMaybe<ReadonlyArray<WafExclusionRuleInput>>;
  /** The treatment of requests that look like attacks. */
  readonly mode: WafStageModeInput;
  /** The paranoia level: 1 to 4. */
  readonly paranoiaLevel: Scalars['Int']['input'];
};

/** A plan and its allowances. The limits are billing thresholds, not hard limits. */
export type PlanDetails = {
  readonly __typename?: 'PlanDetails';
  /** The number of backend stages that a pipeline may have. Null when the API did not say. */
  readonly backendLimit?: Maybe<Scalars['Int']['output']>;
  /** The cache egress in a month that is included, in GB. More costs extra. Null when the API did not say. */
  readonly packageGb?: Maybe<Scalars['Int']['output']>;
  /** The number of pipelines that are included. More cost extra. Null when the API did not say. */
  readonly pipelineLimit?: Maybe<Scalars['Int']['output']>;
  /** The plan's name. */
  readonly planName: PlanName;
  /**
   * The number of requests in a month that WAF stages may inspect. More cost extra. Null when the API did not
   * say.
   */
  readonly wafRequests?: Maybe<Scalars['Int']['output']>;
  /** Whether wildcard domains are allowed. Null when the API did not say. */
  readonly wildcardDomain?: Maybe<Scalars['Boolean']['output']>;
};

/** The plans of Edge Services. */
export type PlanName =
  /** The largest plan. */
  | 'ADVANCED'
  /** The medium plan. */
  | 'PROFESSIONAL'
  /** The smallest plan. */
  | 'STARTER'
  /** The API did not say, or its value is one that this gateway does not know. */
  | 'UNKNOWN';

/** The plans to choose from. */
export type PlanNameInput =
  /** The largest plan. */
  | 'ADVANCED'
  /** The medium plan. */
  | 'PROFESSIONAL'
  /** The smallest plan. */
  | 'STARTER';

/** The cost of one plan that a project had in the month. */
export type PlanUsageDetails = {
  readonly __typename?: 'PlanUsageDetails';
  /** The plan's name in the API. */
  readonly plan: Scalars['String']['output'];
  /** The cost of the plan. Null when the API did not say. */
  readonly planCost?: Maybe<Money>;
};

/** A request to purge objects from a pipeline's cache. It stays in the history. */
export type PurgeRequest = Node & {
  readonly __typename?: 'PurgeRequest';
  /** Whether everything is to be purged. Null, with an error, when it is unreadable. */
  readonly all?: Maybe<Scalars['Boolean']['output']>;
  /**
   * The objects to purge, as paths from the root. Empty when everything is to be purged. Null, with an error,
   * when they are unreadable.
   */
  readonly assets?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Its UUID in Edge Services. */
  readonly id: Scalars['ID']['output'];
  /** The pipeline. Null when it no longer exists. */
  readonly pipeline?: Maybe<Pipeline>;
  /** The progress of the purge. Poll until it is no longer `PENDING`. */
  readonly status: PurgeRequestStatus;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of purge requests. */
export type PurgeRequestConnection = {
  readonly __typename?: 'PurgeRequestConnection';
  /** The purge requests of the page with their cursors. */
  readonly edges: ReadonlyArray<PurgeRequestEdge>;
  /** The purge requests of the page. An unreadable one is null, with an error. */
  readonly nodes: ReadonlyArray<Maybe<PurgeRequest>>;
  /** The place of the page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The number of purge requests that match the filter, on all pages. Null, with an error, when the API's count
   * is unreadable: the pages are complete all the same.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A purge request in a list. */
export type PurgeRequestEdge = {
  readonly __typename?: 'PurgeRequestEdge';
  /**
   * The position of the item in the list, as opaque text. It is valid only for the same list, order and filter,
   * and does not expire.
   */
  readonly cursor: Scalars['String']['output'];
  /** The purge request. Null, with an error, when it is unreadable. */
  readonly node?: Maybe<PurgeRequest>;
};

/** A filter for purge requests. Only those that match every given field are listed. */
export type PurgeRequestFilter = {
  /** Only those of this organization: a UUID. All when null or left out. */
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those of this pipeline: a UUID. All when null or left out. */
  readonly pipelineId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those of this project: a UUID. All when null or left out. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

/** An order of purge requests. */
export type PurgeRequestOrder = {
  /** The direction. */
  readonly direction: OrderDirection;
  /** The field to order by. */
  readonly field: PurgeRequestOrderField;
};

/** The fields that lists of purge requests can be ordered by. */
export type PurgeRequestOrderField =
  /** When the purge request was created. */
  | 'CREATED_AT';

/** The progress of a purge request. */
export type PurgeRequestStatus =
  /** The objects have been purged. */
  | 'DONE'
  /** It failed. */
  | 'ERROR'
  /** It is in progress. */
  | 'PENDING'
  /** The API did not say, or its value is one that this gateway does not know. */
  | 'UNKNOWN';

/** The reads. An object that does not exist is null, without an error. */
export type Query = {
  readonly __typename?: 'Query';
  /** One backend stage. Null when there is none. */
  readonly backendStage?: Maybe<BackendStage>;
  /**
   * The backend stages of one pipeline, of a project, of an organization, or (without a filter) that the
   * credential can see. With a pipeline or a project, a page takes one upstream call. Otherwise each page reads
   * all pipelines, 100 in an upstream call. Null when they could not be read.
   */
  readonly backendStages?: Maybe<BackendStageConnection>;
  /** The usage and the costs of a project this month. Null when the API has none. */
  readonly billing?: Maybe<Billing>;
  /** One cache stage. Null when there is none. */
  readonly cacheStage?: Maybe<CacheStage>;
  /**
   * The cache stages of one pipeline, or of all pipelines of a project, of an organization, or (without a
   * filter) that the credential can see. The REST API has no such list across pipelines. Across pipelines, each
   * page reads all pipelines, 100 in an upstream call. Null when they could not be read.
   */
  readonly cacheStages?: Maybe<CacheStageConnection>;
  /** Whether a domain can be used for a pipeline. Null when it could not be checked. */
  readonly checkDomain?: Maybe<DomainCheck>;
  /** Whether a Load Balancer can be reached as an origin. Null when it could not be checked. */
  readonly checkLbOrigin?: Maybe<LbOriginCheck>;
  /** Whether a certificate can be used for a domain. Null when it could not be checked. */
  readonly checkPemChain?: Maybe<PemChainCheck>;
  /** The plan of a project. Null when it has none. */
  readonly currentPlan?: Maybe<CurrentPlan>;
  /** One DNS stage. Null when there is none. */
  readonly dnsStage?: Maybe<DnsStage>;
  /**
   * The DNS stages of one pipeline, or of all pipelines of a project, of an organization, or (without a filter)
   * that the credential can see. Across pipelines, each page reads all pipelines, 100 in an upstream call. Null
   * when they could not be read.
   */
  readonly dnsStages?: Maybe<DnsStageConnection>;
  /**
   * The object with this id, of any type. It asks the API for every type at once, so fields such as `cacheStage`
   * are cheaper. Null when there is none.
   */
  readonly node?: Maybe<Node>;
  /** The objects with these ids, in the same order. An id without an object gives null. */
  readonly nodes?: Maybe<ReadonlyArray<Maybe<Node>>>;
  /** One pipeline. Null when there is none. */
  readonly pipeline?: Maybe<Pipeline>;
  /** The pipelines that the credential can see. Null when they could not be read. */
  readonly pipelines?: Maybe<PipelineConnection>;
  /** The plans to choose from. Null when they could not be read. An unreadable one is null, with an error. */
  readonly plans?: Maybe<ReadonlyArray<Maybe<PlanDetails>>>;
  /** One purge request. Null when there is none. */
  readonly purgeRequest?: Maybe<PurgeRequest>;
  /** The purge requests that the credential can see. Null when they could not be read. */
  readonly purgeRequests?: Maybe<PurgeRequestConnection>;
  /** One route stage. Null when there is none. */
  readonly routeStage?: Maybe<RouteStage>;
  /**
   * The route stages of one pipeline, or of all pipelines of a project, of an organization, or (without a
   * filter) that the credential can see. Across pipelines, each page reads all pipelines, 100 in an upstream
   * call. Null when they could not be read.
   */
  readonly routeStages?: Maybe<RouteStageConnection>;
  /** One TLS stage. Null when there is none. */
  readonly tlsStage?: Maybe<TlsStage>;
  /**
   * The TLS stages of one pipeline, or of all pipelines of a project, of an organization, or (without a filter)
   * that the credential can see. Across pipelines, each page reads all pipelines, 100 in an upstream call. Null
   * when they could not be read.
   */
  readonly tlsStages?: Maybe<TlsStageConnection>;
  /** One VPC endpoint. Null when there is none. */
  readonly vpcEndpoint?: Maybe<VpcEndpoint>;
  /** The VPC endpoints that the credential can see. Null when they could not be read. */
  readonly vpcEndpoints?: Maybe<VpcEndpointConnection>;
  /** One WAF stage. Null when there is none. */
  readonly wafStage?: Maybe<WafStage>;
  /**
   * The WAF stages of one pipeline, of a project, of an organization, or (without a filter) that the credential
   * can see. With a pipeline or a project, a page takes one upstream call. Otherwise each page reads all
   * pipelines, 100 in an upstream call. Null when they could not be read.
   */
  readonly wafStages?: Maybe<WafStageConnection>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryBackendStageArgs = {
  id: Scalars['ID']['input'];
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryBackendStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StageScopeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryBillingArgs = {
  projectId?: InputMaybe<Scalars['ID']['input']>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryCacheStageArgs = {
  id: Scalars['ID']['input'];
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryCacheStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StageScopeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryCheckDomainArgs = {
  input: CheckDomainInput;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryCheckLbOriginArgs = {
  input: CheckLbOriginInput;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryCheckPemChainArgs = {
  input: CheckPemChainInput;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryCurrentPlanArgs = {
  projectId?: InputMaybe<Scalars['ID']['input']>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryDnsStageArgs = {
  id: Scalars['ID']['input'];
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryDnsStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StageScopeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryPipelineArgs = {
  id: Scalars['ID']['input'];
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryPipelinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PipelineFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PipelineOrder>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryPurgeRequestArgs = {
  id: Scalars['ID']['input'];
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryPurgeRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PurgeRequestFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PurgeRequestOrder>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryRouteStageArgs = {
  id: Scalars['ID']['input'];
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryRouteStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StageScopeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryTlsStageArgs = {
  id: Scalars['ID']['input'];
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryTlsStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StageScopeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryVpcEndpointArgs = {
  id: Scalars['ID']['input'];
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryVpcEndpointsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VpcEndpointFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<VpcEndpointOrder>;
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryWafStageArgs = {
  id: Scalars['ID']['input'];
};


/** The reads. An object that does not exist is null, without an error. */
export type QueryWafStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StageScopeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};

/** A head to remove. */
export type RemoveHeadStageInput = {
  /** The UUID of the head. */
  readonly removeStageId: Scalars['ID']['input'];
};

/** A rule of a route stage: which requests match, and where they go. */
export type RouteRule = {
  readonly __typename?: 'RouteRule';
  /** The target, if it is a backend stage. Null when it is another kind of stage. */
  readonly backendStage?: Maybe<BackendStage>;
  /** The position of the rule: 1 is tried first. */
  readonly position: Scalars['Int']['output'];
  /** The requests that match. Null when all match. */
  readonly ruleHttpMatch?: Maybe<RuleHttpMatch>;
  /** The target of these requests: a WAF or a backend stage. Null when that stage no longer exists. */
  readonly target?: Maybe<Stage>;
  /** The target, if it is a WAF stage. Null when it is another kind of stage. */
  readonly wafStage?: Maybe<WafStage>;
};

/** A new route rule: which requests match, and where they go. Exactly one target must be given. */
export type RouteRuleInput = {
  /**
   * The UUID of the target, a backend stage of the same pipeline. When null or left out, `wafStageId` must be
   * given.
   */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The requests that match. All when left out. */
  readonly ruleHttpMatch?: InputMaybe<RuleHttpMatchInput>;
  /**
   * The UUID of the target, a WAF stage of the same pipeline. When null or left out, `backendStageId` must be
   * given.
   */
  readonly wafStageId?: InputMaybe<Scalars['ID']['input']>;
};

/**
 * A fork: it sends each request to the target of the first rule that matches. Requests that match no rule go to
 * the stage's own link.
 */
export type RouteStage = Node & Stage & {
  readonly __typename?: 'RouteStage';
  /** The next stage, if it is a backend stage. Null when the link leads to another kind of stage, or is not set. */
  readonly backendStage?: Maybe<BackendStage>;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Its UUID in Edge Services. */
  readonly id: Scalars['ID']['output'];
  /** The next stage, of any kind. Null when no link is set. */
  readonly nextStage?: Maybe<Stage>;
  /** The pipeline it belongs to. Null when that pipeline no longer exists. */
  readonly pipeline?: Maybe<Pipeline>;
  /**
   * The rules, in the order in which they are tried. When empty, every request goes to the stage's own link.
   * Null when they could not be read. An unreadable one is null, with an error.
   */
  readonly routeRules?: Maybe<ReadonlyArray<Maybe<RouteRule>>>;
  /** Whether traffic reaches the stage. */
  readonly status: StageStatus;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The next stage, if it is a WAF stage. Null when the link leads to another kind of stage, or is not set. */
  readonly wafStage?: Maybe<WafStage>;
};

/** A page of route stages. */
export type RouteStageConnection = {
  readonly __typename?: 'RouteStageConnection';
  /** The route stages of the page with their cursors. */
  readonly edges: ReadonlyArray<RouteStageEdge>;
  /** The route stages of the page. An unreadable one is null, with an error. */
  readonly nodes: ReadonlyArray<Maybe<RouteStage>>;
  /** The place of the page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The number of route stages that match the filter, on all pages. Null, with an error, when the API's count is
   * unreadable: the pages are complete all the same.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A route stage in a list. */
export type RouteStageEdge = {
  readonly __typename?: 'RouteStageEdge';
  /**
   * The position of the item in the list, as opaque text. It is valid only for the same list, order and filter,
   * and does not expire.
   */
  readonly cursor: Scalars['String']['output'];
  /** The route stage. Null, with an error, when it is unreadable. */
  readonly node?: Maybe<RouteStage>;
};

/** A filter for hosts. */
export type RuleHostFilter = {
  readonly __typename?: 'RuleHostFilter';
  /** The interpretation of `value`. */
  readonly hostFilterType: HostFilterType;
  /** The expression, such as `api\.example\.com`. */
  readonly value: Scalars['String']['output'];
};

/** The filters of a rule. A request matches if it passes all filters that are given. */
export type RuleHttpMatch = {
  readonly __typename?: 'RuleHttpMatch';
  /** A filter for the host. Null when every host matches. */
  readonly hostFilter?: Maybe<RuleHostFilter>;
  /** The methods that match. When empty, all methods match. */
  readonly methodFilters: ReadonlyArray<MethodFilter>;
  /** A filter for the path. Null when every path matches. */
  readonly pathFilter?: Maybe<RulePathFilter>;
};

/** The filters of a rule. A request matches if it passes all filters that are given. */
export type RuleHttpMatchInput = {
  /** A filter for the host. When left out, every host matches. */
  readonly hostFilter?: InputMaybe<HostFilterInput>;
  /** The methods that match. When empty or left out, all methods match. */
  readonly methodFilters?: InputMaybe<ReadonlyArray<MethodFilterInput>>;
  /** A filter for the path. When left out, every path matches. */
  readonly pathFilter?: InputMaybe<PathFilterInput>;
};

/** A filter for paths. */
export type RulePathFilter = {
  readonly __typename?: 'RulePathFilter';
  /** The interpretation of `value`. */
  readonly pathFilterType: PathFilterType;
  /** The expression, such as `/api/.*`. */
  readonly value: Scalars['String']['output'];
};

/** A Load Balancer, reached by one of its frontends. */
export type ScalewayLoadBalancer = {
  readonly __typename?: 'ScalewayLoadBalancer';
  /** The value that replaces the client's `Host` header. When empty or null, the client's own is passed on. */
  readonly domainName?: Maybe<Scalars['String']['output']>;
  /** The UUID of the frontend whose port is used. */
  readonly frontendId: Scalars['ID']['output'];
  /** Whether WebSocket connections are passed on. Null when the API did not say. */
  readonly hasWebsocket?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the frontend is reached over HTTPS. Null when the API did not say. */
  readonly isSsl?: Maybe<Scalars['Boolean']['output']>;
  /**
   * The Load Balancer's UUID. Not called `id`: several backend stages can use one Load Balancer, each with
   * settings of its own.
   */
  readonly lbId: Scalars['ID']['output'];
  /** The UUID of the private network through which it is reached. Null when it is reached over the internet. */
  readonly privateNetworkId?: Maybe<Scalars['ID']['output']>;
  /** Its zone, such as `fr-par-1`. */
  readonly zone: Scalars['String']['output'];
};

/** A Load Balancer, reached by one of its frontends. */
export type ScalewayLoadBalancerInput = {
  /**
   * The value that replaces the client's `Host` header, in visible ASCII characters. When left out or empty, the
   * client's own is passed on.
   */
  readonly domainName?: InputMaybe<Scalars['String']['input']>;
  /** The UUID of the frontend whose port is used. Two pipelines cannot share a frontend. */
  readonly frontendId: Scalars['ID']['input'];
  /** Whether to pass WebSocket connections on. False when null or left out. */
  readonly hasWebsocket?: InputMaybe<Scalars['Boolean']['input']>;
  /** The Load Balancer's UUID, which the output type calls `lbId`. A private Load Balancer cannot be an origin. */
  readonly id: Scalars['ID']['input'];
  /** Whether to reach the frontend over HTTPS. False when null or left out. */
  readonly isSsl?: InputMaybe<Scalars['Boolean']['input']>;
  /** The UUID of the private network through which to reach it. Over the internet when left out. */
  readonly privateNetworkId?: InputMaybe<Scalars['ID']['input']>;
  /** Its zone, such as `fr-par-1`. */
  readonly zone: Scalars['String']['input'];
};

/** One Load Balancer, or several. */
export type ScalewayLoadBalancerOrigin = {
  readonly __typename?: 'ScalewayLoadBalancerOrigin';
  /** The Load Balancers. An unreadable one is null, with an error. */
  readonly lbs: ReadonlyArray<Maybe<ScalewayLoadBalancer>>;
};

/** One Load Balancer, or several. */
export type ScalewayLoadBalancerOriginInput = {
  /** The Load Balancers: at least one. */
  readonly lbs: ReadonlyArray<ScalewayLoadBalancerInput>;
};

/** An Object Storage bucket. */
export type ScalewayS3Origin = {
  readonly __typename?: 'ScalewayS3Origin';
  /** The bucket's name. Null when the API did not say. */
  readonly bucketName?: Maybe<Scalars['String']['output']>;
  /** The bucket's region, such as `fr-par`. Null when the API did not say. */
  readonly bucketRegion?: Maybe<Scalars['String']['output']>;
  /**
   * Whether the bucket is served as a website, with its index and error documents. Null when the API did not
   * say.
   */
  readonly isWebsite?: Maybe<Scalars['Boolean']['output']>;
};

/** An Object Storage bucket. */
export type ScalewayS3OriginInput = {
  /** The bucket's name, not empty. The API decides when null or left out. */
  readonly bucketName?: InputMaybe<Scalars['String']['input']>;
  /** The bucket's region, such as `fr-par`, not empty. The API decides when null or left out. */
  readonly bucketRegion?: InputMaybe<Scalars['String']['input']>;
  /**
   * Whether to serve the bucket as a website. Needed for a private bucket with private objects. The API decides
   * when null or left out.
   */
  readonly isWebsite?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A Serverless Container. */
export type ScalewayServerlessContainerOrigin = {
  readonly __typename?: 'ScalewayServerlessContainerOrigin';
  /** The container's UUID. */
  readonly containerId: Scalars['ID']['output'];
  /** Its region, such as `fr-par`. */
  readonly region: Scalars['String']['output'];
};

/** A Serverless Container. */
export type ScalewayServerlessContainerOriginInput = {
  /** The container's UUID. */
  readonly containerId: Scalars['ID']['input'];
  /** Its region, such as `fr-par`. */
  readonly region: Scalars['String']['input'];
};

/** A Serverless Function. */
export type ScalewayServerlessFunctionOrigin = {
  readonly __typename?: 'ScalewayServerlessFunctionOrigin';
  /** The function's UUID. */
  readonly functionId: Scalars['ID']['output'];
  /** Its region, such as `fr-par`. */
  readonly region: Scalars['String']['output'];
};

/** A Serverless Function. */
export type ScalewayServerlessFunctionOriginInput = {
  /** The function's UUID. */
  readonly functionId: Scalars['ID']['input'];
  /** Its region, such as `fr-par`. */
  readonly region: Scalars['String']['input'];
};

/** A plan for a project. */
export type SelectPlanInput = {
  /** The plan's name. */
  readonly planName: PlanNameInput;
  /** The project's UUID. The gateway's default project when left out. Required if the gateway has none. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

/** The payload of `selectPlan`. */
export type SelectPlanPayload = {
  readonly __typename?: 'SelectPlanPayload';
  /** The project's new plan. Null when there are user errors. */
  readonly currentPlan?: Maybe<CurrentPlan>;
  /** The problems to fix. Empty when the plan was selected. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A change to a pipeline's head stages: exactly one of the three actions. */
export type SetHeadStageInput = {
  /** Makes a stage a head. When null or left out, another action must be given. */
  readonly addNewHeadStage?: InputMaybe<AddNewHeadStageInput>;
  /** The pipeline's UUID. */
  readonly pipelineId: Scalars['ID']['input'];
  /** Removes a head. When null or left out, another action must be given. */
  readonly removeHeadStage?: InputMaybe<RemoveHeadStageInput>;
  /** Replaces a head with another one. When null or left out, another action must be given. */
  readonly swapHeadStage?: InputMaybe<SwapHeadStageInput>;
};

/** The payload of `setHeadStage`. */
export type SetHeadStagePayload = {
  readonly __typename?: 'SetHeadStagePayload';
  /** The new head. Null after a removal, and when there are user errors. */
  readonly dnsStage?: Maybe<DnsStage>;
  /** The pipeline. Null when there are user errors. */
  readonly pipeline?: Maybe<Pipeline>;
  /** The problems to fix. Empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The new set of rules of a route stage. */
export type SetRouteRulesInput = {
  /** The route stage's UUID. */
  readonly id: Scalars['ID']['input'];
  /** The rules, in the order in which to try them. An empty list removes all. */
  readonly routeRules: ReadonlyArray<RouteRuleInput>;
};

/** The payload of `setRouteRules`. */
export type SetRouteRulesPayload = {
  readonly __typename?: 'SetRouteRulesPayload';
  /**
   * The rules as they are now. Null when there are user errors. Null, with an error, when the response to the
   * write is unreadable. An unreadable rule is null, with an error.
   */
  readonly routeRules?: Maybe<ReadonlyArray<Maybe<RouteRule>>>;
  /** The route stage of the rules. Null when there are user errors. */
  readonly routeStage?: Maybe<RouteStage>;
  /** The problems to fix. Empty when the rules were set. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The new set of VPC endpoints of a pipeline. */
export type SetVpcEndpointsInput = {
  /** The pipeline's UUID. */
  readonly pipelineId: Scalars['ID']['input'];
  /** The UUIDs of all of them, without repetitions. An empty list removes all. */
  readonly vpcEndpointIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** The payload of `setVpcEndpoints`. */
export type SetVpcEndpointsPayload = {
  readonly __typename?: 'SetVpcEndpointsPayload';
  /** The pipeline. Null when there are user errors. */
  readonly pipeline?: Maybe<Pipeline>;
  /** The problems to fix. Empty when the set was replaced. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The VPC endpoints of the pipeline as they are now. Null when there are user errors. Null, with an error,
   * when the response to the write is unreadable. An unreadable one is null, with an error.
   */
  readonly vpcEndpoints?: Maybe<ReadonlyArray<Maybe<VpcEndpoint>>>;
};

/**
 * A step on the way from a client to the origin. Each stage passes on to the next one the requests that it does
 * not answer itself.
 */
export type Stage = {
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Its UUID in Edge Services. */
  readonly id: Scalars['ID']['output'];
  /** The next stage, one step closer to the origin. Null at the end of the chain, or when no link is set. */
  readonly nextStage?: Maybe<Stage>;
  /** The pipeline it belongs to. Null when that pipeline no longer exists. */
  readonly pipeline?: Maybe<Pipeline>;
  /** Whether traffic reaches the stage. */
  readonly status: StageStatus;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** An order of stages. */
export type StageOrder = {
  /** The direction. */
  readonly direction: OrderDirection;
  /** The field to order by. */
  readonly field: StageOrderField;
};

/** The fields that stage lists can be ordered by. */
export type StageOrderField =
  /** When the stage was created. */
  | 'CREATED_AT';

/** A filter for stages by their pipelines. A pipeline must match every given field. */
export type StageScopeFilter = {
  /** Only stages of this organization's pipelines: a UUID. All when null or left out. */
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** Only stages of this pipeline: a UUID. By far the cheapest list. All when null or left out. */
  readonly pipelineId?: InputMaybe<Scalars['ID']['input']>;
  /** Only stages of this project's pipelines: a UUID. All when null or left out. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

/** Whether traffic reaches a stage. */
export type StageStatus =
  /** The stage takes part in serving traffic. */
  | 'ACTIVE'
  /** No head of the pipeline leads to the stage. */
  | 'INACTIVE'
  /** The API did not say, or its value is one that this gateway does not know. */
  | 'UNKNOWN';

/** A stage to make a head in place of another one. */
export type SwapHeadStageInput = {
  /** The UUID of the head. */
  readonly currentStageId: Scalars['ID']['input'];
  /** The UUID of a DNS stage of the pipeline. */
  readonly newStageId: Scalars['ID']['input'];
};

/** A certificate in Secret Manager: a PEM chain. The newest enabled version is used. */
export type TlsSecret = {
  readonly __typename?: 'TlsSecret';
  /** Its region, such as `fr-par`. */
  readonly region: Scalars['String']['output'];
  /** The secret's UUID. */
  readonly secretId: Scalars['ID']['output'];
};

/** A certificate in Secret Manager: a PEM chain. The newest enabled version is used. */
export type TlsSecretInput = {
  /** Its region, such as `fr-par`. */
  readonly region: Scalars['String']['input'];
  /** The secret's UUID. */
  readonly secretId: Scalars['ID']['input'];
};

/** The end of encrypted connections to a pipeline, with its certificate. */
export type TlsStage = Node & Stage & {
  readonly __typename?: 'TlsStage';
  /** The next stage, if it is a backend stage. Null when the link leads to another kind of stage, or is not set. */
  readonly backendStage?: Maybe<BackendStage>;
  /** The next stage, if it is a cache stage. Null when the link leads to another kind of stage, or is not set. */
  readonly cacheStage?: Maybe<CacheStage>;
  /** When the certificate expires. Null while the API does not know. */
  readonly certificateExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Its UUID in Edge Services. */
  readonly id: Scalars['ID']['output'];
  /** Whether Edge Services obtains and renews a certificate by itself. */
  readonly managedCertificate: Scalars['Boolean']['output'];
  /** The next stage, of any kind. Null when no link is set. */
  readonly nextStage?: Maybe<Stage>;
  /** The pipeline it belongs to. Null when that pipeline no longer exists. */
  readonly pipeline?: Maybe<Pipeline>;
  /** The next stage, if it is a route stage. Null when the link leads to another kind of stage, or is not set. */
  readonly routeStage?: Maybe<RouteStage>;
  /**
   * Your own certificates, in Secret Manager. Empty when the certificate is managed. An unreadable one is null,
   * with an error.
   */
  readonly secrets: ReadonlyArray<Maybe<TlsSecret>>;
  /** Whether traffic reaches the stage. */
  readonly status: StageStatus;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The next stage, if it is a WAF stage. Null when the link leads to another kind of stage, or is not set. */
  readonly wafStage?: Maybe<WafStage>;
};

/** A page of TLS stages. */
export type TlsStageConnection = {
  readonly __typename?: 'TlsStageConnection';
  /** The TLS stages of the page with their cursors. */
  readonly edges: ReadonlyArray<TlsStageEdge>;
  /** The TLS stages of the page. An unreadable one is null, with an error. */
  readonly nodes: ReadonlyArray<Maybe<TlsStage>>;
  /** The place of the page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The number of TLS stages that match the filter, on all pages. Null, with an error, when the API's count is
   * unreadable: the pages are complete all the same.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A TLS stage in a list. */
export type TlsStageEdge = {
  readonly __typename?: 'TlsStageEdge';
  /**
   * The position of the item in the list, as opaque text. It is valid only for the same list, order and filter,
   * and does not expire.
   */
  readonly cursor: Scalars['String']['output'];
  /** The TLS stage. Null, with an error, when it is unreadable. */
  readonly node?: Maybe<TlsStage>;
};

/** A filter for TLS stages. Only those that match every given field are listed. */
export type TlsStageFilter = {
  /** Only stages with this secret: a UUID. All when null or left out. */
  readonly secretId?: InputMaybe<Scalars['ID']['input']>;
  /** Only stages with a secret of this region, such as `fr-par`. All when null or left out. */
  readonly secretRegion?: InputMaybe<Scalars['String']['input']>;
};

/** A change to a backend stage. At least one field beside `id` must be given. */
export type UpdateBackendStageInput = {
  /** The backend stage's UUID. */
  readonly id: Scalars['ID']['input'];
  /** The new origin, which replaces the old one as a whole. Cannot be null. */
  readonly origin?: InputMaybe<BackendStageOriginInput>;
};

/** The payload of `updateBackendStage`. */
export type UpdateBackendStagePayload = {
  readonly __typename?: 'UpdateBackendStagePayload';
  /** The backend stage as it is now. Null when there are user errors. */
  readonly backendStage?: Maybe<BackendStage>;
  /** The problems to fix. Empty when the change was made. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A change to a cache stage. At least one field beside `id` must be given, and at most one link can be set. */
export type UpdateCacheStageInput = {
  /** The UUID of the next stage, a backend stage. Replaces the link to any other stage. Null removes the link. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * The time for which a response is cached if the origin does not say: whole seconds, 0 or more. Cannot be
   * null.
   */
  readonly fallbackTtl?: InputMaybe<Scalars['Int']['input']>;
  /** The cache stage's UUID. */
  readonly id: Scalars['ID']['input'];
  /** Whether responses to requests with cookies are cached too. Cannot be null. */
  readonly includeCookies?: InputMaybe<Scalars['Boolean']['input']>;
  /** The UUID of the next stage, a route stage. Replaces the link to any other stage. Null removes the link. */
  readonly routeStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The UUID of the next stage, a WAF stage. Replaces the link to any other stage. Null removes the link. */
  readonly wafStageId?: InputMaybe<Scalars['ID']['input']>;
};

/** The payload of `updateCacheStage`. */
export type UpdateCacheStagePayload = {
  readonly __typename?: 'UpdateCacheStagePayload';
  /** The cache stage as it is now. Null when there are user errors. */
  readonly cacheStage?: Maybe<CacheStage>;
  /** The problems to fix. Empty when the change was made. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A change to a DNS stage. At least one field beside `id` must be given, and at most one link can be set. */
export type UpdateDnsStageInput = {
  /** The UUID of the next stage, a backend stage. Replaces the link to any other stage. Null removes the link. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The UUID of the next stage, a cache stage. Replaces the link to any other stage. Null removes the link. */
  readonly cacheStageId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * All the names that clients will use. With an empty list, only the default name is left. Fully qualified
   * domain names in ASCII, such as `shop.example.com`, without repetitions, wildcards, or names in `scw.cloud`.
   * Cannot be null.
   */
  readonly fqdns?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether it can be reached only over private networks. Cannot be null. */
  readonly fullPrivate?: InputMaybe<Scalars['Boolean']['input']>;
  /** The DNS stage's UUID. */
  readonly id: Scalars['ID']['input'];
  /** The UUID of the next stage, a TLS stage. Replaces the link to any other stage. Null removes the link. */
  readonly tlsStageId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether to serve all names below its own too. Cannot be null. */
  readonly wildcardDomain?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The payload of `updateDnsStage`. */
export type UpdateDnsStagePayload = {
  readonly __typename?: 'UpdateDnsStagePayload';
  /** The DNS stage as it is now. Null when there are user errors. */
  readonly dnsStage?: Maybe<DnsStage>;
  /** The problems to fix. Empty when the change was made. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A change to a pipeline. At least one field beside `id` must be given. */
export type UpdatePipelineInput = {
  /** Its new description. An empty text removes it. Cannot be null. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The pipeline's UUID. */
  readonly id: Scalars['ID']['input'];
  /** Its new name. Cannot be null. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** The payload of `updatePipeline`. */
export type UpdatePipelinePayload = {
  readonly __typename?: 'UpdatePipelinePayload';
  /** The pipeline as it is now. Null when there are user errors. */
  readonly pipeline?: Maybe<Pipeline>;
  /** The problems to fix. Empty when the change was made. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A change to a route stage. At least one field beside `id` must be given, and at most one link can be set. */
export type UpdateRouteStageInput = {
  /** The UUID of the next stage, a backend stage. Replaces the link to any other stage. Null removes the link. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The route stage's UUID. */
  readonly id: Scalars['ID']['input'];
  /** The UUID of the next stage, a WAF stage. Replaces the link to any other stage. Null removes the link. */
  readonly wafStageId?: InputMaybe<Scalars['ID']['input']>;
};

/** The payload of `updateRouteStage`. */
export type UpdateRouteStagePayload = {
  readonly __typename?: 'UpdateRouteStagePayload';
  /** The route stage as it is now. Null when there are user errors. */
  readonly routeStage?: Maybe<RouteStage>;
  /** The problems to fix. Empty when the change was made. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A change to a TLS stage. At least one field beside `id` must be given, and at most one link can be set. */
export type UpdateTlsStageInput = {
  /** The UUID of the next stage, a backend stage. Replaces the link to any other stage. Null removes the link. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The UUID of the next stage, a cache stage. Replaces the link to any other stage. Null removes the link. */
  readonly cacheStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The TLS stage's UUID. */
  readonly id: Scalars['ID']['input'];
  /** Whether Edge Services is to obtain and renew a certificate by itself. Cannot be null. */
  readonly managedCertificate?: InputMaybe<Scalars['Boolean']['input']>;
  /** The UUID of the next stage, a route stage. Replaces the link to any other stage. Null removes the link. */
  readonly routeStageId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * All of your own certificates, in Secret Manager, without repetitions. Cannot be combined with a managed
   * certificate. Cannot be null.
   */
  readonly secrets?: InputMaybe<ReadonlyArray<TlsSecretInput>>;
  /** The UUID of the next stage, a WAF stage. Replaces the link to any other stage. Null removes the link. */
  readonly wafStageId?: InputMaybe<Scalars['ID']['input']>;
};

/** The payload of `updateTlsStage`. */
export type UpdateTlsStagePayload = {
  readonly __typename?: 'UpdateTlsStagePayload';
  /** The TLS stage as it is now. Null when there are user errors. */
  readonly tlsStage?: Maybe<TlsStage>;
  /** The problems to fix. Empty when the change was made. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A change to a WAF stage. At least one field beside `id` must be given, and at most one link can be set. */
export type UpdateWafStageInput = {
  /** The UUID of the next stage, a backend stage. Replaces the link to any other stage. Null removes the link. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * The rules to skip, without repetitions. They replace all earlier ones, and an empty list removes them all.
   * Cannot be null.
   */
  readonly exclusionRules?: InputMaybe<ReadonlyArray<WafExclusionRuleInput>>;
  /** The WAF stage's UUID. */
  readonly id: Scalars['ID']['input'];
  /** The treatment of requests that look like attacks. Cannot be null. */
  readonly mode?: InputMaybe<WafStageModeInput>;
  /** The paranoia level: 1 to 4. Cannot be null. */
  readonly paranoiaLevel?: InputMaybe<Scalars['Int']['input']>;
};

/** The payload of `updateWafStage`. */
export type UpdateWafStagePayload = {
  readonly __typename?: 'UpdateWafStagePayload';
  /** The problems to fix. Empty when the change was made. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The WAF stage as it is now. Null when there are user errors. */
  readonly wafStage?: Maybe<WafStage>;
};

/** A problem with an input that the caller can fix. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** The kind of problem. */
  readonly code: UserErrorCode;
  /**
   * The path in the arguments, such as `["input", "fallbackTtl"]`. Null when the problem is about no particular
   * argument.
   */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** An explanation in English, with the limit and the value. */
  readonly message: Scalars['String']['output'];
};

/** The kinds of problem that a caller can fix. */
export type UserErrorCode =
  /** It conflicts with an existing object. */
  | 'CONFLICT'
  /** The object has expired. */
  | 'EXPIRED'
  /** The value is not acceptable. */
  | 'INVALID'
  /** The object is locked. */
  | 'LOCKED'
  /** The object that the field names does not exist, or not for this credential. */
  | 'NOT_FOUND'
  /** Something else must be done first, such as removing what still uses the object. */
  | 'PRECONDITION_FAILED'
  /** A quota of the project or organization is used up. */
  | 'QUOTA_EXCEEDED'
  /** The field must be given. */
  | 'REQUIRED'
  /**
   * The object is being changed, or Edge Services has not yet created something of its own that the mutation
   * needs, as with the first DNS stages of a project. Try again in a moment.
   */
  | 'TRANSIENT_STATE'
  /** The API refused for a reason that this gateway does not know. */
  | 'UNKNOWN';

/** An entrance to pipelines from a private network. */
export type VpcEndpoint = Node & {
  readonly __typename?: 'VpcEndpoint';
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Its UUID in Edge Services. */
  readonly id: Scalars['ID']['output'];
  /** The UUID of the private network. */
  readonly privateNetworkId: Scalars['ID']['output'];
  /** The project it belongs to. */
  readonly projectId: Scalars['ID']['output'];
  /** Its region, such as `fr-par`. */
  readonly region: Scalars['String']['output'];
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of VPC endpoints. */
export type VpcEndpointConnection = {
  readonly __typename?: 'VpcEndpointConnection';
  /** The VPC endpoints of the page with their cursors. */
  readonly edges: ReadonlyArray<VpcEndpointEdge>;
  /** The VPC endpoints of the page. An unreadable one is null, with an error. */
  readonly nodes: ReadonlyArray<Maybe<VpcEndpoint>>;
  /** The place of the page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The number of VPC endpoints that match the filter, on all pages. Null, with an error, when the API's count
   * is unreadable: the pages are complete all the same.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A VPC endpoint in a list. */
export type VpcEndpointEdge = {
  readonly __typename?: 'VpcEndpointEdge';
  /**
   * The position of the item in the list, as opaque text. It is valid only for the same list, order and filter,
   * and does not expire.
   */
  readonly cursor: Scalars['String']['output'];
  /** The VPC endpoint. Null, with an error, when it is unreadable. */
  readonly node?: Maybe<VpcEndpoint>;
};

/** A filter for VPC endpoints. Only those that match every given field are listed. */
export type VpcEndpointFilter = {
  /** Only those of this organization: a UUID. All when null or left out. */
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those of this project: a UUID. All when null or left out. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

/** An order of VPC endpoints. */
export type VpcEndpointOrder = {
  /** The direction. */
  readonly direction: OrderDirection;
  /** The field to order by. */
  readonly field: VpcEndpointOrderField;
};

/**
 * The fields that lists of VPC endpoints can be ordered by. The API also allows ordering by name, but VPC
 * endpoints have no name.
 */
export type VpcEndpointOrderField =
  /** When the VPC endpoint was created. */
  | 'CREATED_AT';

/**
 * A rule of the OWASP Core Rule Set that a WAF stage skips, because the rule also matches harmless requests. The
 * local edge does not run the Core Rule Set, so exclusion rules have no effect there.
 */
export type WafExclusionRule = {
  readonly __typename?: 'WafExclusionRule';
  /** The rule's number in the Core Rule Set, such as 942100. */
  readonly ruleId: Scalars['Int']['output'];
};

/** A rule of the OWASP Core Rule Set for a WAF stage to skip. */
export type WafExclusionRuleInput = {
  /**
   * The rule's number in the Core Rule Set, such as 942100: 1 or more. The gateway does not check whether the
   * rule exists.
   */
  readonly ruleId: Scalars['Int']['input'];
};

/** A firewall in front of a backend. Requests that a cache stage answers never reach it. */
export type WafStage = Node & Stage & {
  readonly __typename?: 'WafStage';
  /** The next stage, if it is a backend stage. Null when the link leads to another kind of stage, or is not set. */
  readonly backendStage?: Maybe<BackendStage>;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The rules that it skips, in the order in which they were given. Empty when it skips none. */
  readonly exclusionRules: ReadonlyArray<WafExclusionRule>;
  /** Its UUID in Edge Services. */
  readonly id: Scalars['ID']['output'];
  /** The treatment of requests that look like attacks. */
  readonly mode: WafStageMode;
  /** The next stage, of any kind. Null when no link is set. */
  readonly nextStage?: Maybe<Stage>;
  /** The paranoia level: from 1 (blocks the least) to 4 (blocks the most, including many harmless requests). */
  readonly paranoiaLevel: Scalars['Int']['output'];
  /** The pipeline it belongs to. Null when that pipeline no longer exists. */
  readonly pipeline?: Maybe<Pipeline>;
  /** Whether traffic reaches the stage. */
  readonly status: StageStatus;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of WAF stages. */
export type WafStageConnection = {
  readonly __typename?: 'WafStageConnection';
  /** The WAF stages of the page with their cursors. */
  readonly edges: ReadonlyArray<WafStageEdge>;
  /** The WAF stages of the page. An unreadable one is null, with an error. */
  readonly nodes: ReadonlyArray<Maybe<WafStage>>;
  /** The place of the page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The number of WAF stages that match the filter, on all pages. Null, with an error, when the API's count is
   * unreadable: the pages are complete all the same.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A WAF stage in a list. */
export type WafStageEdge = {
  readonly __typename?: 'WafStageEdge';
  /**
   * The position of the item in the list, as opaque text. It is valid only for the same list, order and filter,
   * and does not expire.
   */
  readonly cursor: Scalars['String']['output'];
  /** The WAF stage. Null, with an error, when it is unreadable. */
  readonly node?: Maybe<WafStage>;
};

/** The treatment by a WAF stage of requests that look like attacks. */
export type WafStageMode =
  /** Nothing: all requests pass. */
  | 'DISABLE'
  /** Logs and blocks them. */
  | 'ENABLE'
  /** Logs them and lets them pass. */
  | 'LOG_ONLY'
  /** The API did not say, or its value is one that this gateway does not know. */
  | 'UNKNOWN';

/** The treatment by a WAF stage of requests that look like attacks. */
export type WafStageModeInput =
  /** Nothing: let all requests pass. */
  | 'DISABLE'
  /** Log and block them. */
  | 'ENABLE'
  /** Log them and let them pass. */
  | 'LOG_ONLY';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = {}, TContext = {}, TArgs = {}> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = {}, TContext = {}, TArgs = {}> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = {}, TContext = {}> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = {}, TContext = {}> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = {}, TParent = {}, TContext = {}, TArgs = {}> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  BackendStageOrigin: ( WireScalewayLb ) | ( WireScalewayS3 ) | ( WireScalewayServerlessContainer ) | ( WireScalewayServerlessFunction );
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( WireBackendStage ) | ( WireCacheStage ) | ( WireDnsStage ) | ( WirePipeline ) | ( WirePurgeRequest ) | ( WireRouteStage ) | ( WireTlsStage ) | ( WireVpcEndpoint ) | ( WireWafStage );
  Stage: ( WireBackendStage ) | ( WireCacheStage ) | ( WireDnsStage ) | ( WireRouteStage ) | ( WireTlsStage ) | ( WireWafStage );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddNewHeadStageInput: AddNewHeadStageInput;
  AddRouteRulesInput: AddRouteRulesInput;
  AddRouteRulesPayload: ResolverTypeWrapper<RouteRulesPayload>;
  BackendStage: ResolverTypeWrapper<WireBackendStage>;
  BackendStageConnection: ResolverTypeWrapper<Omit<BackendStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BackendStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['BackendStage']>> }>;
  BackendStageEdge: ResolverTypeWrapper<Omit<BackendStageEdge, 'node'> & { node?: Maybe<ResolversTypes['BackendStage']> }>;
  BackendStageFilter: BackendStageFilter;
  BackendStageOrigin: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BackendStageOrigin']>;
  BackendStageOriginInput: BackendStageOriginInput;
  Billing: ResolverTypeWrapper<WireBilling>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CacheStage: ResolverTypeWrapper<WireCacheStage>;
  CacheStageConnection: ResolverTypeWrapper<Omit<CacheStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CacheStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['CacheStage']>> }>;
  CacheStageEdge: ResolverTypeWrapper<Omit<CacheStageEdge, 'node'> & { node?: Maybe<ResolversTypes['CacheStage']> }>;
  CheckDomainInput: CheckDomainInput;
  CheckLbOriginInput: CheckLbOriginInput;
  CheckPemChainInput: CheckPemChainInput;
  CreateBackendStageInput: CreateBackendStageInput;
  CreateBackendStagePayload: ResolverTypeWrapper<Omit<CreateBackendStagePayload, 'backendStage'> & { backendStage?: Maybe<ResolversTypes['BackendStage']> }>;
  CreateCacheStageInput: CreateCacheStageInput;
  CreateCacheStagePayload: ResolverTypeWrapper<Omit<CreateCacheStagePayload, 'cacheStage'> & { cacheStage?: Maybe<ResolversTypes['CacheStage']> }>;
  CreateDnsStageInput: CreateDnsStageInput;
  CreateDnsStagePayload: ResolverTypeWrapper<Omit<CreateDnsStagePayload, 'dnsStage'> & { dnsStage?: Maybe<ResolversTypes['DnsStage']> }>;
  CreatePipelineInput: CreatePipelineInput;
  CreatePipelinePayload: ResolverTypeWrapper<Omit<CreatePipelinePayload, 'pipeline'> & { pipeline?: Maybe<ResolversTypes['Pipeline']> }>;
  CreatePurgeRequestInput: CreatePurgeRequestInput;
  CreatePurgeRequestPayload: ResolverTypeWrapper<Omit<CreatePurgeRequestPayload, 'purgeRequest'> & { purgeRequest?: Maybe<ResolversTypes['PurgeRequest']> }>;
  CreateRouteStageInput: CreateRouteStageInput;
  CreateRouteStagePayload: ResolverTypeWrapper<Omit<CreateRouteStagePayload, 'routeStage'> & { routeStage?: Maybe<ResolversTypes['RouteStage']> }>;
  CreateTlsStageInput: CreateTlsStageInput;
  CreateTlsStagePayload: ResolverTypeWrapper<Omit<CreateTlsStagePayload, 'tlsStage'> & { tlsStage?: Maybe<ResolversTypes['TlsStage']> }>;
  CreateVpcEndpointInput: CreateVpcEndpointInput;
  CreateVpcEndpointPayload: ResolverTypeWrapper<Omit<CreateVpcEndpointPayload, 'vpcEndpoint'> & { vpcEndpoint?: Maybe<ResolversTypes['VpcEndpoint']> }>;
  CreateWafStageInput: CreateWafStageInput;
  CreateWafStagePayload: ResolverTypeWrapper<Omit<CreateWafStagePayload, 'wafStage'> & { wafStage?: Maybe<ResolversTypes['WafStage']> }>;
  CurrentPlan: ResolverTypeWrapper<WireCurrentPlan>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteBackendStageInput: DeleteBackendStageInput;
  DeleteBackendStagePayload: ResolverTypeWrapper<DeleteBackendStagePayload>;
  DeleteCacheStageInput: DeleteCacheStageInput;
  DeleteCacheStagePayload: ResolverTypeWrapper<DeleteCacheStagePayload>;
  DeleteCurrentPlanInput: DeleteCurrentPlanInput;
  DeleteCurrentPlanPayload: ResolverTypeWrapper<DeleteCurrentPlanPayload>;
  DeleteDnsStageInput: DeleteDnsStageInput;
  DeleteDnsStagePayload: ResolverTypeWrapper<DeleteDnsStagePayload>;
  DeletePipelineInput: DeletePipelineInput;
  DeletePipelinePayload: ResolverTypeWrapper<DeletePipelinePayload>;
  DeleteRouteStageInput: DeleteRouteStageInput;
  DeleteRouteStagePayload: ResolverTypeWrapper<DeleteRouteStagePayload>;
  DeleteTlsStageInput: DeleteTlsStageInput;
  DeleteTlsStagePayload: ResolverTypeWrapper<DeleteTlsStagePayload>;
  DeleteVpcEndpointInput: DeleteVpcEndpointInput;
  DeleteVpcEndpointPayload: ResolverTypeWrapper<DeleteVpcEndpointPayload>;
  DeleteWafStageInput: DeleteWafStageInput;
  DeleteWafStagePayload: ResolverTypeWrapper<DeleteWafStagePayload>;
  DnsStage: ResolverTypeWrapper<WireDnsStage>;
  DnsStageConnection: ResolverTypeWrapper<Omit<DnsStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DnsStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['DnsStage']>> }>;
  DnsStageEdge: ResolverTypeWrapper<Omit<DnsStageEdge, 'node'> & { node?: Maybe<ResolversTypes['DnsStage']> }>;
  DnsStageFilter: DnsStageFilter;
  DnsStageType: DnsStageType;
  DomainCheck: ResolverTypeWrapper<WireCheckResponse>;
  EdgeTraffic: ResolverTypeWrapper<EdgeTraffic>;
  HostFilterInput: HostFilterInput;
  HostFilterType: HostFilterType;
  HostFilterTypeInput: HostFilterTypeInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LbOriginCheck: ResolverTypeWrapper<WireCheckLbOriginResponse>;
  LbOriginError: LbOriginError;
  LeftBehind: ResolverTypeWrapper<LeftBehind>;
  LeftBehindCertainty: LeftBehindCertainty;
  MethodFilter: MethodFilter;
  MethodFilterInput: MethodFilterInput;
  Money: ResolverTypeWrapper<WireMoney>;
  Mutation: ResolverTypeWrapper<{}>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PathFilterInput: PathFilterInput;
  PathFilterType: PathFilterType;
  PathFilterTypeInput: PathFilterTypeInput;
  PemChainCheck: ResolverTypeWrapper<WireCheckResponse>;
  PemChainSecretInput: PemChainSecretInput;
  Pipeline: ResolverTypeWrapper<WirePipeline>;
  PipelineBackendStageInput: PipelineBackendStageInput;
  PipelineCacheStageInput: PipelineCacheStageInput;
  PipelineConnection: ResolverTypeWrapper<Omit<PipelineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PipelineEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['Pipeline']>> }>;
  PipelineDnsStageInput: PipelineDnsStageInput;
  PipelineEdge: ResolverTypeWrapper<Omit<PipelineEdge, 'node'> & { node?: Maybe<ResolversTypes['Pipeline']> }>;
  PipelineError: ResolverTypeWrapper<WirePipelineError>;
  PipelineErrorSeverity: PipelineErrorSeverity;
  PipelineErrorStage: PipelineErrorStage;
  PipelineErrorType: PipelineErrorType;
  PipelineFilter: PipelineFilter;
  PipelineOrder: PipelineOrder;
  PipelineOrderField: PipelineOrderField;
  PipelineRouteRuleInput: PipelineRouteRuleInput;
  PipelineRouteStageInput: PipelineRouteStageInput;
  PipelineStagesInput: PipelineStagesInput;
  PipelineStatus: PipelineStatus;
  PipelineTlsStageInput: PipelineTlsStageInput;
  PipelineWafStageInput: PipelineWafStageInput;
  PlanDetails: ResolverTypeWrapper<WirePlanDetails>;
  PlanName: PlanName;
  PlanNameInput: PlanNameInput;
  PlanUsageDetails: ResolverTypeWrapper<WirePlanUsageDetails>;
  PurgeRequest: ResolverTypeWrapper<WirePurgeRequest>;
  PurgeRequestConnection: ResolverTypeWrapper<Omit<PurgeRequestConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PurgeRequestEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['PurgeRequest']>> }>;
  PurgeRequestEdge: ResolverTypeWrapper<Omit<PurgeRequestEdge, 'node'> & { node?: Maybe<ResolversTypes['PurgeRequest']> }>;
  PurgeRequestFilter: PurgeRequestFilter;
  PurgeRequestOrder: PurgeRequestOrder;
  PurgeRequestOrderField: PurgeRequestOrderField;
  PurgeRequestStatus: PurgeRequestStatus;
  Query: ResolverTypeWrapper<{}>;
  RemoveHeadStageInput: RemoveHeadStageInput;
  RouteRule: ResolverTypeWrapper<RouteRuleWithPipeline>;
  RouteRuleInput: RouteRuleInput;
  RouteStage: ResolverTypeWrapper<WireRouteStage>;
  RouteStageConnection: ResolverTypeWrapper<Omit<RouteStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RouteStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['RouteStage']>> }>;
  RouteStageEdge: ResolverTypeWrapper<Omit<RouteStageEdge, 'node'> & { node?: Maybe<ResolversTypes['RouteStage']> }>;
  RuleHostFilter: ResolverTypeWrapper<WireRuleHostFilter>;
  RuleHttpMatch: ResolverTypeWrapper<WireRuleHttpMatch>;
  RuleHttpMatchInput: RuleHttpMatchInput;
  RulePathFilter: ResolverTypeWrapper<WireRulePathFilter>;
  ScalewayLoadBalancer: ResolverTypeWrapper<LoadBalancer>;
  ScalewayLoadBalancerInput: ScalewayLoadBalancerInput;
  ScalewayLoadBalancerOrigin: ResolverTypeWrapper<WireScalewayLb>;
  ScalewayLoadBalancerOriginInput: ScalewayLoadBalancerOriginInput;
  ScalewayS3Origin: ResolverTypeWrapper<WireScalewayS3>;
  ScalewayS3OriginInput: ScalewayS3OriginInput;
  ScalewayServerlessContainerOrigin: ResolverTypeWrapper<WireScalewayServerlessContainer>;
  ScalewayServerlessContainerOriginInput: ScalewayServerlessContainerOriginInput;
  ScalewayServerlessFunctionOrigin: ResolverTypeWrapper<WireScalewayServerlessFunction>;
  ScalewayServerlessFunctionOriginInput: ScalewayServerlessFunctionOriginInput;
  SelectPlanInput: SelectPlanInput;
  SelectPlanPayload: ResolverTypeWrapper<Omit<SelectPlanPayload, 'currentPlan'> & { currentPlan?: Maybe<ResolversTypes['CurrentPlan']> }>;
  SetHeadStageInput: SetHeadStageInput;
  SetHeadStagePayload: ResolverTypeWrapper<SetHeadStageParent>;
  SetRouteRulesInput: SetRouteRulesInput;
  SetRouteRulesPayload: ResolverTypeWrapper<RouteRulesPayload>;
  SetVpcEndpointsInput: SetVpcEndpointsInput;
  SetVpcEndpointsPayload: ResolverTypeWrapper<SetVpcEndpointsParent>;
  Stage: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Stage']>;
  StageOrder: StageOrder;
  StageOrderField: StageOrderField;
  StageScopeFilter: StageScopeFilter;
  StageStatus: StageStatus;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SwapHeadStageInput: SwapHeadStageInput;
  TlsSecret: ResolverTypeWrapper<WireTlsSecret>;
  TlsSecretInput: TlsSecretInput;
  TlsStage: ResolverTypeWrapper<WireTlsStage>;
  TlsStageConnection: ResolverTypeWrapper<Omit<TlsStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TlsStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['TlsStage']>> }>;
  TlsStageEdge: ResolverTypeWrapper<Omit<TlsStageEdge, 'node'> & { node?: Maybe<ResolversTypes['TlsStage']> }>;
  TlsStageFilter: TlsStageFilter;
  UpdateBackendStageInput: UpdateBackendStageInput;
  UpdateBackendStagePayload: ResolverTypeWrapper<Omit<UpdateBackendStagePayload, 'backendStage'> & { backendStage?: Maybe<ResolversTypes['BackendStage']> }>;
  UpdateCacheStageInput: UpdateCacheStageInput;
  UpdateCacheStagePayload: ResolverTypeWrapper<Omit<UpdateCacheStagePayload, 'cacheStage'> & { cacheStage?: Maybe<ResolversTypes['CacheStage']> }>;
  UpdateDnsStageInput: UpdateDnsStageInput;
  UpdateDnsStagePayload: ResolverTypeWrapper<Omit<UpdateDnsStagePayload, 'dnsStage'> & { dnsStage?: Maybe<ResolversTypes['DnsStage']> }>;
  UpdatePipelineInput: UpdatePipelineInput;
  UpdatePipelinePayload: ResolverTypeWrapper<Omit<UpdatePipelinePayload, 'pipeline'> & { pipeline?: Maybe<ResolversTypes['Pipeline']> }>;
  UpdateRouteStageInput: UpdateRouteStageInput;
  UpdateRouteStagePayload: ResolverTypeWrapper<Omit<UpdateRouteStagePayload, 'routeStage'> & { routeStage?: Maybe<ResolversTypes['RouteStage']> }>;
  UpdateTlsStageInput: UpdateTlsStageInput;
  UpdateTlsStagePayload: ResolverTypeWrapper<Omit<UpdateTlsStagePayload, 'tlsStage'> & { tlsStage?: Maybe<ResolversTypes['TlsStage']> }>;
  UpdateWafStageInput: UpdateWafStageInput;
  UpdateWafStagePayload: ResolverTypeWrapper<Omit<UpdateWafStagePayload, 'wafStage'> & { wafStage?: Maybe<ResolversTypes['WafStage']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  VpcEndpoint: ResolverTypeWrapper<WireVpcEndpoint>;
  VpcEndpointConnection: ResolverTypeWrapper<Omit<VpcEndpointConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VpcEndpointEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['VpcEndpoint']>> }>;
  VpcEndpointEdge: ResolverTypeWrapper<Omit<VpcEndpointEdge, 'node'> & { node?: Maybe<ResolversTypes['VpcEndpoint']> }>;
  VpcEndpointFilter: VpcEndpointFilter;
  VpcEndpointOrder: VpcEndpointOrder;
  VpcEndpointOrderField: VpcEndpointOrderField;
  WafExclusionRule: ResolverTypeWrapper<WireWafExclusionRule>;
  WafExclusionRuleInput: WafExclusionRuleInput;
  WafStage: ResolverTypeWrapper<WireWafStage>;
  WafStageConnection: ResolverTypeWrapper<Omit<WafStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['WafStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversTypes['WafStage']>> }>;
  WafStageEdge: ResolverTypeWrapper<Omit<WafStageEdge, 'node'> & { node?: Maybe<ResolversTypes['WafStage']> }>;
  WafStageMode: WafStageMode;
  WafStageModeInput: WafStageModeInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddNewHeadStageInput: AddNewHeadStageInput;
  AddRouteRulesInput: AddRouteRulesInput;
  AddRouteRulesPayload: RouteRulesPayload;
  BackendStage: WireBackendStage;
  BackendStageConnection: Omit<BackendStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BackendStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['BackendStage']>> };
  BackendStageEdge: Omit<BackendStageEdge, 'node'> & { node?: Maybe<ResolversParentTypes['BackendStage']> };
  BackendStageFilter: BackendStageFilter;
  BackendStageOrigin: ResolversUnionTypes<ResolversParentTypes>['BackendStageOrigin'];
  BackendStageOriginInput: BackendStageOriginInput;
  Billing: WireBilling;
  Boolean: Scalars['Boolean']['output'];
  CacheStage: WireCacheStage;
  CacheStageConnection: Omit<CacheStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CacheStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['CacheStage']>> };
  CacheStageEdge: Omit<CacheStageEdge, 'node'> & { node?: Maybe<ResolversParentTypes['CacheStage']> };
  CheckDomainInput: CheckDomainInput;
  CheckLbOriginInput: CheckLbOriginInput;
  CheckPemChainInput: CheckPemChainInput;
  CreateBackendStageInput: CreateBackendStageInput;
  CreateBackendStagePayload: Omit<CreateBackendStagePayload, 'backendStage'> & { backendStage?: Maybe<ResolversParentTypes['BackendStage']> };
  CreateCacheStageInput: CreateCacheStageInput;
  CreateCacheStagePayload: Omit<CreateCacheStagePayload, 'cacheStage'> & { cacheStage?: Maybe<ResolversParentTypes['CacheStage']> };
  CreateDnsStageInput: CreateDnsStageInput;
  CreateDnsStagePayload: Omit<CreateDnsStagePayload, 'dnsStage'> & { dnsStage?: Maybe<ResolversParentTypes['DnsStage']> };
  CreatePipelineInput: CreatePipelineInput;
  CreatePipelinePayload: Omit<CreatePipelinePayload, 'pipeline'> & { pipeline?: Maybe<ResolversParentTypes['Pipeline']> };
  CreatePurgeRequestInput: CreatePurgeRequestInput;
  CreatePurgeRequestPayload: Omit<CreatePurgeRequestPayload, 'purgeRequest'> & { purgeRequest?: Maybe<ResolversParentTypes['PurgeRequest']> };
  CreateRouteStageInput: CreateRouteStageInput;
  CreateRouteStagePayload: Omit<CreateRouteStagePayload, 'routeStage'> & { routeStage?: Maybe<ResolversParentTypes['RouteStage']> };
  CreateTlsStageInput: CreateTlsStageInput;
  CreateTlsStagePayload: Omit<CreateTlsStagePayload, 'tlsStage'> & { tlsStage?: Maybe<ResolversParentTypes['TlsStage']> };
  CreateVpcEndpointInput: CreateVpcEndpointInput;
  CreateVpcEndpointPayload: Omit<CreateVpcEndpointPayload, 'vpcEndpoint'> & { vpcEndpoint?: Maybe<ResolversParentTypes['VpcEndpoint']> };
  CreateWafStageInput: CreateWafStageInput;
  CreateWafStagePayload: Omit<CreateWafStagePayload, 'wafStage'> & { wafStage?: Maybe<ResolversParentTypes['WafStage']> };
  CurrentPlan: WireCurrentPlan;
  DateTime: Scalars['DateTime']['output'];
  DeleteBackendStageInput: DeleteBackendStageInput;
  DeleteBackendStagePayload: DeleteBackendStagePayload;
  DeleteCacheStageInput: DeleteCacheStageInput;
  DeleteCacheStagePayload: DeleteCacheStagePayload;
  DeleteCurrentPlanInput: DeleteCurrentPlanInput;
  DeleteCurrentPlanPayload: DeleteCurrentPlanPayload;
  DeleteDnsStageInput: DeleteDnsStageInput;
  DeleteDnsStagePayload: DeleteDnsStagePayload;
  DeletePipelineInput: DeletePipelineInput;
  DeletePipelinePayload: DeletePipelinePayload;
  DeleteRouteStageInput: DeleteRouteStageInput;
  DeleteRouteStagePayload: DeleteRouteStagePayload;
  DeleteTlsStageInput: DeleteTlsStageInput;
  DeleteTlsStagePayload: DeleteTlsStagePayload;
  DeleteVpcEndpointInput: DeleteVpcEndpointInput;
  DeleteVpcEndpointPayload: DeleteVpcEndpointPayload;
  DeleteWafStageInput: DeleteWafStageInput;
  DeleteWafStagePayload: DeleteWafStagePayload;
  DnsStage: WireDnsStage;
  DnsStageConnection: Omit<DnsStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DnsStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['DnsStage']>> };
  DnsStageEdge: Omit<DnsStageEdge, 'node'> & { node?: Maybe<ResolversParentTypes['DnsStage']> };
  DnsStageFilter: DnsStageFilter;
  DomainCheck: WireCheckResponse;
  EdgeTraffic: EdgeTraffic;
  HostFilterInput: HostFilterInput;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  LbOriginCheck: WireCheckLbOriginResponse;
  LeftBehind: LeftBehind;
  Money: WireMoney;
  Mutation: {};
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  PathFilterInput: PathFilterInput;
  PemChainCheck: WireCheckResponse;
  PemChainSecretInput: PemChainSecretInput;
  Pipeline: WirePipeline;
  PipelineBackendStageInput: PipelineBackendStageInput;
  PipelineCacheStageInput: PipelineCacheStageInput;
  PipelineConnection: Omit<PipelineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PipelineEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['Pipeline']>> };
  PipelineDnsStageInput: PipelineDnsStageInput;
  PipelineEdge: Omit<PipelineEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Pipeline']> };
  PipelineError: WirePipelineError;
  PipelineFilter: PipelineFilter;
  PipelineOrder: PipelineOrder;
  PipelineRouteRuleInput: PipelineRouteRuleInput;
  PipelineRouteStageInput: PipelineRouteStageInput;
  PipelineStagesInput: PipelineStagesInput;
  PipelineTlsStageInput: PipelineTlsStageInput;
  PipelineWafStageInput: PipelineWafStageInput;
  PlanDetails: WirePlanDetails;
  PlanUsageDetails: WirePlanUsageDetails;
  PurgeRequest: WirePurgeRequest;
  PurgeRequestConnection: Omit<PurgeRequestConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PurgeRequestEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['PurgeRequest']>> };
  PurgeRequestEdge: Omit<PurgeRequestEdge, 'node'> & { node?: Maybe<ResolversParentTypes['PurgeRequest']> };
  PurgeRequestFilter: PurgeRequestFilter;
  PurgeRequestOrder: PurgeRequestOrder;
  Query: {};
  RemoveHeadStageInput: RemoveHeadStageInput;
  RouteRule: RouteRuleWithPipeline;
  RouteRuleInput: RouteRuleInput;
  RouteStage: WireRouteStage;
  RouteStageConnection: Omit<RouteStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RouteStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['RouteStage']>> };
  RouteStageEdge: Omit<RouteStageEdge, 'node'> & { node?: Maybe<ResolversParentTypes['RouteStage']> };
  RuleHostFilter: WireRuleHostFilter;
  RuleHttpMatch: WireRuleHttpMatch;
  RuleHttpMatchInput: RuleHttpMatchInput;
  RulePathFilter: WireRulePathFilter;
  ScalewayLoadBalancer: LoadBalancer;
  ScalewayLoadBalancerInput: ScalewayLoadBalancerInput;
  ScalewayLoadBalancerOrigin: WireScalewayLb;
  ScalewayLoadBalancerOriginInput: ScalewayLoadBalancerOriginInput;
  ScalewayS3Origin: WireScalewayS3;
  ScalewayS3OriginInput: ScalewayS3OriginInput;
  ScalewayServerlessContainerOrigin: WireScalewayServerlessContainer;
  ScalewayServerlessContainerOriginInput: ScalewayServerlessContainerOriginInput;
  ScalewayServerlessFunctionOrigin: WireScalewayServerlessFunction;
  ScalewayServerlessFunctionOriginInput: ScalewayServerlessFunctionOriginInput;
  SelectPlanInput: SelectPlanInput;
  SelectPlanPayload: Omit<SelectPlanPayload, 'currentPlan'> & { currentPlan?: Maybe<ResolversParentTypes['CurrentPlan']> };
  SetHeadStageInput: SetHeadStageInput;
  SetHeadStagePayload: SetHeadStageParent;
  SetRouteRulesInput: SetRouteRulesInput;
  SetRouteRulesPayload: RouteRulesPayload;
  SetVpcEndpointsInput: SetVpcEndpointsInput;
  SetVpcEndpointsPayload: SetVpcEndpointsParent;
  Stage: ResolversInterfaceTypes<ResolversParentTypes>['Stage'];
  StageOrder: StageOrder;
  StageScopeFilter: StageScopeFilter;
  String: Scalars['String']['output'];
  SwapHeadStageInput: SwapHeadStageInput;
  TlsSecret: WireTlsSecret;
  TlsSecretInput: TlsSecretInput;
  TlsStage: WireTlsStage;
  TlsStageConnection: Omit<TlsStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TlsStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['TlsStage']>> };
  TlsStageEdge: Omit<TlsStageEdge, 'node'> & { node?: Maybe<ResolversParentTypes['TlsStage']> };
  TlsStageFilter: TlsStageFilter;
  UpdateBackendStageInput: UpdateBackendStageInput;
  UpdateBackendStagePayload: Omit<UpdateBackendStagePayload, 'backendStage'> & { backendStage?: Maybe<ResolversParentTypes['BackendStage']> };
  UpdateCacheStageInput: UpdateCacheStageInput;
  UpdateCacheStagePayload: Omit<UpdateCacheStagePayload, 'cacheStage'> & { cacheStage?: Maybe<ResolversParentTypes['CacheStage']> };
  UpdateDnsStageInput: UpdateDnsStageInput;
  UpdateDnsStagePayload: Omit<UpdateDnsStagePayload, 'dnsStage'> & { dnsStage?: Maybe<ResolversParentTypes['DnsStage']> };
  UpdatePipelineInput: UpdatePipelineInput;
  UpdatePipelinePayload: Omit<UpdatePipelinePayload, 'pipeline'> & { pipeline?: Maybe<ResolversParentTypes['Pipeline']> };
  UpdateRouteStageInput: UpdateRouteStageInput;
  UpdateRouteStagePayload: Omit<UpdateRouteStagePayload, 'routeStage'> & { routeStage?: Maybe<ResolversParentTypes['RouteStage']> };
  UpdateTlsStageInput: UpdateTlsStageInput;
  UpdateTlsStagePayload: Omit<UpdateTlsStagePayload, 'tlsStage'> & { tlsStage?: Maybe<ResolversParentTypes['TlsStage']> };
  UpdateWafStageInput: UpdateWafStageInput;
  UpdateWafStagePayload: Omit<UpdateWafStagePayload, 'wafStage'> & { wafStage?: Maybe<ResolversParentTypes['WafStage']> };
  UserError: UserError;
  VpcEndpoint: WireVpcEndpoint;
  VpcEndpointConnection: Omit<VpcEndpointConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VpcEndpointEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['VpcEndpoint']>> };
  VpcEndpointEdge: Omit<VpcEndpointEdge, 'node'> & { node?: Maybe<ResolversParentTypes['VpcEndpoint']> };
  VpcEndpointFilter: VpcEndpointFilter;
  VpcEndpointOrder: VpcEndpointOrder;
  WafExclusionRule: WireWafExclusionRule;
  WafExclusionRuleInput: WafExclusionRuleInput;
  WafStage: WireWafStage;
  WafStageConnection: Omit<WafStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['WafStageEdge']>, nodes: ReadonlyArray<Maybe<ResolversParentTypes['WafStage']>> };
  WafStageEdge: Omit<WafStageEdge, 'node'> & { node?: Maybe<ResolversParentTypes['WafStage']> };
};

export type AddRouteRulesPayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['AddRouteRulesPayload'] = ResolversParentTypes['AddRouteRulesPayload']> = {
  routeRules?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['RouteRule']>>>, ParentType, ContextType>;
  routeStage?: Resolver<Maybe<ResolversTypes['RouteStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BackendStageResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['BackendStage'] = ResolversParentTypes['BackendStage']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['BackendStageOrigin']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StageStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BackendStageConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['BackendStageConnection'] = ResolversParentTypes['BackendStageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BackendStageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['BackendStage']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BackendStageEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['BackendStageEdge'] = ResolversParentTypes['BackendStageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BackendStageOriginResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['BackendStageOrigin'] = ResolversParentTypes['BackendStageOrigin']> = {
  __resolveType: TypeResolveFn<'ScalewayLoadBalancerOrigin' | 'ScalewayS3Origin' | 'ScalewayServerlessContainerOrigin' | 'ScalewayServerlessFunctionOrigin', ParentType, ContextType>;
};

export type BillingResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Billing'] = ResolversParentTypes['Billing']> = {
  currentPlan?: Resolver<Maybe<ResolversTypes['PlanDetails']>, ParentType, ContextType>;
  currentPlanCacheUsage?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  currentPlanWafUsage?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  extraCacheCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  extraCacheUsage?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  extraPipelinesCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  extraWafCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  extraWafUsage?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pipelineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  planCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  plansUsageDetails?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['PlanUsageDetails']>>>, ParentType, ContextType>;
  totalCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  wafAddOn?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CacheStageResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CacheStage'] = ResolversParentTypes['CacheStage']> = {
  backendStage?: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fallbackTtl?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  includeCookies?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nextStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  routeStage?: Resolver<Maybe<ResolversTypes['RouteStage']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StageStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  wafStage?: Resolver<Maybe<ResolversTypes['WafStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CacheStageConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CacheStageConnection'] = ResolversParentTypes['CacheStageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CacheStageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['CacheStage']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CacheStageEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CacheStageEdge'] = ResolversParentTypes['CacheStageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['CacheStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateBackendStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CreateBackendStagePayload'] = ResolversParentTypes['CreateBackendStagePayload']> = {
  backendStage?: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateCacheStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CreateCacheStagePayload'] = ResolversParentTypes['CreateCacheStagePayload']> = {
  cacheStage?: Resolver<Maybe<ResolversTypes['CacheStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateDnsStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CreateDnsStagePayload'] = ResolversParentTypes['CreateDnsStagePayload']> = {
  dnsStage?: Resolver<Maybe<ResolversTypes['DnsStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreatePipelinePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CreatePipelinePayload'] = ResolversParentTypes['CreatePipelinePayload']> = {
  leftBehind?: Resolver<ReadonlyArray<ResolversTypes['LeftBehind']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreatePurgeRequestPayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CreatePurgeRequestPayload'] = ResolversParentTypes['CreatePurgeRequestPayload']> = {
  purgeRequest?: Resolver<Maybe<ResolversTypes['PurgeRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateRouteStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CreateRouteStagePayload'] = ResolversParentTypes['CreateRouteStagePayload']> = {
  routeStage?: Resolver<Maybe<ResolversTypes['RouteStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateTlsStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CreateTlsStagePayload'] = ResolversParentTypes['CreateTlsStagePayload']> = {
  tlsStage?: Resolver<Maybe<ResolversTypes['TlsStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateVpcEndpointPayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CreateVpcEndpointPayload'] = ResolversParentTypes['CreateVpcEndpointPayload']> = {
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  vpcEndpoint?: Resolver<Maybe<ResolversTypes['VpcEndpoint']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateWafStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CreateWafStagePayload'] = ResolversParentTypes['CreateWafStagePayload']> = {
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  wafStage?: Resolver<Maybe<ResolversTypes['WafStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CurrentPlanResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CurrentPlan'] = ResolversParentTypes['CurrentPlan']> = {
  planName?: Resolver<ResolversTypes['PlanName'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteBackendStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DeleteBackendStagePayload'] = ResolversParentTypes['DeleteBackendStagePayload']> = {
  deletedBackendStageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteCacheStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DeleteCacheStagePayload'] = ResolversParentTypes['DeleteCacheStagePayload']> = {
  deletedCacheStageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteCurrentPlanPayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DeleteCurrentPlanPayload'] = ResolversParentTypes['DeleteCurrentPlanPayload']> = {
  projectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteDnsStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DeleteDnsStagePayload'] = ResolversParentTypes['DeleteDnsStagePayload']> = {
  deletedDnsStageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeletePipelinePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DeletePipelinePayload'] = ResolversParentTypes['DeletePipelinePayload']> = {
  deletedPipelineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteRouteStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DeleteRouteStagePayload'] = ResolversParentTypes['DeleteRouteStagePayload']> = {
  deletedRouteStageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteTlsStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DeleteTlsStagePayload'] = ResolversParentTypes['DeleteTlsStagePayload']> = {
  deletedTlsStageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteVpcEndpointPayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DeleteVpcEndpointPayload'] = ResolversParentTypes['DeleteVpcEndpointPayload']> = {
  deletedVpcEndpointId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteWafStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DeleteWafStagePayload'] = ResolversParentTypes['DeleteWafStagePayload']> = {
  deletedWafStageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DnsStageResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DnsStage'] = ResolversParentTypes['DnsStage']> = {
  backendStage?: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  cacheStage?: Resolver<Maybe<ResolversTypes['CacheStage']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  defaultFqdn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  defaultPrivateFqdn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fqdns?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  fullPrivate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StageStatus'], ParentType, ContextType>;
  tlsStage?: Resolver<Maybe<ResolversTypes['TlsStage']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['DnsStageType'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  wildcardDomain?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DnsStageConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DnsStageConnection'] = ResolversParentTypes['DnsStageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DnsStageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['DnsStage']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DnsStageEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DnsStageEdge'] = ResolversParentTypes['DnsStageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['DnsStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DomainCheckResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DomainCheck'] = ResolversParentTypes['DomainCheck']> = {
  isValid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EdgeTrafficResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['EdgeTraffic'] = ResolversParentTypes['EdgeTraffic']> = {
  bypasses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  misses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  originCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requests?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  staleHits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  uncached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LbOriginCheckResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['LbOriginCheck'] = ResolversParentTypes['LbOriginCheck']> = {
  errorType?: Resolver<Maybe<ResolversTypes['LbOriginError']>, ParentType, ContextType>;
  isValid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeftBehindResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['LeftBehind'] = ResolversParentTypes['LeftBehind']> = {
  certainty?: Resolver<ResolversTypes['LeftBehindCertainty'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  typeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  currencyCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nanos?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addRouteRules: Resolver<Maybe<ResolversTypes['AddRouteRulesPayload']>, ParentType, ContextType, RequireFields<MutationAddRouteRulesArgs, 'input'>>;
  createBackendStage: Resolver<Maybe<ResolversTypes['CreateBackendStagePayload']>, ParentType, ContextType, RequireFields<MutationCreateBackendStageArgs, 'input'>>;
  createCacheStage: Resolver<Maybe<ResolversTypes['CreateCacheStagePayload']>, ParentType, ContextType, RequireFields<MutationCreateCacheStageArgs, 'input'>>;
  createDnsStage: Resolver<Maybe<ResolversTypes['CreateDnsStagePayload']>, ParentType, ContextType, RequireFields<MutationCreateDnsStageArgs, 'input'>>;
  createPipeline: Resolver<Maybe<ResolversTypes['CreatePipelinePayload']>, ParentType, ContextType, RequireFields<MutationCreatePipelineArgs, 'input'>>;
  createPurgeRequest: Resolver<Maybe<ResolversTypes['CreatePurgeRequestPayload']>, ParentType, ContextType, RequireFields<MutationCreatePurgeRequestArgs, 'input'>>;
  createRouteStage: Resolver<Maybe<ResolversTypes['CreateRouteStagePayload']>, ParentType, ContextType, RequireFields<MutationCreateRouteStageArgs, 'input'>>;
  createTlsStage: Resolver<Maybe<ResolversTypes['CreateTlsStagePayload']>, ParentType, ContextType, RequireFields<MutationCreateTlsStageArgs, 'input'>>;
  createVpcEndpoint: Resolver<Maybe<ResolversTypes['CreateVpcEndpointPayload']>, ParentType, ContextType, RequireFields<MutationCreateVpcEndpointArgs, 'input'>>;
  createWafStage: Resolver<Maybe<ResolversTypes['CreateWafStagePayload']>, ParentType, ContextType, RequireFields<MutationCreateWafStageArgs, 'input'>>;
  deleteBackendStage: Resolver<Maybe<ResolversTypes['DeleteBackendStagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteBackendStageArgs, 'input'>>;
  deleteCacheStage: Resolver<Maybe<ResolversTypes['DeleteCacheStagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteCacheStageArgs, 'input'>>;
  deleteCurrentPlan: Resolver<Maybe<ResolversTypes['DeleteCurrentPlanPayload']>, ParentType, ContextType, RequireFields<MutationDeleteCurrentPlanArgs, 'input'>>;
  deleteDnsStage: Resolver<Maybe<ResolversTypes['DeleteDnsStagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteDnsStageArgs, 'input'>>;
  deletePipeline: Resolver<Maybe<ResolversTypes['DeletePipelinePayload']>, ParentType, ContextType, RequireFields<MutationDeletePipelineArgs, 'input'>>;
  deleteRouteStage: Resolver<Maybe<ResolversTypes['DeleteRouteStagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteRouteStageArgs, 'input'>>;
  deleteTlsStage: Resolver<Maybe<ResolversTypes['DeleteTlsStagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteTlsStageArgs, 'input'>>;
  deleteVpcEndpoint: Resolver<Maybe<ResolversTypes['DeleteVpcEndpointPayload']>, ParentType, ContextType, RequireFields<MutationDeleteVpcEndpointArgs, 'input'>>;
  deleteWafStage: Resolver<Maybe<ResolversTypes['DeleteWafStagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteWafStageArgs, 'input'>>;
  selectPlan: Resolver<Maybe<ResolversTypes['SelectPlanPayload']>, ParentType, ContextType, RequireFields<MutationSelectPlanArgs, 'input'>>;
  setHeadStage: Resolver<Maybe<ResolversTypes['SetHeadStagePayload']>, ParentType, ContextType, RequireFields<MutationSetHeadStageArgs, 'input'>>;
  setRouteRules: Resolver<Maybe<ResolversTypes['SetRouteRulesPayload']>, ParentType, ContextType, RequireFields<MutationSetRouteRulesArgs, 'input'>>;
  setVpcEndpoints: Resolver<Maybe<ResolversTypes['SetVpcEndpointsPayload']>, ParentType, ContextType, RequireFields<MutationSetVpcEndpointsArgs, 'input'>>;
  updateBackendStage: Resolver<Maybe<ResolversTypes['UpdateBackendStagePayload']>, ParentType, ContextType, RequireFields<MutationUpdateBackendStageArgs, 'input'>>;
  updateCacheStage: Resolver<Maybe<ResolversTypes['UpdateCacheStagePayload']>, ParentType, ContextType, RequireFields<MutationUpdateCacheStageArgs, 'input'>>;
  updateDnsStage: Resolver<Maybe<ResolversTypes['UpdateDnsStagePayload']>, ParentType, ContextType, RequireFields<MutationUpdateDnsStageArgs, 'input'>>;
  updatePipeline: Resolver<Maybe<ResolversTypes['UpdatePipelinePayload']>, ParentType, ContextType, RequireFields<MutationUpdatePipelineArgs, 'input'>>;
  updateRouteStage: Resolver<Maybe<ResolversTypes['UpdateRouteStagePayload']>, ParentType, ContextType, RequireFields<MutationUpdateRouteStageArgs, 'input'>>;
  updateTlsStage: Resolver<Maybe<ResolversTypes['UpdateTlsStagePayload']>, ParentType, ContextType, RequireFields<MutationUpdateTlsStageArgs, 'input'>>;
  updateWafStage: Resolver<Maybe<ResolversTypes['UpdateWafStagePayload']>, ParentType, ContextType, RequireFields<MutationUpdateWafStageArgs, 'input'>>;
};

export type NodeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'BackendStage' | 'CacheStage' | 'DnsStage' | 'Pipeline' | 'PurgeRequest' | 'RouteStage' | 'TlsStage' | 'VpcEndpoint' | 'WafStage', ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PemChainCheckResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PemChainCheck'] = ResolversParentTypes['PemChainCheck']> = {
  isValid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PipelineResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Pipeline'] = ResolversParentTypes['Pipeline']> = {
  backendStages?: Resolver<Maybe<ResolversTypes['BackendStageConnection']>, ParentType, ContextType, Partial<PipelineBackendStagesArgs>>;
  cacheStages?: Resolver<Maybe<ResolversTypes['CacheStageConnection']>, ParentType, ContextType, Partial<PipelineCacheStagesArgs>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dnsStages?: Resolver<Maybe<ResolversTypes['DnsStageConnection']>, ParentType, ContextType, Partial<PipelineDnsStagesArgs>>;
  edge?: Resolver<Maybe<ResolversTypes['EdgeTraffic']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<Maybe<ResolversTypes['PipelineError']>>, ParentType, ContextType>;
  headStages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DnsStage']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organizationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purgeRequests?: Resolver<Maybe<ResolversTypes['PurgeRequestConnection']>, ParentType, ContextType, Partial<PipelinePurgeRequestsArgs>>;
  routeStages?: Resolver<Maybe<ResolversTypes['RouteStageConnection']>, ParentType, ContextType, Partial<PipelineRouteStagesArgs>>;
  status?: Resolver<ResolversTypes['PipelineStatus'], ParentType, ContextType>;
  tlsStages?: Resolver<Maybe<ResolversTypes['TlsStageConnection']>, ParentType, ContextType, Partial<PipelineTlsStagesArgs>>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  vpcEndpoints?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['VpcEndpoint']>>>, ParentType, ContextType>;
  wafStages?: Resolver<Maybe<ResolversTypes['WafStageConnection']>, ParentType, ContextType, Partial<PipelineWafStagesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PipelineConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PipelineConnection'] = ResolversParentTypes['PipelineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PipelineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Pipeline']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PipelineEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PipelineEdge'] = ResolversParentTypes['PipelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PipelineErrorResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PipelineError'] = ResolversParentTypes['PipelineError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['PipelineErrorSeverity'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['PipelineErrorStage'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['PipelineErrorType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlanDetailsResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PlanDetails'] = ResolversParentTypes['PlanDetails']> = {
  backendLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  packageGb?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pipelineLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  planName?: Resolver<ResolversTypes['PlanName'], ParentType, ContextType>;
  wafRequests?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  wildcardDomain?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlanUsageDetailsResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PlanUsageDetails'] = ResolversParentTypes['PlanUsageDetails']> = {
  plan?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  planCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PurgeRequestResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PurgeRequest'] = ResolversParentTypes['PurgeRequest']> = {
  all?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  assets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PurgeRequestStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PurgeRequestConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PurgeRequestConnection'] = ResolversParentTypes['PurgeRequestConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PurgeRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['PurgeRequest']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PurgeRequestEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PurgeRequestEdge'] = ResolversParentTypes['PurgeRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['PurgeRequest']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  backendStage: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType, RequireFields<QueryBackendStageArgs, 'id'>>;
  backendStages: Resolver<Maybe<ResolversTypes['BackendStageConnection']>, ParentType, ContextType, Partial<QueryBackendStagesArgs>>;
  billing: Resolver<Maybe<ResolversTypes['Billing']>, ParentType, ContextType, Partial<QueryBillingArgs>>;
  cacheStage: Resolver<Maybe<ResolversTypes['CacheStage']>, ParentType, ContextType, RequireFields<QueryCacheStageArgs, 'id'>>;
  cacheStages: Resolver<Maybe<ResolversTypes['CacheStageConnection']>, ParentType, ContextType, Partial<QueryCacheStagesArgs>>;
  checkDomain: Resolver<Maybe<ResolversTypes['DomainCheck']>, ParentType, ContextType, RequireFields<QueryCheckDomainArgs, 'input'>>;
  checkLbOrigin: Resolver<Maybe<ResolversTypes['LbOriginCheck']>, ParentType, ContextType, RequireFields<QueryCheckLbOriginArgs, 'input'>>;
  checkPemChain: Resolver<Maybe<ResolversTypes['PemChainCheck']>, ParentType, ContextType, RequireFields<QueryCheckPemChainArgs, 'input'>>;
  currentPlan: Resolver<Maybe<ResolversTypes['CurrentPlan']>, ParentType, ContextType, Partial<QueryCurrentPlanArgs>>;
  dnsStage: Resolver<Maybe<ResolversTypes['DnsStage']>, ParentType, ContextType, RequireFields<QueryDnsStageArgs, 'id'>>;
  dnsStages: Resolver<Maybe<ResolversTypes['DnsStageConnection']>, ParentType, ContextType, Partial<QueryDnsStagesArgs>>;
  node: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  pipeline: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType, RequireFields<QueryPipelineArgs, 'id'>>;
  pipelines: Resolver<Maybe<ResolversTypes['PipelineConnection']>, ParentType, ContextType, Partial<QueryPipelinesArgs>>;
  plans: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['PlanDetails']>>>, ParentType, ContextType>;
  purgeRequest: Resolver<Maybe<ResolversTypes['PurgeRequest']>, ParentType, ContextType, RequireFields<QueryPurgeRequestArgs, 'id'>>;
  purgeRequests: Resolver<Maybe<ResolversTypes['PurgeRequestConnection']>, ParentType, ContextType, Partial<QueryPurgeRequestsArgs>>;
  routeStage: Resolver<Maybe<ResolversTypes['RouteStage']>, ParentType, ContextType, RequireFields<QueryRouteStageArgs, 'id'>>;
  routeStages: Resolver<Maybe<ResolversTypes['RouteStageConnection']>, ParentType, ContextType, Partial<QueryRouteStagesArgs>>;
  tlsStage: Resolver<Maybe<ResolversTypes['TlsStage']>, ParentType, ContextType, RequireFields<QueryTlsStageArgs, 'id'>>;
  tlsStages: Resolver<Maybe<ResolversTypes['TlsStageConnection']>, ParentType, ContextType, Partial<QueryTlsStagesArgs>>;
  vpcEndpoint: Resolver<Maybe<ResolversTypes['VpcEndpoint']>, ParentType, ContextType, RequireFields<QueryVpcEndpointArgs, 'id'>>;
  vpcEndpoints: Resolver<Maybe<ResolversTypes['VpcEndpointConnection']>, ParentType, ContextType, Partial<QueryVpcEndpointsArgs>>;
  wafStage: Resolver<Maybe<ResolversTypes['WafStage']>, ParentType, ContextType, RequireFields<QueryWafStageArgs, 'id'>>;
  wafStages: Resolver<Maybe<ResolversTypes['WafStageConnection']>, ParentType, ContextType, Partial<QueryWafStagesArgs>>;
};

export type RouteRuleResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['RouteRule'] = ResolversParentTypes['RouteRule']> = {
  backendStage?: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ruleHttpMatch?: Resolver<Maybe<ResolversTypes['RuleHttpMatch']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  wafStage?: Resolver<Maybe<ResolversTypes['WafStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RouteStageResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['RouteStage'] = ResolversParentTypes['RouteStage']> = {
  backendStage?: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  routeRules?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['RouteRule']>>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StageStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  wafStage?: Resolver<Maybe<ResolversTypes['WafStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RouteStageConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['RouteStageConnection'] = ResolversParentTypes['RouteStageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RouteStageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['RouteStage']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RouteStageEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['RouteStageEdge'] = ResolversParentTypes['RouteStageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['RouteStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RuleHostFilterResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['RuleHostFilter'] = ResolversParentTypes['RuleHostFilter']> = {
  hostFilterType?: Resolver<ResolversTypes['HostFilterType'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RuleHttpMatchResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['RuleHttpMatch'] = ResolversParentTypes['RuleHttpMatch']> = {
  hostFilter?: Resolver<Maybe<ResolversTypes['RuleHostFilter']>, ParentType, ContextType>;
  methodFilters?: Resolver<ReadonlyArray<ResolversTypes['MethodFilter']>, ParentType, ContextType>;
  pathFilter?: Resolver<Maybe<ResolversTypes['RulePathFilter']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RulePathFilterResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['RulePathFilter'] = ResolversParentTypes['RulePathFilter']> = {
  pathFilterType?: Resolver<ResolversTypes['PathFilterType'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScalewayLoadBalancerResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['ScalewayLoadBalancer'] = ResolversParentTypes['ScalewayLoadBalancer']> = {
  domainName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  frontendId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hasWebsocket?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSsl?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lbId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  privateNetworkId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  zone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScalewayLoadBalancerOriginResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['ScalewayLoadBalancerOrigin'] = ResolversParentTypes['ScalewayLoadBalancerOrigin']> = {
  lbs?: Resolver<ReadonlyArray<Maybe<ResolversTypes['ScalewayLoadBalancer']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScalewayS3OriginResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['ScalewayS3Origin'] = ResolversParentTypes['ScalewayS3Origin']> = {
  bucketName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bucketRegion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isWebsite?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScalewayServerlessContainerOriginResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['ScalewayServerlessContainerOrigin'] = ResolversParentTypes['ScalewayServerlessContainerOrigin']> = {
  containerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScalewayServerlessFunctionOriginResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['ScalewayServerlessFunctionOrigin'] = ResolversParentTypes['ScalewayServerlessFunctionOrigin']> = {
  functionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SelectPlanPayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['SelectPlanPayload'] = ResolversParentTypes['SelectPlanPayload']> = {
  currentPlan?: Resolver<Maybe<ResolversTypes['CurrentPlan']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetHeadStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['SetHeadStagePayload'] = ResolversParentTypes['SetHeadStagePayload']> = {
  dnsStage?: Resolver<Maybe<ResolversTypes['DnsStage']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetRouteRulesPayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['SetRouteRulesPayload'] = ResolversParentTypes['SetRouteRulesPayload']> = {
  routeRules?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['RouteRule']>>>, ParentType, ContextType>;
  routeStage?: Resolver<Maybe<ResolversTypes['RouteStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetVpcEndpointsPayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['SetVpcEndpointsPayload'] = ResolversParentTypes['SetVpcEndpointsPayload']> = {
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  vpcEndpoints?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['VpcEndpoint']>>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StageResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Stage'] = ResolversParentTypes['Stage']> = {
  __resolveType: TypeResolveFn<'BackendStage' | 'CacheStage' | 'DnsStage' | 'RouteStage' | 'TlsStage' | 'WafStage', ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StageStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TlsSecretResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['TlsSecret'] = ResolversParentTypes['TlsSecret']> = {
  region?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TlsStageResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['TlsStage'] = ResolversParentTypes['TlsStage']> = {
  backendStage?: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  cacheStage?: Resolver<Maybe<ResolversTypes['CacheStage']>, ParentType, ContextType>;
  certificateExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  managedCertificate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nextStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  routeStage?: Resolver<Maybe<ResolversTypes['RouteStage']>, ParentType, ContextType>;
  secrets?: Resolver<ReadonlyArray<Maybe<ResolversTypes['TlsSecret']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StageStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  wafStage?: Resolver<Maybe<ResolversTypes['WafStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TlsStageConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['TlsStageConnection'] = ResolversParentTypes['TlsStageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TlsStageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['TlsStage']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TlsStageEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['TlsStageEdge'] = ResolversParentTypes['TlsStageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['TlsStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateBackendStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['UpdateBackendStagePayload'] = ResolversParentTypes['UpdateBackendStagePayload']> = {
  backendStage?: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateCacheStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['UpdateCacheStagePayload'] = ResolversParentTypes['UpdateCacheStagePayload']> = {
  cacheStage?: Resolver<Maybe<ResolversTypes['CacheStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateDnsStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['UpdateDnsStagePayload'] = ResolversParentTypes['UpdateDnsStagePayload']> = {
  dnsStage?: Resolver<Maybe<ResolversTypes['DnsStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdatePipelinePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['UpdatePipelinePayload'] = ResolversParentTypes['UpdatePipelinePayload']> = {
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateRouteStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['UpdateRouteStagePayload'] = ResolversParentTypes['UpdateRouteStagePayload']> = {
  routeStage?: Resolver<Maybe<ResolversTypes['RouteStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateTlsStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['UpdateTlsStagePayload'] = ResolversParentTypes['UpdateTlsStagePayload']> = {
  tlsStage?: Resolver<Maybe<ResolversTypes['TlsStage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateWafStagePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['UpdateWafStagePayload'] = ResolversParentTypes['UpdateWafStagePayload']> = {
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  wafStage?: Resolver<Maybe<ResolversTypes['WafStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VpcEndpointResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['VpcEndpoint'] = ResolversParentTypes['VpcEndpoint']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  privateNetworkId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VpcEndpointConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['VpcEndpointConnection'] = ResolversParentTypes['VpcEndpointConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VpcEndpointEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['VpcEndpoint']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VpcEndpointEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['VpcEndpointEdge'] = ResolversParentTypes['VpcEndpointEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['VpcEndpoint']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WafExclusionRuleResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['WafExclusionRule'] = ResolversParentTypes['WafExclusionRule']> = {
  ruleId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WafStageResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['WafStage'] = ResolversParentTypes['WafStage']> = {
  backendStage?: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  exclusionRules?: Resolver<ReadonlyArray<ResolversTypes['WafExclusionRule']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['WafStageMode'], ParentType, ContextType>;
  nextStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  paranoiaLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StageStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WafStageConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['WafStageConnection'] = ResolversParentTypes['WafStageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WafStageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['WafStage']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WafStageEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['WafStageEdge'] = ResolversParentTypes['WafStageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['WafStage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = WireContext> = {
  AddRouteRulesPayload?: AddRouteRulesPayloadResolvers<ContextType>;
  BackendStage?: BackendStageResolvers<ContextType>;
  BackendStageConnection?: BackendStageConnectionResolvers<ContextType>;
  BackendStageEdge?: BackendStageEdgeResolvers<ContextType>;
  BackendStageOrigin?: BackendStageOriginResolvers<ContextType>;
  Billing?: BillingResolvers<ContextType>;
  CacheStage?: CacheStageResolvers<ContextType>;
  CacheStageConnection?: CacheStageConnectionResolvers<ContextType>;
  CacheStageEdge?: CacheStageEdgeResolvers<ContextType>;
  CreateBackendStagePayload?: CreateBackendStagePayloadResolvers<ContextType>;
  CreateCacheStagePayload?: CreateCacheStagePayloadResolvers<ContextType>;
  CreateDnsStagePayload?: CreateDnsStagePayloadResolvers<ContextType>;
  CreatePipelinePayload?: CreatePipelinePayloadResolvers<ContextType>;
  CreatePurgeRequestPayload?: CreatePurgeRequestPayloadResolvers<ContextType>;
  CreateRouteStagePayload?: CreateRouteStagePayloadResolvers<ContextType>;
  CreateTlsStagePayload?: CreateTlsStagePayloadResolvers<ContextType>;
  CreateVpcEndpointPayload?: CreateVpcEndpointPayloadResolvers<ContextType>;
  CreateWafStagePayload?: CreateWafStagePayloadResolvers<ContextType>;
  CurrentPlan?: CurrentPlanResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteBackendStagePayload?: DeleteBackendStagePayloadResolvers<ContextType>;
  DeleteCacheStagePayload?: DeleteCacheStagePayloadResolvers<ContextType>;
  DeleteCurrentPlanPayload?: DeleteCurrentPlanPayloadResolvers<ContextType>;
  DeleteDnsStagePayload?: DeleteDnsStagePayloadResolvers<ContextType>;
  DeletePipelinePayload?: DeletePipelinePayloadResolvers<ContextType>;
  DeleteRouteStagePayload?: DeleteRouteStagePayloadResolvers<ContextType>;
  DeleteTlsStagePayload?: DeleteTlsStagePayloadResolvers<ContextType>;
  DeleteVpcEndpointPayload?: DeleteVpcEndpointPayloadResolvers<ContextType>;
  DeleteWafStagePayload?: DeleteWafStagePayloadResolvers<ContextType>;
  DnsStage?: DnsStageResolvers<ContextType>;
  DnsStageConnection?: DnsStageConnectionResolvers<ContextType>;
  DnsStageEdge?: DnsStageEdgeResolvers<ContextType>;
  DomainCheck?: DomainCheckResolvers<ContextType>;
  EdgeTraffic?: EdgeTrafficResolvers<ContextType>;
  LbOriginCheck?: LbOriginCheckResolvers<ContextType>;
  LeftBehind?: LeftBehindResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PemChainCheck?: PemChainCheckResolvers<ContextType>;
  Pipeline?: PipelineResolvers<ContextType>;
  PipelineConnection?: PipelineConnectionResolvers<ContextType>;
  PipelineEdge?: PipelineEdgeResolvers<ContextType>;
  PipelineError?: PipelineErrorResolvers<ContextType>;
  PlanDetails?: PlanDetailsResolvers<ContextType>;
  PlanUsageDetails?: PlanUsageDetailsResolvers<ContextType>;
  PurgeRequest?: PurgeRequestResolvers<ContextType>;
  PurgeRequestConnection?: PurgeRequestConnectionResolvers<ContextType>;
  PurgeRequestEdge?: PurgeRequestEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RouteRule?: RouteRuleResolvers<ContextType>;
  RouteStage?: RouteStageResolvers<ContextType>;
  RouteStageConnection?: RouteStageConnectionResolvers<ContextType>;
  RouteStageEdge?: RouteStageEdgeResolvers<ContextType>;
  RuleHostFilter?: RuleHostFilterResolvers<ContextType>;
  RuleHttpMatch?: RuleHttpMatchResolvers<ContextType>;
  RulePathFilter?: RulePathFilterResolvers<ContextType>;
  ScalewayLoadBalancer?: ScalewayLoadBalancerResolvers<ContextType>;
  ScalewayLoadBalancerOrigin?: ScalewayLoadBalancerOriginResolvers<ContextType>;
  ScalewayS3Origin?: ScalewayS3OriginResolvers<ContextType>;
  ScalewayServerlessContainerOrigin?: ScalewayServerlessContainerOriginResolvers<ContextType>;
  ScalewayServerlessFunctionOrigin?: ScalewayServerlessFunctionOriginResolvers<ContextType>;
  SelectPlanPayload?: SelectPlanPayloadResolvers<ContextType>;
  SetHeadStagePayload?: SetHeadStagePayloadResolvers<ContextType>;
  SetRouteRulesPayload?: SetRouteRulesPayloadResolvers<ContextType>;
  SetVpcEndpointsPayload?: SetVpcEndpointsPayloadResolvers<ContextType>;
  Stage?: StageResolvers<ContextType>;
  TlsSecret?: TlsSecretResolvers<ContextType>;
  TlsStage?: TlsStageResolvers<ContextType>;
  TlsStageConnection?: TlsStageConnectionResolvers<ContextType>;
  TlsStageEdge?: TlsStageEdgeResolvers<ContextType>;
  UpdateBackendStagePayload?: UpdateBackendStagePayloadResolvers<ContextType>;
  UpdateCacheStagePayload?: UpdateCacheStagePayloadResolvers<ContextType>;
  UpdateDnsStagePayload?: UpdateDnsStagePayloadResolvers<ContextType>;
  UpdatePipelinePayload?: UpdatePipelinePayloadResolvers<ContextType>;
  UpdateRouteStagePayload?: UpdateRouteStagePayloadResolvers<ContextType>;
  UpdateTlsStagePayload?: UpdateTlsStagePayloadResolvers<ContextType>;
  UpdateWafStagePayload?: UpdateWafStagePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VpcEndpoint?: VpcEndpointResolvers<ContextType>;
  VpcEndpointConnection?: VpcEndpointConnectionResolvers<ContextType>;
  VpcEndpointEdge?: VpcEndpointEdgeResolvers<ContextType>;
  WafExclusionRule?: WafExclusionRuleResolvers<ContextType>;
  WafStage?: WafStageResolvers<ContextType>;
  WafStageConnection?: WafStageConnectionResolvers<ContextType>;
  WafStageEdge?: WafStageEdgeResolvers<ContextType>;
};

