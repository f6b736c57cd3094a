/** Replays recorded exchanges with the live API as an upstream, and compares the gateway's calls and answers with the recording. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { BASE_PATH } from '../support/embedded-server.js'
import { startGateway } from '../support/gateway.js'
import { type Exchange, NO_RECORDINGS, recordings } from '../support/recorded.js'
import { startHttpServer } from '../support/test-server.js'

/** Responds to one exchange at a time as recorded, and keeps the request. */
async function startReplay() {
  let current: readonly Exchange[] = []
  const asked: { method: string; path: string; body: unknown }[] = []
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    let text = ''
    for await (const chunk of req) text += chunk
    const [path = ''] = (req.url ?? '').split('?')
    asked.push({ method: req.method ?? '', path, body: text === '' ? null : JSON.parse(text) })
    const exchange = current.find((one) => one.path === path)
    res.writeHead(exchange?.status ?? 500, { 'content-type': 'application/json' })
    res.end(exchange?.responseBody ? JSON.stringify(exchange.responseBody) : undefined)
  }
  const server = await startHttpServer((req, res) => void answer(req, res))
  return {
    ...server,
    asked,
    play(...exchanges: Exchange[]) {
      current = exchanges
      asked.length = 0
    },
  }
}

const PIPELINE =
  'id name description status errors { stage code severity message type } projectId organizationId createdAt updatedAt'
const STAGE = 'id status createdAt updatedAt pipeline { id } nextStage { id }'
const CACHE_STAGE = `${STAGE} fallbackTtl includeCookies`
const DNS_STAGE = `${STAGE} fqdns type defaultFqdn defaultPrivateFqdn wildcardDomain fullPrivate`
const TLS_STAGE = `${STAGE} secrets { secretId region } managedCertificate certificateExpiresAt`
const WAF_STAGE = `${STAGE} mode paranoiaLevel exclusionRules { ruleId }`
const BACKEND_STAGE = `${STAGE} origin { __typename
  ... on ScalewayS3Origin { bucketName bucketRegion isWebsite }
  ... on ScalewayLoadBalancerOrigin { lbs { lbId zone frontendId isSsl domainName hasWebsocket privateNetworkId } }
  ... on ScalewayServerlessContainerOrigin { region containerId }
  ... on ScalewayServerlessFunctionOrigin { region functionId } }`

// biome-ignore lint/suspicious/noExplicitAny: recorded bodies have many shapes, and a wrong one fails the comparison
type Body = any

const upper = (value: string | undefined) =>
  value?.startsWith('unknown') ? 'UNKNOWN' : (value?.toUpperCase() ?? 'UNKNOWN')

/** Recorded date-times are in UTC, with nine digits after a write and six in reads. */
const cut = (moment: string) => moment.replace(/(\.\d{6})\d*Z$/, '$1Z')

const pipelineOf = (body: Body) => ({
  id: body.id,
  name: body.name,
  description: body.description,
  status: upper(body.status),
  errors: body.errors.map((error: Body) => ({
    ...error,
    stage: upper(error.stage),
    severity: upper(error.severity),
    type: upper(error.type),
  })),
  projectId: body.project_id,
  organizationId: body.organization_id,
  createdAt: cut(body.created_at),
  updatedAt: cut(body.updated_at),
})

const stageOf = (body: Body) => ({
  id: body.id,
  status: upper(body.status),
  createdAt: cut(body.created_at),
  updatedAt: cut(body.updated_at),
  pipeline: { id: body.pipeline_id },
  nextStage: nextOf(body),
})

function nextOf(body: Body) {
  const id = ['tls', 'cache', 'route', 'waf', 'backend'].map((kind) => body[`${kind}_stage_id`]).find(Boolean)
  return id ? { id } : null
}

const cacheStageOf = (body: Body) => ({
  ...stageOf(body),
  fallbackTtl: Number(body.fallback_ttl.slice(0, -1)),
  includeCookies: body.include_cookies,
})

const dnsStageOf = (body: Body) => ({
  ...stageOf(body),
  fqdns: body.fqdns,
  type: upper(body.type),
  defaultFqdn: body.default_fqdn ?? '',
  defaultPrivateFqdn: body.default_private_fqdn ?? '',
  wildcardDomain: body.wildcard_domain ?? false,
  fullPrivate: body.full_private ?? false,
})

