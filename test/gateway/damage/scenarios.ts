/** Pairs each body of the API with an operation that reads all of it. */
import type { GraphQLSchema } from 'graphql'
import type { TSchema } from 'typebox'
import { BackendStage } from '../../../src/wire/backend-stage.js'
import { CacheStage } from '../../../src/wire/cache-stage.js'
import { CheckLbOriginResponse, CheckResponse } from '../../../src/wire/check.js'
import { DnsStage } from '../../../src/wire/dns-stage.js'
import { HeadStageList, SetHeadStageResponse } from '../../../src/wire/head-stage.js'
import { Pipeline, PipelineList, PipelineStagesList } from '../../../src/wire/pipeline.js'
import { Billing, CurrentPlan, PlanList } from '../../../src/wire/plan.js'
import { PurgeRequest, PurgeRequestList } from '../../../src/wire/purge-request.js'
import { RouteRuleList, RouteRules, RouteStage } from '../../../src/wire/route-stage.js'
import { stageListOf } from '../../../src/wire/stage-kinds.js'
import { TlsStage } from '../../../src/wire/tls-stage.js'
import { PipelineVpcEndpoints, VpcEndpoint, VpcEndpointList } from '../../../src/wire/vpc-endpoint.js'
import { WafStage } from '../../../src/wire/waf-stage.js'
import * as bodies from '../../support/api-bodies.js'
import { id } from '../../support/ids.js'
import { damaged, type Path } from './damages.js'
import type { Scenario, View } from './expected.js'
import { selectAll } from './selection.js'
import type { Answers } from './upstream.js'

const PROJECT = id(100)

const lb = (n: number) => ({
  id: id(n),
  zone: 'fr-par-1',
  frontend_id: id(n + 1),
  is_ssl: true,
  domain_name: 'lb.example.com',
  has_websocket: false,
  private_network_id: id(n + 2),
})
const origins = [
  { scaleway_s3: { bucket_name: 'assets', bucket_region: 'fr-par', is_website: true } },
  { scaleway_lb: { lbs: [lb(300), lb(310)] } },
  { scaleway_serverless_container: { region: 'fr-par', container_id: id(320) } },
  { scaleway_serverless_function: { region: 'nl-ams', function_id: id(330) } },
]
const { scaleway_s3: _s3, ...backendStage } = bodies.backendStageBody

/** Has one of every optional thing, and no value that equals its default. */
const pipeline = {
  ...bodies.pipelineBody,
  description: 'A shop',
  errors: ['a', 'b'].map((code) => ({
    stage: 'dns',
    code,
    severity: 'critical',
    message: 'It is wrong.',
    type: 'config',
  })),
  vpc_endpoint_ids: [id(9), id(91)],
}
const one = {
  Pipeline: pipeline,
  DnsStage: {
    ...bodies.dnsStageBody,
    default_fqdn: 'a.svc.edge.scw.cloud',
    default_private_fqdn: 'a.private.example.com',
    fqdns: ['shop.example.com', 'www.example.com'],
    wildcard_domain: true,
    full_private: true,
  },
  TlsStage: {
    ...bodies.tlsStageBody,
    secrets: [50, 51].map((n) => ({ secret_id: id(n), region: 'fr-par' })),
    managed_certificate: true,
    certificate_expires_at: '2027-01-01T00:00:00Z',
  },
  CacheStage: { ...bodies.cacheStageBody, include_cookies: true, waf_stage_id: id(6) },
  RouteStage: { ...bodies.routeStageBody, backend_stage_id: id(3) },
  WafStage: bodies.wafStageBody,
  BackendStage: { ...backendStage, ...origins[0] },
  PurgeRequest: { ...bodies.purgeRequestBody, assets: ['/a', '/b'], all: true },
  VpcEndpoint: bodies.vpcEndpointBody,
}
const euros = bodies.billingBody.plan_cost
const billing = {
  ...bodies.billingBody,
  current_plan_waf_usage: 7,
  plans_usage_details: { starter: { plan_cost: euros } },
}
const rule = (position: number, link: object) => ({ ...bodies.routeRuleBody, ...link, position })
const rules = {
  route_rules: [
    rule(1, {}),
    { ...rule(2, { waf_stage_id: id(6) }), backend_stage_id: undefined },
    rule(3, {}),
  ],
}

type Kind = keyof typeof one

