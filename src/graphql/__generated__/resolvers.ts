import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Pipeline as WirePipeline, PipelineError as WirePipelineError } from '../../wire/pipeline.js';
import type { CacheStage as WireCacheStage } from '../../wire/cache-stage.js';
import type { BackendStage as WireBackendStage, ScalewayS3 as WireScalewayS3, ScalewayLb as WireScalewayLb, ScalewayServerlessContainer as WireScalewayServerlessContainer, ScalewayServerlessFunction as WireScalewayServerlessFunction } from '../../wire/backend-stage.js';
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
   * A moment as the API wrote it: RFC 3339, in UTC, with all its fraction digits, such as
   * `2026-02-18T16:34:56.984547Z`. The answer to a write shows nine fraction digits, every later read shows six.
   */
  DateTime: { input: string; output: string; }
};

/** The end of a chain: where content comes from. */
export type BackendStage = Node & Stage & {
  readonly __typename?: 'BackendStage';
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The UUID that Edge Services gave it. */
  readonly id: Scalars['ID']['output'];
  /** Always null: nothing stands between a backend and its origin. */
  readonly nextStage?: Maybe<Stage>;
  /** Where the content comes from. Null when the API names none of the kinds this gateway knows. */
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
  /** The backend stages of the page. */
  readonly nodes: ReadonlyArray<BackendStage>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many backend stages match the filter, on whichever page. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A backend stage in a list. */
export type BackendStageEdge = {
  readonly __typename?: 'BackendStageEdge';
  /** Where the stage stands in the list. Opaque; belongs to this order and filter; does not expire. */
  readonly cursor: Scalars['String']['output'];
  /** The backend stage. */
  readonly node: BackendStage;
};

/** Which backend stages to list: those that match everything given. */
export type BackendStageFilter = {
  /** Only stages whose origin is the bucket of this name. */
  readonly bucketName?: InputMaybe<Scalars['String']['input']>;
  /** Only stages whose origin is a bucket of this region, such as `fr-par`. */
  readonly bucketRegion?: InputMaybe<Scalars['String']['input']>;
  /** Only stages whose origin is this Load Balancer: a UUID. */
  readonly lbId?: InputMaybe<Scalars['ID']['input']>;
};

/** Where a backend stage gets its content from. */
export type BackendStageOrigin = ScalewayLoadBalancerOrigin | ScalewayS3Origin | ScalewayServerlessContainerOrigin | ScalewayServerlessFunctionOrigin;

/** Where a backend stage shall get its content from: exactly one of these. */
export type BackendStageOriginInput =
  /** One Load Balancer, or several. */
  { readonly scalewayLb: ScalewayLoadBalancerOriginInput; readonly scalewayS3?: never; readonly scalewayServerlessContainer?: never; readonly scalewayServerlessFunction?: never; }
  |  /** An Object Storage bucket. */
  { readonly scalewayLb?: never; readonly scalewayS3: ScalewayS3OriginInput; readonly scalewayServerlessContainer?: never; readonly scalewayServerlessFunction?: never; }
  |  /** A Serverless Container. */
  { readonly scalewayLb?: never; readonly scalewayS3?: never; readonly scalewayServerlessContainer: ScalewayServerlessContainerOriginInput; readonly scalewayServerlessFunction?: never; }
  |  /** A Serverless Function. */
  { readonly scalewayLb?: never; readonly scalewayS3?: never; readonly scalewayServerlessContainer?: never; readonly scalewayServerlessFunction: ScalewayServerlessFunctionOriginInput; };

/** A stage that keeps the origin's answers and serves them again. */
export type CacheStage = Node & Stage & {
  readonly __typename?: 'CacheStage';
  /** The backend stage behind it. Null when it is linked to something else, or to nothing. */
  readonly backendStage?: Maybe<BackendStage>;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /**
   * How long an answer is kept where the origin says nothing about it, in whole seconds. With 0 only what the
   * origin itself allows is kept. Null when the API did not say.
   */
  readonly fallbackTtl?: Maybe<Scalars['Int']['output']>;
  /** The UUID that Edge Services gave it. */
  readonly id: Scalars['ID']['output'];
  /** Whether answers to requests with cookies are kept and served too. False: such requests go past the cache. */
  readonly includeCookies: Scalars['Boolean']['output'];
  /** The stage behind it, of whichever kind. Null when it is linked to nothing. */
  readonly nextStage?: Maybe<Stage>;
  /** The pipeline it belongs to. Null when that pipeline no longer exists. */
  readonly pipeline?: Maybe<Pipeline>;
  /** Whether traffic reaches the stage. */
  readonly status: StageStatus;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of cache stages. */
export type CacheStageConnection = {
  readonly __typename?: 'CacheStageConnection';
  /** The cache stages of the page with their cursors. */
  readonly edges: ReadonlyArray<CacheStageEdge>;
  /** The cache stages of the page. */
  readonly nodes: ReadonlyArray<CacheStage>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many cache stages match the filter, on whichever page. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A cache stage in a list. */
export type CacheStageEdge = {
  readonly __typename?: 'CacheStageEdge';
  /** Where the stage stands in the list. Opaque; belongs to this order and filter; does not expire. */
  readonly cursor: Scalars['String']['output'];
  /** The cache stage. */
  readonly node: CacheStage;
};

/** Which cache stages to list: those that match everything given. */
export type CacheStageFilter = {
  /** Only cache stages of this organization's pipelines: a UUID. */
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** Only cache stages of this pipeline: a UUID. By far the cheapest list. */
  readonly pipelineId?: InputMaybe<Scalars['ID']['input']>;
  /** Only cache stages of this project's pipelines: a UUID. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

/** A backend stage to be. */
export type CreateBackendStageInput = {
  /** Where the content comes from. Required. */
  readonly origin?: InputMaybe<BackendStageOriginInput>;
  /** The UUID of the pipeline it shall belong to. */
  readonly pipelineId: Scalars['ID']['input'];
};

/** The answer to `createBackendStage`. */
export type CreateBackendStagePayload = {
  readonly __typename?: 'CreateBackendStagePayload';
  /** The backend stage as created. Null when there are user errors. */
  readonly backendStage?: Maybe<BackendStage>;
  /** What to put right. Empty when the stage was created. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A cache stage to be. At most one of the three links can be given; none is fine. */
export type CreateCacheStageInput = {
  /** The UUID of the backend stage behind it, of the same pipeline. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** How long an answer is kept where the origin says nothing about it: whole seconds, 0 or more. Required. */
  readonly fallbackTtl?: InputMaybe<Scalars['Int']['input']>;
  /** Whether answers to requests with cookies are kept and served too. False when left out. */
  readonly includeCookies?: InputMaybe<Scalars['Boolean']['input']>;
  /** The UUID of the pipeline it shall belong to. */
  readonly pipelineId: Scalars['ID']['input'];
  /** The UUID of the route stage behind it, of the same pipeline. */
  readonly routeStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The UUID of the WAF stage behind it, of the same pipeline. */
  readonly wafStageId?: InputMaybe<Scalars['ID']['input']>;
};

/** The answer to `createCacheStage`. */
export type CreateCacheStagePayload = {
  readonly __typename?: 'CreateCacheStagePayload';
  /** The cache stage as created. Null when there are user errors. */
  readonly cacheStage?: Maybe<CacheStage>;
  /** What to put right. Empty when the stage was created. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A pipeline to be. */
export type CreatePipelineInput = {
  /** Free text. Empty when left out. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Its name. Required; need not be unique. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /**
   * The project it shall belong to: a UUID. When left out: the gateway's default project, else its default
   * organization's default project. Required where the gateway has neither.
   */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

/** The answer to `createPipeline`. */
export type CreatePipelinePayload = {
  readonly __typename?: 'CreatePipelinePayload';
  /** The pipeline as created. Null when there are user errors. */
  readonly pipeline?: Maybe<Pipeline>;
  /** What to put right. Empty when the pipeline was created. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A backend stage to delete. */
export type DeleteBackendStageInput = {
  /** The backend stage's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The answer to `deleteBackendStage`. */
export type DeleteBackendStagePayload = {
  readonly __typename?: 'DeleteBackendStagePayload';
  /** The UUID of the backend stage that is gone. Null when there are user errors. */
  readonly deletedBackendStageId?: Maybe<Scalars['ID']['output']>;
  /** What to put right. Empty when the stage was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A cache stage to delete. */
export type DeleteCacheStageInput = {
  /** The cache stage's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The answer to `deleteCacheStage`. */
export type DeleteCacheStagePayload = {
  readonly __typename?: 'DeleteCacheStagePayload';
  /** The UUID of the cache stage that is gone. Null when there are user errors. */
  readonly deletedCacheStageId?: Maybe<Scalars['ID']['output']>;
  /** What to put right. Empty when the stage was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A pipeline to delete. */
export type DeletePipelineInput = {
  /** The pipeline's UUID. */
  readonly id: Scalars['ID']['input'];
};

/** The answer to `deletePipeline`. */
export type DeletePipelinePayload = {
  readonly __typename?: 'DeletePipelinePayload';
  /** The UUID of the pipeline that is gone. Null when there are user errors. */
  readonly deletedPipelineId?: Maybe<Scalars['ID']['output']>;
  /** What to put right. Empty when the pipeline was deleted. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What can be changed. What the caller can put right comes back in `userErrors`; then nothing was changed. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Creates a backend stage in a pipeline. */
  readonly createBackendStage: CreateBackendStagePayload;
  /** Creates a cache stage in a pipeline. */
  readonly createCacheStage: CreateCacheStagePayload;
  /** Creates a pipeline without stages. */
  readonly createPipeline: CreatePipelinePayload;
  /** Deletes a backend stage. */
  readonly deleteBackendStage: DeleteBackendStagePayload;
  /** Deletes a cache stage, and with it what it keeps. */
  readonly deleteCacheStage: DeleteCacheStagePayload;
  /** Deletes a pipeline with all its stages. */
  readonly deletePipeline: DeletePipelinePayload;
  /** Changes a backend stage. What is left out of the input keeps its value. */
  readonly updateBackendStage: UpdateBackendStagePayload;
  /** Changes a cache stage. What is left out of the input keeps its value. */
  readonly updateCacheStage: UpdateCacheStagePayload;
  /** Changes a pipeline. What is left out of the input keeps its value. */
  readonly updatePipeline: UpdatePipelinePayload;
};


/** What can be changed. What the caller can put right comes back in `userErrors`; then nothing was changed. */
export type MutationCreateBackendStageArgs = {
  input: CreateBackendStageInput;
};


/** What can be changed. What the caller can put right comes back in `userErrors`; then nothing was changed. */
export type MutationCreateCacheStageArgs = {
  input: CreateCacheStageInput;
};


/** What can be changed. What the caller can put right comes back in `userErrors`; then nothing was changed. */
export type MutationCreatePipelineArgs = {
  input: CreatePipelineInput;
};


/** What can be changed. What the caller can put right comes back in `userErrors`; then nothing was changed. */
export type MutationDeleteBackendStageArgs = {
  input: DeleteBackendStageInput;
};


/** What can be changed. What the caller can put right comes back in `userErrors`; then nothing was changed. */
export type MutationDeleteCacheStageArgs = {
  input: DeleteCacheStageInput;
};


/** What can be changed. What the caller can put right comes back in `userErrors`; then nothing was changed. */
export type MutationDeletePipelineArgs = {
  input: DeletePipelineInput;
};


/** What can be changed. What the caller can put right comes back in `userErrors`; then nothing was changed. */
export type MutationUpdateBackendStageArgs = {
  input: UpdateBackendStageInput;
};


/** What can be changed. What the caller can put right comes back in `userErrors`; then nothing was changed. */
export type MutationUpdateCacheStageArgs = {
  input: UpdateCacheStageInput;
};


/** What can be changed. What the caller can put right comes back in `userErrors`; then nothing was changed. */
export type MutationUpdatePipelineArgs = {
  input: UpdatePipelineInput;
};

/** Anything that can be read again by its id. */
export type Node = {
  /** The UUID that Edge Services gave it: the same as in the console, the CLI, Terraform and the REST API. */
  readonly id: Scalars['ID']['output'];
};

/** Which way a list is ordered. */
export type OrderDirection =
  /** Smallest, oldest or alphabetically first in front. */
  | 'ASC'
  /** Largest, newest or alphabetically last in front. */
  | 'DESC';

/** Where a page of a connection lies, and what is around it. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last item. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether anything follows the last item of the page, whichever way the page was asked for. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether anything precedes the first item of the page, whichever way the page was asked for. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item. Null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between visitors and an origin. */
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
  /** What is wrong with the pipeline. Empty when nothing is. */
  readonly errors: ReadonlyArray<PipelineError>;
  /** The UUID that Edge Services gave it. */
  readonly id: Scalars['ID']['output'];
  /** Its name. Names are not unique. */
  readonly name: Scalars['String']['output'];
  /** The organization that project belongs to. */
  readonly organizationId: Scalars['ID']['output'];
  /** The project it belongs to. */
  readonly projectId: Scalars['ID']['output'];
  /** Whether the pipeline serves traffic. */
  readonly status: PipelineStatus;
  /** When it last changed. Creating or changing one of its stages does not always count as a change. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between visitors and an origin. */
export type PipelineBackendStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BackendStageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** A pipeline: a chain of stages (DNS, TLS, cache, route, WAF, backend) between visitors and an origin. */
export type PipelineCacheStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};

/** A page of pipelines. */
export type PipelineConnection = {
  readonly __typename?: 'PipelineConnection';
  /** The pipelines of the page with their cursors. */
  readonly edges: ReadonlyArray<PipelineEdge>;
  /** The pipelines of the page. */
  readonly nodes: ReadonlyArray<Pipeline>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many pipelines match the filter, on whichever page. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A pipeline in a list. */
export type PipelineEdge = {
  readonly __typename?: 'PipelineEdge';
  /** Where the pipeline stands in the list. Opaque; belongs to this order and filter; does not expire. */
  readonly cursor: Scalars['String']['output'];
  /** The pipeline. */
  readonly node: Pipeline;
};

/** One thing that is wrong with a pipeline. */
export type PipelineError = {
  readonly __typename?: 'PipelineError';
  /** What it is, as the API's own code, such as `pipeline_missing_head_stage`. New codes may appear at any time. */
  readonly code: Scalars['String']['output'];
  /** An explanation in English, for people. */
  readonly message: Scalars['String']['output'];
  /**
   * How bad it is. Says nothing about the pipeline's status: a pipeline in `WARNING` can have a `CRITICAL`
   * error.
   */
  readonly severity: PipelineErrorSeverity;
  /** The kind of stage it is about. */
  readonly stage: PipelineErrorStage;
  /** Whether the configuration is wrong, or something failed while serving. */
  readonly type: PipelineErrorType;
};

/** How bad an error is. */
export type PipelineErrorSeverity =
  /** Something does not work. */
  | 'CRITICAL'
  /** The API did not say, or said something this gateway has never heard of. */
  | 'UNKNOWN'
  /** Worth a look. */
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
  /** The pipeline as a whole, or a kind this gateway has never heard of. */
  | 'UNKNOWN';

/** Where an error comes from. */
export type PipelineErrorType =
  /** The configuration is incomplete or wrong. */
  | 'CONFIG'
  /** It came up while serving traffic. */
  | 'RUNTIME'
  /** The API did not say, or said something this gateway has never heard of. */
  | 'UNKNOWN';

/** Which pipelines to list: those that match everything given. */
export type PipelineFilter = {
  /**
   * True: only pipelines with a Load Balancer as an origin. False is as good as leaving it out. The API cannot
   * list stages with this filter, so stages selected below it cost one upstream call for each pipeline and kind
   * of stage.
   */
  readonly hasBackendStageLb?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only pipelines with this text anywhere in their name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Only pipelines of this organization: a UUID. */
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** Only pipelines of this project: a UUID. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

/** An order of pipelines. */
export type PipelineOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What to order by. */
  readonly field: PipelineOrderField;
};

/** What pipeline lists can be ordered by. */
export type PipelineOrderField =
  /** When the pipeline was created. */
  | 'CREATED_AT'
  /** Its name, in the API's own collation. */
  | 'NAME';

/** Whether a pipeline serves traffic. */
export type PipelineStatus =
  /** It does not work; `errors` says why. */
  | 'ERROR'
  /** It was locked and cannot be changed. */
  | 'LOCKED'
  /** A change is being rolled out. The only status that passes by itself. */
  | 'PENDING'
  /** It serves traffic. */
  | 'READY'
  /** The API did not say, or said something this gateway has never heard of. */
  | 'UNKNOWN'
  /** Something is missing or wrong; `errors` says what. */
  | 'WARNING';

/** What can be read. What does not exist is null, without an error. */
export type Query = {
  readonly __typename?: 'Query';
  /** One backend stage. */
  readonly backendStage?: Maybe<BackendStage>;
  /** One cache stage. */
  readonly cacheStage?: Maybe<CacheStage>;
  /**
   * The cache stages of one pipeline or, what the REST API cannot do, of all pipelines of a project, of an
   * organization, or (without a filter) that the credential can see. Across pipelines every page reads all of
   * them, 100 in an upstream call.
   */
  readonly cacheStages?: Maybe<CacheStageConnection>;
  /**
   * The object with this id, of whichever kind. Asks the API for every kind at once, so `cacheStage` and the
   * like are cheaper.
   */
  readonly node?: Maybe<Node>;
  /** The objects with these ids, in the same order, with null where there is none. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One pipeline. */
  readonly pipeline?: Maybe<Pipeline>;
  /** The pipelines that the credential can see. */
  readonly pipelines?: Maybe<PipelineConnection>;
};


/** What can be read. What does not exist is null, without an error. */
export type QueryBackendStageArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. What does not exist is null, without an error. */
export type QueryCacheStageArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. What does not exist is null, without an error. */
export type QueryCacheStagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CacheStageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<StageOrder>;
};


/** What can be read. What does not exist is null, without an error. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. What does not exist is null, without an error. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What can be read. What does not exist is null, without an error. */
export type QueryPipelineArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. What does not exist is null, without an error. */
export type QueryPipelinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PipelineFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PipelineOrder>;
};

/** A Load Balancer, reached by one of its frontends. */
export type ScalewayLoadBalancer = {
  readonly __typename?: 'ScalewayLoadBalancer';
  /** What replaces the visitor's `Host` header. Empty or null: the visitor's own is passed on. */
  readonly domainName?: Maybe<Scalars['String']['output']>;
  /** The UUID of the frontend whose port is used. */
  readonly frontendId: Scalars['ID']['output'];
  /** Whether WebSocket connections are passed on. Null when the API did not say. */
  readonly hasWebsocket?: Maybe<Scalars['Boolean']['output']>;
  /** The Load Balancer's UUID. */
  readonly id: Scalars['ID']['output'];
  /** Whether the frontend is reached over HTTPS. Null when the API did not say. */
  readonly isSsl?: Maybe<Scalars['Boolean']['output']>;
  /** The UUID of the private network it is reached over. Null when it is reached over the internet. */
  readonly privateNetworkId?: Maybe<Scalars['ID']['output']>;
  /** Its zone, such as `fr-par-1`. */
  readonly zone: Scalars['String']['output'];
};

/** A Load Balancer, reached by one of its frontends. */
export type ScalewayLoadBalancerInput = {
  /** What shall replace the visitor's `Host` header. Left out or empty: the visitor's own is passed on. */
  readonly domainName?: InputMaybe<Scalars['String']['input']>;
  /** The UUID of the frontend whose port is to be used. No two pipelines can share one. */
  readonly frontendId: Scalars['ID']['input'];
  /** Whether to pass WebSocket connections on. */
  readonly hasWebsocket?: InputMaybe<Scalars['Boolean']['input']>;
  /** The Load Balancer's UUID. A private Load Balancer cannot be an origin. */
  readonly id: Scalars['ID']['input'];
  /** Whether to reach the frontend over HTTPS. */
  readonly isSsl?: InputMaybe<Scalars['Boolean']['input']>;
  /** The UUID of the private network to reach it over. Left out: over the internet. */
  readonly privateNetworkId?: InputMaybe<Scalars['ID']['input']>;
  /** Its zone, such as `fr-par-1`. */
  readonly zone: Scalars['String']['input'];
};

/** One Load Balancer, or several. */
export type ScalewayLoadBalancerOrigin = {
  readonly __typename?: 'ScalewayLoadBalancerOrigin';
  /** The Load Balancers. */
  readonly lbs: ReadonlyArray<ScalewayLoadBalancer>;
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
  /** The bucket's name. */
  readonly bucketName?: InputMaybe<Scalars['String']['input']>;
  /** The bucket's region, such as `fr-par`. */
  readonly bucketRegion?: InputMaybe<Scalars['String']['input']>;
  /** Whether to serve the bucket as a website. Needed for a private bucket with private objects. */
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

/**
 * A step on the way from a visitor to the origin. Each stage hands what it cannot answer itself to the next
 * one.
 */
export type Stage = {
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The UUID that Edge Services gave it. */
  readonly id: Scalars['ID']['output'];
  /** The stage behind it, one step closer to the origin. Null where the chain ends or nothing is linked. */
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
  /** Which way. */
  readonly direction: OrderDirection;
  /** What to order by. */
  readonly field: StageOrderField;
};

/** What stage lists can be ordered by. */
export type StageOrderField =
  /** When the stage was created. */
  | 'CREATED_AT';

/** Whether traffic reaches a stage. */
export type StageStatus =
  /** The stage takes part in serving traffic. */
  | 'ACTIVE'
  /** No head of the pipeline leads to the stage. */
  | 'INACTIVE'
  /** The API did not say, or said something this gateway has never heard of. */
  | 'UNKNOWN';

/** A change to a backend stage. At least one field beside `id` must be given. */
export type UpdateBackendStageInput = {
  /** The backend stage's UUID. */
  readonly id: Scalars['ID']['input'];
  /** Where the content comes from now; replaces the whole origin. Cannot be null. */
  readonly origin?: InputMaybe<BackendStageOriginInput>;
};

/** The answer to `updateBackendStage`. */
export type UpdateBackendStagePayload = {
  readonly __typename?: 'UpdateBackendStagePayload';
  /** The backend stage as it is now. Null when there are user errors. */
  readonly backendStage?: Maybe<BackendStage>;
  /** What to put right. Empty when the change was made. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A change to a cache stage. At least one field beside `id` must be given, and at most one link can be set. */
export type UpdateCacheStageInput = {
  /** The UUID of the backend stage behind it; replaces a link to another stage. Null removes the link. */
  readonly backendStageId?: InputMaybe<Scalars['ID']['input']>;
  /** How long an answer is kept where the origin says nothing about it: whole seconds, 0 or more. Cannot be null. */
  readonly fallbackTtl?: InputMaybe<Scalars['Int']['input']>;
  /** The cache stage's UUID. */
  readonly id: Scalars['ID']['input'];
  /** Whether answers to requests with cookies are kept and served too. Cannot be null. */
  readonly includeCookies?: InputMaybe<Scalars['Boolean']['input']>;
  /** The UUID of the route stage behind it; replaces a link to another stage. Null removes the link. */
  readonly routeStageId?: InputMaybe<Scalars['ID']['input']>;
  /** The UUID of the WAF stage behind it; replaces a link to another stage. Null removes the link. */
  readonly wafStageId?: InputMaybe<Scalars['ID']['input']>;
};

/** The answer to `updateCacheStage`. */
export type UpdateCacheStagePayload = {
  readonly __typename?: 'UpdateCacheStagePayload';
  /** The cache stage as it is now. Null when there are user errors. */
  readonly cacheStage?: Maybe<CacheStage>;
  /** What to put right. Empty when the change was made. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A change to a pipeline. At least one field beside `id` must be given. */
export type UpdatePipelineInput = {
  /** Its new description; an empty text removes it. Cannot be null. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The pipeline's UUID. */
  readonly id: Scalars['ID']['input'];
  /** Its new name. Cannot be null. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to `updatePipeline`. */
export type UpdatePipelinePayload = {
  readonly __typename?: 'UpdatePipelinePayload';
  /** The pipeline as it is now. Null when there are user errors. */
  readonly pipeline?: Maybe<Pipeline>;
  /** What to put right. Empty when the change was made. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something about an input that the caller can put right. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What kind of problem it is. */
  readonly code: UserErrorCode;
  /**
   * Where in the arguments, such as `["input", "fallbackTtl"]`. Null when it is about none of them in
   * particular.
   */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong, with the limit and the value, in English. */
  readonly message: Scalars['String']['output'];
};

/** The kinds of problem a caller can put right. */
export type UserErrorCode =
  /** It clashes with what is there. */
  | 'CONFLICT'
  /** The object has expired. */
  | 'EXPIRED'
  /** It is not acceptable as it is. */
  | 'INVALID'
  /** The object is locked. */
  | 'LOCKED'
  /** What it names does not exist, or not for this credential. */
  | 'NOT_FOUND'
  /** Something else must be done first, such as removing what still uses the object. */
  | 'PRECONDITION_FAILED'
  /** A quota of the project or organization is used up. */
  | 'QUOTA_EXCEEDED'
  /** It must be given. */
  | 'REQUIRED'
  /** The object is being changed. Try again when it has settled. */
  | 'TRANSIENT_STATE'
  /** The API refused for a reason this gateway has never heard of. */
  | 'UNKNOWN';



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
  Node: ( WireBackendStage ) | ( WireCacheStage ) | ( WirePipeline );
  Stage: ( WireBackendStage ) | ( WireCacheStage );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BackendStage: ResolverTypeWrapper<WireBackendStage>;
  BackendStageConnection: ResolverTypeWrapper<Omit<BackendStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BackendStageEdge']>, nodes: ReadonlyArray<ResolversTypes['BackendStage']> }>;
  BackendStageEdge: ResolverTypeWrapper<Omit<BackendStageEdge, 'node'> & { node: ResolversTypes['BackendStage'] }>;
  BackendStageFilter: BackendStageFilter;
  BackendStageOrigin: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BackendStageOrigin']>;
  BackendStageOriginInput: BackendStageOriginInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CacheStage: ResolverTypeWrapper<WireCacheStage>;
  CacheStageConnection: ResolverTypeWrapper<Omit<CacheStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CacheStageEdge']>, nodes: ReadonlyArray<ResolversTypes['CacheStage']> }>;
  CacheStageEdge: ResolverTypeWrapper<Omit<CacheStageEdge, 'node'> & { node: ResolversTypes['CacheStage'] }>;
  CacheStageFilter: CacheStageFilter;
  CreateBackendStageInput: CreateBackendStageInput;
  CreateBackendStagePayload: ResolverTypeWrapper<Omit<CreateBackendStagePayload, 'backendStage'> & { backendStage?: Maybe<ResolversTypes['BackendStage']> }>;
  CreateCacheStageInput: CreateCacheStageInput;
  CreateCacheStagePayload: ResolverTypeWrapper<Omit<CreateCacheStagePayload, 'cacheStage'> & { cacheStage?: Maybe<ResolversTypes['CacheStage']> }>;
  CreatePipelineInput: CreatePipelineInput;
  CreatePipelinePayload: ResolverTypeWrapper<Omit<CreatePipelinePayload, 'pipeline'> & { pipeline?: Maybe<ResolversTypes['Pipeline']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteBackendStageInput: DeleteBackendStageInput;
  DeleteBackendStagePayload: ResolverTypeWrapper<DeleteBackendStagePayload>;
  DeleteCacheStageInput: DeleteCacheStageInput;
  DeleteCacheStagePayload: ResolverTypeWrapper<DeleteCacheStagePayload>;
  DeletePipelineInput: DeletePipelineInput;
  DeletePipelinePayload: ResolverTypeWrapper<DeletePipelinePayload>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<{}>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Pipeline: ResolverTypeWrapper<WirePipeline>;
  PipelineConnection: ResolverTypeWrapper<Omit<PipelineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PipelineEdge']>, nodes: ReadonlyArray<ResolversTypes['Pipeline']> }>;
  PipelineEdge: ResolverTypeWrapper<Omit<PipelineEdge, 'node'> & { node: ResolversTypes['Pipeline'] }>;
  PipelineError: ResolverTypeWrapper<WirePipelineError>;
  PipelineErrorSeverity: PipelineErrorSeverity;
  PipelineErrorStage: PipelineErrorStage;
  PipelineErrorType: PipelineErrorType;
  PipelineFilter: PipelineFilter;
  PipelineOrder: PipelineOrder;
  PipelineOrderField: PipelineOrderField;
  PipelineStatus: PipelineStatus;
  Query: ResolverTypeWrapper<{}>;
  ScalewayLoadBalancer: ResolverTypeWrapper<ScalewayLoadBalancer>;
  ScalewayLoadBalancerInput: ScalewayLoadBalancerInput;
  ScalewayLoadBalancerOrigin: ResolverTypeWrapper<WireScalewayLb>;
  ScalewayLoadBalancerOriginInput: ScalewayLoadBalancerOriginInput;
  ScalewayS3Origin: ResolverTypeWrapper<WireScalewayS3>;
  ScalewayS3OriginInput: ScalewayS3OriginInput;
  ScalewayServerlessContainerOrigin: ResolverTypeWrapper<WireScalewayServerlessContainer>;
  ScalewayServerlessContainerOriginInput: ScalewayServerlessContainerOriginInput;
  ScalewayServerlessFunctionOrigin: ResolverTypeWrapper<WireScalewayServerlessFunction>;
  ScalewayServerlessFunctionOriginInput: ScalewayServerlessFunctionOriginInput;
  Stage: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Stage']>;
  StageOrder: StageOrder;
  StageOrderField: StageOrderField;
  StageStatus: StageStatus;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  UpdateBackendStageInput: UpdateBackendStageInput;
  UpdateBackendStagePayload: ResolverTypeWrapper<Omit<UpdateBackendStagePayload, 'backendStage'> & { backendStage?: Maybe<ResolversTypes['BackendStage']> }>;
  UpdateCacheStageInput: UpdateCacheStageInput;
  UpdateCacheStagePayload: ResolverTypeWrapper<Omit<UpdateCacheStagePayload, 'cacheStage'> & { cacheStage?: Maybe<ResolversTypes['CacheStage']> }>;
  UpdatePipelineInput: UpdatePipelineInput;
  UpdatePipelinePayload: ResolverTypeWrapper<Omit<UpdatePipelinePayload, 'pipeline'> & { pipeline?: Maybe<ResolversTypes['Pipeline']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BackendStage: WireBackendStage;
  BackendStageConnection: Omit<BackendStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BackendStageEdge']>, nodes: ReadonlyArray<ResolversParentTypes['BackendStage']> };
  BackendStageEdge: Omit<BackendStageEdge, 'node'> & { node: ResolversParentTypes['BackendStage'] };
  BackendStageFilter: BackendStageFilter;
  BackendStageOrigin: ResolversUnionTypes<ResolversParentTypes>['BackendStageOrigin'];
  BackendStageOriginInput: BackendStageOriginInput;
  Boolean: Scalars['Boolean']['output'];
  CacheStage: WireCacheStage;
  CacheStageConnection: Omit<CacheStageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CacheStageEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CacheStage']> };
  CacheStageEdge: Omit<CacheStageEdge, 'node'> & { node: ResolversParentTypes['CacheStage'] };
  CacheStageFilter: CacheStageFilter;
  CreateBackendStageInput: CreateBackendStageInput;
  CreateBackendStagePayload: Omit<CreateBackendStagePayload, 'backendStage'> & { backendStage?: Maybe<ResolversParentTypes['BackendStage']> };
  CreateCacheStageInput: CreateCacheStageInput;
  CreateCacheStagePayload: Omit<CreateCacheStagePayload, 'cacheStage'> & { cacheStage?: Maybe<ResolversParentTypes['CacheStage']> };
  CreatePipelineInput: CreatePipelineInput;
  CreatePipelinePayload: Omit<CreatePipelinePayload, 'pipeline'> & { pipeline?: Maybe<ResolversParentTypes['Pipeline']> };
  DateTime: Scalars['DateTime']['output'];
  DeleteBackendStageInput: DeleteBackendStageInput;
  DeleteBackendStagePayload: DeleteBackendStagePayload;
  DeleteCacheStageInput: DeleteCacheStageInput;
  DeleteCacheStagePayload: DeleteCacheStagePayload;
  DeletePipelineInput: DeletePipelineInput;
  DeletePipelinePayload: DeletePipelinePayload;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Mutation: {};
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Pipeline: WirePipeline;
  PipelineConnection: Omit<PipelineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PipelineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Pipeline']> };
  PipelineEdge: Omit<PipelineEdge, 'node'> & { node: ResolversParentTypes['Pipeline'] };
  PipelineError: WirePipelineError;
  PipelineFilter: PipelineFilter;
  PipelineOrder: PipelineOrder;
  Query: {};
  ScalewayLoadBalancer: ScalewayLoadBalancer;
  ScalewayLoadBalancerInput: ScalewayLoadBalancerInput;
  ScalewayLoadBalancerOrigin: WireScalewayLb;
  ScalewayLoadBalancerOriginInput: ScalewayLoadBalancerOriginInput;
  ScalewayS3Origin: WireScalewayS3;
  ScalewayS3OriginInput: ScalewayS3OriginInput;
  ScalewayServerlessContainerOrigin: WireScalewayServerlessContainer;
  ScalewayServerlessContainerOriginInput: ScalewayServerlessContainerOriginInput;
  ScalewayServerlessFunctionOrigin: WireScalewayServerlessFunction;
  ScalewayServerlessFunctionOriginInput: ScalewayServerlessFunctionOriginInput;
  Stage: ResolversInterfaceTypes<ResolversParentTypes>['Stage'];
  StageOrder: StageOrder;
  String: Scalars['String']['output'];
  UpdateBackendStageInput: UpdateBackendStageInput;
  UpdateBackendStagePayload: Omit<UpdateBackendStagePayload, 'backendStage'> & { backendStage?: Maybe<ResolversParentTypes['BackendStage']> };
  UpdateCacheStageInput: UpdateCacheStageInput;
  UpdateCacheStagePayload: Omit<UpdateCacheStagePayload, 'cacheStage'> & { cacheStage?: Maybe<ResolversParentTypes['CacheStage']> };
  UpdatePipelineInput: UpdatePipelineInput;
  UpdatePipelinePayload: Omit<UpdatePipelinePayload, 'pipeline'> & { pipeline?: Maybe<ResolversParentTypes['Pipeline']> };
  UserError: UserError;
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
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BackendStageEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['BackendStageEdge'] = ResolversParentTypes['BackendStageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BackendStage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BackendStageOriginResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['BackendStageOrigin'] = ResolversParentTypes['BackendStageOrigin']> = {
  __resolveType: TypeResolveFn<'ScalewayLoadBalancerOrigin' | 'ScalewayS3Origin' | 'ScalewayServerlessContainerOrigin' | 'ScalewayServerlessFunctionOrigin', ParentType, ContextType>;
};

export type CacheStageResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CacheStage'] = ResolversParentTypes['CacheStage']> = {
  backendStage?: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fallbackTtl?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  includeCookies?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nextStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StageStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CacheStageConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CacheStageConnection'] = ResolversParentTypes['CacheStageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CacheStageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CacheStage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CacheStageEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CacheStageEdge'] = ResolversParentTypes['CacheStageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CacheStage'], ParentType, ContextType>;
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

export type CreatePipelinePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['CreatePipelinePayload'] = ResolversParentTypes['CreatePipelinePayload']> = {
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
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

export type DeletePipelinePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['DeletePipelinePayload'] = ResolversParentTypes['DeletePipelinePayload']> = {
  deletedPipelineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createBackendStage: Resolver<ResolversTypes['CreateBackendStagePayload'], ParentType, ContextType, RequireFields<MutationCreateBackendStageArgs, 'input'>>;
  createCacheStage: Resolver<ResolversTypes['CreateCacheStagePayload'], ParentType, ContextType, RequireFields<MutationCreateCacheStageArgs, 'input'>>;
  createPipeline: Resolver<ResolversTypes['CreatePipelinePayload'], ParentType, ContextType, RequireFields<MutationCreatePipelineArgs, 'input'>>;
  deleteBackendStage: Resolver<ResolversTypes['DeleteBackendStagePayload'], ParentType, ContextType, RequireFields<MutationDeleteBackendStageArgs, 'input'>>;
  deleteCacheStage: Resolver<ResolversTypes['DeleteCacheStagePayload'], ParentType, ContextType, RequireFields<MutationDeleteCacheStageArgs, 'input'>>;
  deletePipeline: Resolver<ResolversTypes['DeletePipelinePayload'], ParentType, ContextType, RequireFields<MutationDeletePipelineArgs, 'input'>>;
  updateBackendStage: Resolver<ResolversTypes['UpdateBackendStagePayload'], ParentType, ContextType, RequireFields<MutationUpdateBackendStageArgs, 'input'>>;
  updateCacheStage: Resolver<ResolversTypes['UpdateCacheStagePayload'], ParentType, ContextType, RequireFields<MutationUpdateCacheStageArgs, 'input'>>;
  updatePipeline: Resolver<ResolversTypes['UpdatePipelinePayload'], ParentType, ContextType, RequireFields<MutationUpdatePipelineArgs, 'input'>>;
};

export type NodeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'BackendStage' | 'CacheStage' | 'Pipeline', ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PipelineResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Pipeline'] = ResolversParentTypes['Pipeline']> = {
  backendStages?: Resolver<Maybe<ResolversTypes['BackendStageConnection']>, ParentType, ContextType, Partial<PipelineBackendStagesArgs>>;
  cacheStages?: Resolver<Maybe<ResolversTypes['CacheStageConnection']>, ParentType, ContextType, Partial<PipelineCacheStagesArgs>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['PipelineError']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organizationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PipelineStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PipelineConnectionResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PipelineConnection'] = ResolversParentTypes['PipelineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PipelineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PipelineEdgeResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['PipelineEdge'] = ResolversParentTypes['PipelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Pipeline'], ParentType, ContextType>;
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

export type QueryResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  backendStage: Resolver<Maybe<ResolversTypes['BackendStage']>, ParentType, ContextType, RequireFields<QueryBackendStageArgs, 'id'>>;
  cacheStage: Resolver<Maybe<ResolversTypes['CacheStage']>, ParentType, ContextType, RequireFields<QueryCacheStageArgs, 'id'>>;
  cacheStages: Resolver<Maybe<ResolversTypes['CacheStageConnection']>, ParentType, ContextType, Partial<QueryCacheStagesArgs>>;
  node: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  pipeline: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType, RequireFields<QueryPipelineArgs, 'id'>>;
  pipelines: Resolver<Maybe<ResolversTypes['PipelineConnection']>, ParentType, ContextType, Partial<QueryPipelinesArgs>>;
};

export type ScalewayLoadBalancerResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['ScalewayLoadBalancer'] = ResolversParentTypes['ScalewayLoadBalancer']> = {
  domainName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  frontendId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hasWebsocket?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSsl?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  privateNetworkId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  zone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScalewayLoadBalancerOriginResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['ScalewayLoadBalancerOrigin'] = ResolversParentTypes['ScalewayLoadBalancerOrigin']> = {
  lbs?: Resolver<ReadonlyArray<ResolversTypes['ScalewayLoadBalancer']>, ParentType, ContextType>;
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

export type StageResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['Stage'] = ResolversParentTypes['Stage']> = {
  __resolveType: TypeResolveFn<'BackendStage' | 'CacheStage', ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StageStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type UpdatePipelinePayloadResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['UpdatePipelinePayload'] = ResolversParentTypes['UpdatePipelinePayload']> = {
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = WireContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = WireContext> = {
  BackendStage?: BackendStageResolvers<ContextType>;
  BackendStageConnection?: BackendStageConnectionResolvers<ContextType>;
  BackendStageEdge?: BackendStageEdgeResolvers<ContextType>;
  BackendStageOrigin?: BackendStageOriginResolvers<ContextType>;
  CacheStage?: CacheStageResolvers<ContextType>;
  CacheStageConnection?: CacheStageConnectionResolvers<ContextType>;
  CacheStageEdge?: CacheStageEdgeResolvers<ContextType>;
  CreateBackendStagePayload?: CreateBackendStagePayloadResolvers<ContextType>;
  CreateCacheStagePayload?: CreateCacheStagePayloadResolvers<ContextType>;
  CreatePipelinePayload?: CreatePipelinePayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteBackendStagePayload?: DeleteBackendStagePayloadResolvers<ContextType>;
  DeleteCacheStagePayload?: DeleteCacheStagePayloadResolvers<ContextType>;
  DeletePipelinePayload?: DeletePipelinePayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Pipeline?: PipelineResolvers<ContextType>;
  PipelineConnection?: PipelineConnectionResolvers<ContextType>;
  PipelineEdge?: PipelineEdgeResolvers<ContextType>;
  PipelineError?: PipelineErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ScalewayLoadBalancer?: ScalewayLoadBalancerResolvers<ContextType>;
  ScalewayLoadBalancerOrigin?: ScalewayLoadBalancerOriginResolvers<ContextType>;
  ScalewayS3Origin?: ScalewayS3OriginResolvers<ContextType>;
  ScalewayServerlessContainerOrigin?: ScalewayServerlessContainerOriginResolvers<ContextType>;
  ScalewayServerlessFunctionOrigin?: ScalewayServerlessFunctionOriginResolvers<ContextType>;
  Stage?: StageResolvers<ContextType>;
  UpdateBackendStagePayload?: UpdateBackendStagePayloadResolvers<ContextType>;
  UpdateCacheStagePayload?: UpdateCacheStagePayloadResolvers<ContextType>;
  UpdatePipelinePayload?: UpdatePipelinePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