const tlsStageOf = (body: Body) => ({
  ...stageOf(body),
  secrets: body.secrets.map((secret: Body) => ({ secretId: secret.secret_id, region: secret.region })),
  managedCertificate: body.managed_certificate,
  certificateExpiresAt: body.certificate_expires_at,
})

const wafStageOf = (body: Body) => ({
  ...stageOf(body),
  mode: upper(body.mode),
  paranoiaLevel: body.paranoia_level,
  exclusionRules: exclusionRulesOf(body.exclusion_rules) ?? [],
})

function exclusionRulesOf(rules: Body[] | undefined) {
  return rules?.map(({ rule_id: ruleId }) => ({ ruleId }))
}

/** Converts a rule to the form that an answer has, or that an input has. */
const ruleMatchOf = (match: Body) =>
  match && {
    methodFilters: (match.method_filters ?? []).map(upper),
    ...(match.path_filter && { pathFilter: { pathFilterType: 'REGEX', value: match.path_filter.value } }),
    ...(match.host_filter && { hostFilter: { hostFilterType: 'REGEX', value: match.host_filter.value } }),
  }
const rulesOf = (rules: Body[]) =>
  rules.map((rule) => ({
    position: rule.position,
    ruleHttpMatch: rule.rule_http_match
      ? { pathFilter: null, hostFilter: null, ...ruleMatchOf(rule.rule_http_match) }
      : null,
    backendStage: rule.backend_stage_id ? { id: rule.backend_stage_id } : null,
    wafStage: rule.waf_stage_id ? { id: rule.waf_stage_id } : null,
  }))
const RULES =
  'routeRules { position ruleHttpMatch { methodFilters pathFilter { pathFilterType value } hostFilter { hostFilterType value } } backendStage { id } wafStage { id } }'

/** Converts to the form of an input, which differs from an answer in one name. */
function originInputOf({ scaleway_s3: s3, scaleway_lb: lb, ...body }: Body): Body {
  const { scaleway_serverless_container: container, scaleway_serverless_function: fn } = body
  if (s3) return { bucketName: s3.bucket_name, bucketRegion: s3.bucket_region, isWebsite: s3.is_website }
  if (container) return { region: container.region, containerId: container.container_id }
  if (fn) return { region: fn.region, functionId: fn.function_id }
  return {
    lbs: lb.lbs.map((one: Body) => ({
      id: one.id,
      zone: one.zone,
      frontendId: one.frontend_id,
      isSsl: one.is_ssl,
      domainName: one.domain_name,
      hasWebsocket: one.has_websocket,
      privateNetworkId: one.private_network_id ?? null,
    })),
  }
}

function originOf(body: Body) {
  const { lbs, ...origin } = originInputOf(body)
  return lbs ? { lbs: lbs.map(({ id, ...lb }: Body) => ({ lbId: id, ...lb })) } : origin
}

const TYPENAMES: Record<string, string> = {
  scaleway_s3: 'ScalewayS3Origin',
  scaleway_lb: 'ScalewayLoadBalancerOrigin',
  scaleway_serverless_container: 'ScalewayServerlessContainerOrigin',
  scaleway_serverless_function: 'ScalewayServerlessFunctionOrigin',
}
const INPUTS: Record<string, string> = {
  scaleway_s3: 'scalewayS3',
  scaleway_lb: 'scalewayLb',
  scaleway_serverless_container: 'scalewayServerlessContainer',
  scaleway_serverless_function: 'scalewayServerlessFunction',
}
const originKind = (body: Body) => Object.keys(TYPENAMES).find((kind) => kind in body) ?? ''
const backendStageOf = (body: Body) => ({
  ...stageOf(body),
  origin: { __typename: TYPENAMES[originKind(body)], ...originOf(body) },
})

type Operation = { query: string; variables?: Record<string, unknown>; field: string; expected: unknown }