/** Three of a kind, in the order of both creation time and name. */
const some = <K extends Kind>(kind: K): (typeof one)[K][] =>
  [0, 1, 2].map((n) => ({
    ...(kind === 'BackendStage' ? { ...backendStage, ...origins[n + 1] } : one[kind]),
    ...(kind === 'Pipeline' && { name: `shop-${n}` }),
    id: n === 0 ? one[kind].id : id(Number(one[kind].id.slice(-2)) * 10 + n),
    created_at: `2026-07-22T09:22:1${n}.071419Z`,
  })) as (typeof one)[K][]

const segments = {
  DnsStage: 'dns-stages',
  TlsStage: 'tls-stages',
  CacheStage: 'cache-stages',
  RouteStage: 'route-stages',
  WafStage: 'waf-stages',
  BackendStage: 'backend-stages',
} as const
type StageName = keyof typeof segments
const stageNames = Object.keys(segments) as StageName[]
const stageSchemas: Record<StageName, { one: TSchema; list: TSchema }> = {
  DnsStage: { one: DnsStage, list: stageListOf(DnsStage) },
  TlsStage: { one: TlsStage, list: stageListOf(TlsStage) },
  CacheStage: { one: CacheStage, list: stageListOf(CacheStage) },
  RouteStage: { one: RouteStage, list: stageListOf(RouteStage) },
  WafStage: { one: WafStage, list: stageListOf(WafStage) },
  BackendStage: { one: BackendStage, list: stageListOf(BackendStage) },
}

const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)
const listOf = (name: string, items: readonly unknown[]) => ({ [name]: items, total_count: items.length })
const wireListOf = (name: StageName) => segments[name].replace('-', '_')

const stagesList = {
  pipelines: some('Pipeline').map((entry, n) => ({
    pipeline: { ...entry, vpc_endpoint_ids: [] },
    // The ids of stages differ between pipelines.
    ...Object.fromEntries(
      stageNames.map((name) => [
        wireListOf(name),
        some(name).map((stage) => ({
          ...stage,
          id: id(Number(stage.id.slice(-6)) + n * 10_000),
          pipeline_id: entry.id,
        })),
      ]),
    ),
  })),
  total_count: 3,
}

export const answers: Answers = {
  [`GET /pipelines/${id(1)}`]: pipeline,
  'GET /pipelines': listOf('pipelines', some('Pipeline')),
  'GET /pipelines-stages': stagesList,
  'POST /pipelines': pipeline,
  [`PATCH /pipelines/${id(1)}`]: pipeline,
  [`GET /pipelines/${id(1)}/head-stages`]: {
    head_stages: [{ dns_stage_id: id(4) }, { dns_stage_id: id(41) }],
    total_count: 2,
  },
  [`POST /pipelines/${id(1)}/set-head-stage`]: { head_stage: { dns_stage_id: id(4) } },
  [`PUT /pipelines/${id(1)}/vpc-endpoints`]: {
    pipeline_id: id(1),
    ...listOf('vpc_endpoints', some('VpcEndpoint')),
  },
  ...Object.fromEntries(
    stageNames.flatMap((name) => [
      [`GET /${segments[name]}/${one[name].id}`, one[name]],
      [`GET /pipelines/${id(1)}/${segments[name]}`, listOf('stages', some(name))],
      [`POST /pipelines/${id(1)}/${segments[name]}`, one[name]],
      [`PATCH /${segments[name]}/${one[name].id}`, one[name]],
      [`GET /search-${segments[name]}`, listOf('stages', some(name))],
      ...stagesList.pipelines
        .slice(1)
        .map((entry) => [
          `GET /pipelines/${entry.pipeline.id}/${segments[name]}`,
          listOf('stages', (entry as Record<string, unknown>)[wireListOf(name)] as unknown[]),
        ]),
    ]),
  ),
  [`GET /route-stages/${id(7)}/route-rules`]: { ...rules, total_count: 3 },
  [`PUT /route-stages/${id(7)}/route-rules`]: rules,
  [`POST /route-stages/${id(7)}/route-rules`]: rules,
  'GET /purge-requests': listOf('purge_requests', some('PurgeRequest')),
  [`GET /purge-requests/${id(8)}`]: one.PurgeRequest,
  'POST /purge-requests': one.PurgeRequest,
  'GET /vpc-endpoints': listOf('vpc_endpoints', some('VpcEndpoint')),
  [`GET /vpc-endpoints/${id(9)}`]: one.VpcEndpoint,
  [`GET /vpc-endpoints/${id(91)}`]: some('VpcEndpoint')[1],
  'POST /vpc-endpoints': one.VpcEndpoint,
  'GET /plans': listOf(
    'plans',
    ['starter', 'professional'].map((plan_name) => ({ ...bodies.planBody, plan_name })),
  ),
  [`GET /current-plan/${PROJECT}`]: { plan_name: 'starter' },
  'PATCH /current-plan': { plan_name: 'advanced' },
  [`GET /billing/${PROJECT}`]: billing,
  'POST /check-domain': { is_valid: true },
  'POST /check-pem-chain': { is_valid: true },
  'POST /check-lb-origin': { is_valid: false, error_type: 'timeout' },
}