const kinds = [
  { segment: 'pipelines', field: 'pipeline', type: 'Pipeline', selection: PIPELINE, toExpected: pipelineOf },
  {
    segment: 'cache-stages',
    field: 'cacheStage',
    type: 'CacheStage',
    selection: CACHE_STAGE,
    toExpected: cacheStageOf,
  },
  {
    segment: 'backend-stages',
    field: 'backendStage',
    type: 'BackendStage',
    selection: BACKEND_STAGE,
    toExpected: backendStageOf,
  },
  {
    segment: 'dns-stages',
    field: 'dnsStage',
    type: 'DnsStage',
    selection: DNS_STAGE,
    toExpected: dnsStageOf,
  },
  {
    segment: 'tls-stages',
    field: 'tlsStage',
    type: 'TlsStage',
    selection: TLS_STAGE,
    toExpected: tlsStageOf,
  },
  {
    segment: 'waf-stages',
    field: 'wafStage',
    type: 'WafStage',
    selection: WAF_STAGE,
    toExpected: wafStageOf,
  },
  { segment: 'route-stages', field: 'routeStage', type: 'RouteStage', selection: STAGE, toExpected: stageOf },
]

/** Builds the input for a recorded request body. */
function inputOf(type: string, body: Body): object {
  if (type === 'Pipeline')
    return { projectId: body.project_id, name: body.name, description: body.description }
  if (type === 'BackendStage') return { origin: { [INPUTS[originKind(body)] ?? '']: originInputOf(body) } }
  const links = Object.fromEntries(
    ['tls', 'cache', 'route', 'waf', 'backend'].flatMap((kind) => {
      const id = body[`${kind}_stage_id`]
      return id ? [[`${kind}StageId`, id]] : []
    }),
  )
  if (type === 'CacheStage')
    return {
      fallbackTtl: Number.parseFloat(body.fallback_ttl),
      includeCookies: body.include_cookies,
      ...links,
    }
  if (type === 'WafStage')
    return {
      mode: isUnset(body.mode) ? undefined : upper(body.mode),
      paranoiaLevel: body.paranoia_level,
      exclusionRules: exclusionRulesOf(body.exclusion_rules?.rules),
      ...links,
    }
  if (type === 'RouteStage') return links
  const { secrets, managed_certificate: managedCertificate, fqdns } = body
  const { wildcard_domain: wildcardDomain, full_private: fullPrivate } = body
  if (type === 'TlsStage') {
    const ids = secrets?.map((secret: Body) => ({ secretId: secret.secret_id, region: secret.region }))
    return { secrets: ids, managedCertificate, ...links }
  }
  return { fqdns, wildcardDomain, fullPrivate, ...links }
}

/** The plan of a project, and the rules of a route stage: neither is an object with an id. */
function toOtherOperation({ method, path, requestBody, responseBody }: Exchange): Operation | null {
  const [head, id, below] = path.slice(BASE_PATH.length + 1).split('/')
  const answer = responseBody as Body
  const body = requestBody as Body
  if (below === 'route-rules' && method === 'GET') {
    const query = `{ routeStage(id: "${id}") { ${RULES} } }`
    return { query, field: 'routeStage', expected: { routeRules: rulesOf(answer.route_rules) } }
  }
  if (below === 'route-rules') {
    const routeRules = body.route_rules.map((rule: Body) => ({
      ruleHttpMatch: ruleMatchOf(rule.rule_http_match),
      backendStageId: rule.backend_stage_id,
      wafStageId: rule.waf_stage_id,
    }))
    return {
      query: `mutation ($input: SetRouteRulesInput!) { setRouteRules(input: $input) { routeRules { position ruleHttpMatch { methodFilters } } userErrors { code } } }`,
      variables: { input: { id, routeRules } },
      field: 'setRouteRules',
      expected: {
        routeRules: rulesOf(answer.route_rules).map(({ position, ruleHttpMatch }) => ({
          position,
          ruleHttpMatch: ruleHttpMatch && { methodFilters: ruleHttpMatch.methodFilters },
        })),
        userErrors: [],
      },
    }
  }
  if (head !== 'current-plan') return null
  const currentPlan = answer && { planName: upper(answer.plan_name) }
  if (method === 'GET')
    return {
      query: `{ currentPlan(projectId: "${id}") { planName } }`,
      field: 'currentPlan',
      expected: currentPlan,
    }
  if (method === 'DELETE')
    return {
      query: `mutation { deleteCurrentPlan(input: { projectId: "${id}" }) { projectId userErrors { code } } }`,
      field: 'deleteCurrentPlan',
      expected: { projectId: id, userErrors: [] },
    }
  return {
    query: `mutation ($input: SelectPlanInput!) { selectPlan(input: $input) { currentPlan { planName } userErrors { code } } }`,
    variables: { input: { projectId: body.project_id, planName: upper(body.plan_name) } },
    field: 'selectPlan',
    expected: { currentPlan, userErrors: [] },
  }
}

/** Builds the GraphQL operation for a recorded request, and the answer it must get. */
function toOperation(exchange: Exchange): Operation | null {
  const { method, path, requestBody, status, responseBody } = exchange
  const [head = '', id, below] = path.slice(BASE_PATH.length + 1).split('/')
  const kind = kinds.find(({ segment }) => segment === (below ?? head))
  if (kind === undefined || below === 'route-rules') return toOtherOperation(exchange)
  const { field, type, selection, toExpected } = kind
  if (method === 'GET' && below !== undefined) {
    const list = `${field}s`
    const nodes = (responseBody as Body).stages.map(toExpected)
    const query = `{ pipeline(id: "${id}") { ${list} { nodes { ${selection} } } } }`
    return { query, field: 'pipeline', expected: { [list]: { nodes } } }
  }
  if (method === 'GET')
    return {
      query: `{ ${field}(id: "${id}") { ${selection} } }`,
      field,
      expected: status === 200 ? toExpected(responseBody) : null,
    }
  if (method === 'DELETE') {
    const name = `delete${type}`
    return {
      query: `mutation { ${name}(input: { id: "${id}" }) { deleted${type}Id userErrors { code } } }`,
      field: name,
      expected: {
        [`deleted${type}Id`]: status === 204 ? id : null,
        userErrors: status === 204 ? [] : [{ code: 'NOT_FOUND' }],
      },
    }
  }
  const verb = method === 'PATCH' ? 'update' : 'create'
  const where = method === 'PATCH' ? { id } : type === 'Pipeline' ? {} : { pipelineId: id }
  return {
    query: `mutation ($input: ${verb === 'update' ? 'Update' : 'Create'}${type}Input!) { ${verb}${type}(input: $input) { ${field} { ${selection} } userErrors { code } } }`,
    variables: { input: { ...where, ...inputOf(type, requestBody) } },
    field: `${verb}${type}`,
    expected: { [field]: toExpected(responseBody), userErrors: [] },
  }
}

/** The Go SDK sends the zero value of an enum for an unset field. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === '' || (typeof value === 'string' && value.startsWith('unknown_'))
}

/** Normalizes a request: durations without trailing zeros, and no field that repeats a default. */
function meaningOf(body: Body): unknown {
  if (Array.isArray(body)) return body.map(meaningOf)
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(
    Object.entries(body)
      .filter(([, value]) => value !== null && !isUnset(value))
      .map(([key, value]) => [
        key,
        key === 'fallback_ttl' ? `${Number.parseFloat(value as string)}s` : meaningOf(value),
      ]),
  )
}

describe.skipIf(recordings.length > 0)('recorded traffic', () => {
  it.skip(NO_RECORDINGS, () => {})
})

describe.skipIf(recordings.length === 0)('recorded traffic, replayed as the upstream', () => {
  it.each(recordings.map(({ file, exchanges }) => [file, exchanges] as const))(
    'replays %s and gets the recorded answers in GraphQL',
    async (_file, exchanges) => {
      await using replay = await startReplay()
      await using gateway = await startGateway(replay.url)
      for (const exchange of exchanges) {
        const operation = toOperation(exchange)
        expect(operation, `GraphQL for ${exchange.method} ${exchange.path}`).not.toBeNull()
        if (operation === null) continue
        // A list is read below its pipeline, and rules below their stage, so both recordings are needed.
        const others = exchanges.filter(
          ({ method, path }) => method === 'GET' && exchange.path.startsWith(`${path}/`),
        )
        replay.play(exchange, ...others)
        const { data, errors } = await gateway.query(operation.query, operation.variables)
        expect(errors).toEqual([])
        expect(data[operation.field], `${exchange.method} ${exchange.path}`).toEqual(operation.expected)
        const asked = replay.asked.filter(({ path }) => path === exchange.path)
        expect(asked).toEqual([
          {
            method: exchange.method,
            path: exchange.path,
            body: exchange.requestBody === null ? null : expect.anything(),
          },
        ])
        expect(meaningOf(asked[0]?.body)).toEqual(meaningOf(exchange.requestBody))
      }
    },
  )
})