export function scenarios(schema: GraphQLSchema): Scenario[] {
  const fieldType = (parent: 'Query' | 'Mutation' | 'Pipeline', name: string) => {
    const type = schema.getType(parent)
    const field = type !== undefined && 'getFields' in type ? type.getFields()[name] : undefined
    if (field === undefined || !('args' in field)) throw new Error(`${parent} has no field ${name}`)
    return field.type
  }
  const query = (name: string, args: string, wanted: readonly string[] = []) =>
    `{ ${name}${args} ${selectAll(schema, fieldType('Query', name), wanted)} }`
  const single = (
    name: string,
    args: string,
    request: string,
    wire: TSchema,
    identity: string | null,
  ): Scenario => ({
    name: request,
    operation: query(name, args),
    request,
    schema: wire,
    identity,
    whole: [name],
    views: [{ wire: [], graphql: [[name]] }],
  })
  const connection = (at: Path, items: string): View[] => [
    ...[0, 1, 2].map((n) => ({
      wire: [items, n],
      graphql: [
        [...at, 'nodes', n],
        [...at, 'edges', n, 'node'],
      ],
    })),
    { wire: ['total_count'], graphql: [[...at, 'totalCount']] },
  ]
  const list = (name: string, args: string, request: string, wire: TSchema, items: string): Scenario => ({
    name: `${request} as ${name}`,
    operation: query(name, args),
    request,
    schema: wire,
    identity: items,
    whole: [name],
    views: connection([name], items),
  })
  const belowPipeline = (name: StageName): Scenario => {
    const field = `${lower(name)}s`
    const request = `GET /pipelines/${id(1)}/${segments[name]}`
    return {
      name: request,
      operation: `{ pipeline(id: "${id(1)}") { id ${field} ${selectAll(schema, fieldType('Pipeline', field))} } }`,
      request,
      schema: stageSchemas[name].list,
      identity: 'stages',
      whole: ['pipeline', field],
      views: connection(['pipeline', field], 'stages'),
    }
  }
  const write = (
    name: string,
    input: object,
    request: string,
    wire: TSchema,
    identity: string | null,
    views: readonly View[],
  ): Scenario => {
    const inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`
    return {
      name: `${request} by ${name}`,
      operation: `mutation ($input: ${inputType}) { ${name}(input: $input) ${selectAll(schema, fieldType('Mutation', name), [], true)} }`,
      variables: { input },
      request,
      schema: wire,
      identity,
      whole: [name],
      views,
    }
  }
  const own = { id: id(1) }
  const pipelineId = id(1)
  const stageInputs: Record<StageName, object> = {
    DnsStage: { fqdns: ['shop.example.com'] },
    TlsStage: { managedCertificate: true },
    CacheStage: { fallbackTtl: 60 },
    RouteStage: { backendStageId: id(3) },
    WafStage: { mode: 'ENABLE', paranoiaLevel: 2 },
    BackendStage: { origin: { scalewayS3: { bucketName: 'assets', bucketRegion: 'fr-par' } } },
  }
  const payload = (mutation: string, field: string): View[] => [{ wire: [], graphql: [[mutation, field]] }]
  const routeRules = [{ backendStageId: id(3) }]
  const rulesOf = (name: string): View[] => [{ wire: ['route_rules'], graphql: [[name, 'routeRules']] }]

  return [
    single('pipeline', `(id: "${id(1)}")`, `GET /pipelines/${id(1)}`, Pipeline, 'id'),
    ...stageNames.map((name) =>
      single(
        lower(name),
        `(id: "${one[name].id}")`,
        `GET /${segments[name]}/${one[name].id}`,
        stageSchemas[name].one,
        'id',
      ),
    ),
    single('purgeRequest', `(id: "${id(8)}")`, `GET /purge-requests/${id(8)}`, PurgeRequest, 'id'),
    single('vpcEndpoint', `(id: "${id(9)}")`, `GET /vpc-endpoints/${id(9)}`, VpcEndpoint, 'id'),
    single('currentPlan', `(projectId: "${PROJECT}")`, `GET /current-plan/${PROJECT}`, CurrentPlan, null),
    single('billing', `(projectId: "${PROJECT}")`, `GET /billing/${PROJECT}`, Billing, null),
    single(
      'checkDomain',
      '(input: { fqdn: "a.example.com", cname: "b.example.com" })',
      'POST /check-domain',
      CheckResponse,
      null,
    ),
    single(
      'checkPemChain',
      '(input: { fqdn: "a.example.com", raw: "PEM" })',
      'POST /check-pem-chain',
      CheckResponse,
      null,
    ),
    single(
      'checkLbOrigin',
      `(input: { lb: { id: "${id(1)}", zone: "fr-par-1", frontendId: "${id(2)}" } })`,
      'POST /check-lb-origin',
      CheckLbOriginResponse,
      null,
    ),
    {
      ...single('plans', '', 'GET /plans', PlanList, 'plans'),
      views: [{ wire: ['plans'], graphql: [['plans']] }],
    },
    list('pipelines', '', 'GET /pipelines', PipelineList, 'pipelines'),
    ...stageNames.map(belowPipeline),
    list(
      'backendStages',
      `(filter: { projectId: "${PROJECT}" })`,
      'GET /search-backend-stages',
      stageListOf(BackendStage),
      'stages',
    ),
    list(
      'wafStages',
      `(filter: { projectId: "${PROJECT}" })`,
      'GET /search-waf-stages',
      stageListOf(WafStage),
      'stages',
    ),
    list('purgeRequests', '', 'GET /purge-requests', PurgeRequestList, 'purge_requests'),
    list('vpcEndpoints', '', 'GET /vpc-endpoints', VpcEndpointList, 'vpc_endpoints'),
    {
      name: 'the rules of a route stage',
      operation: query('routeStage', `(id: "${id(7)}")`, ['routeRules']),
      request: `GET /route-stages/${id(7)}/route-rules`,
      schema: RouteRuleList,
      identity: 'route_rules',
      whole: ['routeStage', 'routeRules'],
      views: [{ wire: ['route_rules'], graphql: [['routeStage', 'routeRules']] }],
    },
    {
      name: 'the head stages of a pipeline',
      operation: `{ pipeline(id: "${id(1)}") { name headStages { id } } }`,
      request: `GET /pipelines/${id(1)}/head-stages`,
      schema: HeadStageList,
      identity: 'head_stages',
      whole: ['pipeline', 'headStages'],
      views: [],
      // A head stage has no other data than which stage it is.
      exception({ path, value, kind }, undamaged) {
        if (kind === 'unknown value' || path[0] !== 'head_stages' || path.length < 2) return undefined
        const isNone = path.length === 3 && (value === undefined || value === null)
        const heads = [id(4), id(41)]
          .filter((_id, index) => index !== path[1])
          .map((stage) => ({ id: stage }))
        return isNone
          ? {
              data: damaged(undamaged, { path: ['pipeline', 'headStages'], value: heads }),
              errors: [],
              unknownEnum: null,
            }
          : {
              data: damaged(undamaged, { path: ['pipeline', 'headStages'], value: null }),
              errors: [['pipeline', 'headStages']],
              unknownEnum: null,
            }
      },
    },
    {
      name: 'GET /pipelines-stages',
      operation: `{ pipelines ${selectAll(
        schema,
        fieldType('Query', 'pipelines'),
        stageNames.map((name) => `${lower(name)}s`),
      )} }`,
      request: 'GET /pipelines-stages',
      schema: PipelineStagesList,
      identity: 'pipelines',
      whole: ['pipelines'],
      views: [
        ...connection(['pipelines'], 'pipelines'),
        ...[0, 1, 2].flatMap((n) => {
          const places: Path[] = [
            ['pipelines', 'nodes', n],
            ['pipelines', 'edges', n, 'node'],
          ]
          return [
            { wire: ['pipelines', n, 'pipeline'], graphql: places },
            ...stageNames.flatMap((name) =>
              [0, 1, 2].map((m) => ({
                wire: ['pipelines', n, wireListOf(name), m],
                graphql: places.flatMap((place) => [
                  [...place, `${lower(name)}s`, 'nodes', m],
                  [...place, `${lower(name)}s`, 'edges', m, 'node'],
                ]),
              })),
            ),
          ]
        }),
      ],
      exception({ path, value }, undamaged) {
        const [, n, name] = path
        if (path.length !== 3 || typeof name !== 'string' || !name.endsWith('_stages')) return undefined
        // The pipeline's own list is undamaged, and the gateway reads that.
        if (value !== undefined && value !== null) return { data: undamaged, errors: [], unknownEnum: null }
        const field = name.replace(/_(s)/, (_match, letter: string) => letter.toUpperCase())
        const emptied = [
          ['nodes', n],
          ['edges', n, 'node'],
        ].reduce(
          (data, place) =>
            damaged(data, {
              path: ['pipelines', ...(place as Path), field],
              value: {
                edges: [],
                nodes: [],
                pageInfo: { hasNextPage: false, hasPreviousPage: false },
                totalCount: 0,
              },
            }),
          undamaged as unknown,
        )
        return { data: emptied, errors: [], unknownEnum: null }
      },
    },
    write(
      'createPipeline',
      { name: 'shop', projectId: PROJECT },
      'POST /pipelines',
      Pipeline,
      'id',
      payload('createPipeline', 'pipeline'),
    ),
    write(
      'updatePipeline',
      { ...own, name: 'shop' },
      `PATCH /pipelines/${id(1)}`,
      Pipeline,
      'id',
      payload('updatePipeline', 'pipeline'),
    ),
    ...stageNames.flatMap((name) => [
      write(
        `create${name}`,
        { pipelineId, ...stageInputs[name] },
        `POST /pipelines/${id(1)}/${segments[name]}`,
        stageSchemas[name].one,
        'id',
        payload(`create${name}`, lower(name)),
      ),
      write(
        `update${name}`,
        { id: one[name].id, ...stageInputs[name] },
        `PATCH /${segments[name]}/${one[name].id}`,
        stageSchemas[name].one,
        'id',
        payload(`update${name}`, lower(name)),
      ),
    ]),
    write(
      'createPurgeRequest',
      { pipelineId, all: true },
      'POST /purge-requests',
      PurgeRequest,
      'id',
      payload('createPurgeRequest', 'purgeRequest'),
    ),
    write(
      'createVpcEndpoint',
      { projectId: PROJECT, region: 'fr-par', privateNetworkId: id(90) },
      'POST /vpc-endpoints',
      VpcEndpoint,
      'id',
      payload('createVpcEndpoint', 'vpcEndpoint'),
    ),
    write(
      'setRouteRules',
      { id: id(7), routeRules },
      `PUT /route-stages/${id(7)}/route-rules`,
      RouteRules,
      null,
      rulesOf('setRouteRules'),
    ),
    write(
      'addRouteRules',
      { id: id(7), routeRules },
      `POST /route-stages/${id(7)}/route-rules`,
      RouteRules,
      null,
      rulesOf('addRouteRules'),
    ),
    {
      ...write(
        'setHeadStage',
        { pipelineId, addNewHeadStage: { newStageId: id(4) } },
        `POST /pipelines/${id(1)}/set-head-stage`,
        SetHeadStageResponse,
        null,
        [
          { wire: ['head_stage'], graphql: [['setHeadStage', 'dnsStage']] },
          { wire: ['head_stage', 'dns_stage_id'], graphql: [['setHeadStage', 'dnsStage']] },
        ],
      ),
    },
    write(
      'setVpcEndpoints',
      { pipelineId, vpcEndpointIds: [id(9)] },
      `PUT /pipelines/${id(1)}/vpc-endpoints`,
      PipelineVpcEndpoints,
      null,
      [{ wire: ['vpc_endpoints'], graphql: [['setVpcEndpoints', 'vpcEndpoints']] }],
    ),
    write(
      'selectPlan',
      { projectId: PROJECT, planName: 'ADVANCED' },
      'PATCH /current-plan',
      CurrentPlan,
      null,
      payload('selectPlan', 'currentPlan'),
    ),
  ]
}
