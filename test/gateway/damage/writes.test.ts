/** Tests writes that the API accepted with a partly unreadable response. */
import { describe, expect, it } from 'vitest'
import { routeRuleBody } from '../../support/api-bodies.js'
import { startGateway } from '../../support/gateway.js'
import { id } from '../../support/ids.js'
import { damaged } from './damages.js'
import { answers } from './scenarios.js'
import { startAnswers } from './upstream.js'

const FILTERS =
  'routeRules { position ruleHttpMatch { methodFilters pathFilter { value } hostFilter { value } } backendStage { id } }'
const withoutHost = {
  ...routeRuleBody,
  rule_http_match: { ...routeRuleBody.rule_http_match, host_filter: null },
}
const rulesRequest = `PUT /route-stages/${id(7)}/route-rules`
const headRequest = `POST /pipelines/${id(1)}/set-head-stage`

const BUILD = `mutation { createPipeline(input: { name: "shop", projectId: "${id(100)}", stages: {
  backendStage: { origin: { scalewayS3: { bucketName: "a", bucketRegion: "fr-par" } } }
  routeStage: { routeRules: [{ ruleHttpMatch: { pathFilter: { pathFilterType: REGEX, value: "/api/.*" } }
    backendStage: { origin: { scalewayS3: { bucketName: "b", bucketRegion: "fr-par" } } } }] }
  cacheStage: { fallbackTtl: 60 } tlsStage: { managedCertificate: true } dnsStage: { fqdns: ["a.example.com"] }
} }) { pipeline { id name } userErrors { message } leftBehind { nodeId } } }`

async function startGatewayOnAnswers(changed: Record<string, unknown> = {}) {
  const upstream = await startAnswers({ ...answers, ...changed })
  const gateway = await startGateway(upstream.url)
  return {
    ...gateway,
    upstream,
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]()
      await upstream[Symbol.asyncDispose]()
    },
  }
}

describe('a rule without a host filter, which the API returns as null', () => {
  it('sets and reads a rule whose host filter is null', async () => {
    const rules = { route_rules: [withoutHost] }
    await using world = await startGatewayOnAnswers({
      [rulesRequest]: rules,
      [`GET /route-stages/${id(7)}/route-rules`]: { ...rules, total_count: 1 },
    })
    const routeRules = [
      {
        position: 1,
        ruleHttpMatch: { methodFilters: ['GET', 'HEAD'], pathFilter: { value: '/api/.*' }, hostFilter: null },
        backendStage: { id: id(3) },
      },
    ]
    const input = `{ id: "${id(7)}", routeRules: [{ backendStageId: "${id(3)}" }] }`
    expect(
      await world.read(`mutation { setRouteRules(input: ${input}) { ${FILTERS} userErrors { message } } }`),
    ).toEqual({ setRouteRules: { routeRules, userErrors: [] } })
    expect(await world.read(`{ routeStage(id: "${id(7)}") { ${FILTERS} } }`)).toEqual({
      routeStage: { routeRules },
    })
  })

  it('builds a pipeline with a rule whose host filter is null, and keeps it', async () => {
    await using world = await startGatewayOnAnswers({ [rulesRequest]: { route_rules: [withoutHost] } })
    expect(await world.read(BUILD)).toEqual({
      createPipeline: { pipeline: { id: id(1), name: 'shop' }, userErrors: [], leftBehind: [] },
    })
    expect(world.upstream.requests.filter((request) => request.startsWith('DELETE'))).toEqual([])
  })
})

describe('building a pipeline', () => {
  const steps = [
    'POST /pipelines',
    ...['backend', 'route', 'cache', 'tls', 'dns'].map((kind) => `POST /pipelines/${id(1)}/${kind}-stages`),
  ]
  it.each(steps)('continues the build when the response to %s has only an id', async (request) => {
    const answer = { id: (answers[request] as { id: string }).id }
    await using world = await startGatewayOnAnswers({ [request]: answer })
    expect(await world.read(BUILD)).toMatchObject({
      createPipeline: { pipeline: { id: id(1) }, userErrors: [] },
    })
    expect(world.upstream.requests).toContain(headRequest)
  })

  it.each(
    [rulesRequest, headRequest].flatMap((request) =>
      [{}, { message: 'no' }, [], null, 'x', { route_rules: 42, head_stage: 42 }].map((answer) => ({
        request,
        answer,
      })),
    ),
  )('ignores the response body $answer to $request', async ({ request, answer }) => {
    await using world = await startGatewayOnAnswers({ [request]: answer })
    expect(await world.read(BUILD)).toMatchObject({
      createPipeline: { pipeline: { id: id(1) }, userErrors: [] },
    })
    expect(world.upstream.requests.filter((sent) => sent.startsWith('DELETE'))).toEqual([])
  })

  it.each([42, { id: 7 }])('succeeds although the new pipeline is read back as %j', async (answer) => {
    await using world = await startGatewayOnAnswers({ [`GET /pipelines/${id(1)}`]: answer })
    const { data, errors } = await world.query(
      BUILD.replace('pipeline { id name }', 'pipeline { id name status errors { code } updatedAt }'),
    )
    expect(data).toMatchObject({
      createPipeline: {
        pipeline: { id: id(1), name: 'shop', status: 'UNKNOWN', errors: [null] },
        userErrors: [],
        leftBehind: [],
      },
    })
    expect(errors).toMatchObject([
      { path: ['createPipeline', 'pipeline', 'errors', 0], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ])
    expect(world.upstream.requests.filter((sent) => sent.startsWith('DELETE'))).toEqual([])
  })
})

describe('a damaged list with another source for its content', () => {
  const LIST =
    '{ pipelines { nodes { id headStages { id } dnsStages(filter: { fqdn: "www.example.com" }) { nodes { id } } } } }'
  const dnsStages = ['pipelines', 0, 'dns_stages', 1]

  it.each([
    [['default_fqdn'], 42],
    [['default_private_fqdn'], []],
    [['fqdns'], 42],
    [['fqdns', 0], 42],
    [[], 'x'],
  ] as const)(
    'reads heads and filtered stages by their own lists when /%j of a DNS stage is damaged',
    async (below, value) => {
      await using world = await startGatewayOnAnswers()
      const undamaged = await world.read(LIST)
      const path = [...dnsStages, ...below]
      world.upstream.answers = {
        ...world.upstream.answers,
        'GET /pipelines-stages': damaged(answers['GET /pipelines-stages'], { path, value }),
        [`GET /pipelines/${id(1)}/head-stages`]: {
          head_stages: [id(4), id(41), id(42)].map((dns_stage_id) => ({ dns_stage_id })),
          total_count: 3,
        },
      }
      expect(await world.read(LIST)).toEqual(undamaged)
    },
  )

  it('lists the stages of all pipelines although the stage list of one is damaged', async () => {
    await using world = await startGatewayOnAnswers()
    const undamaged = await world.read('{ cacheStages { totalCount nodes { id status } } }')
    world.upstream.answers = {
      ...world.upstream.answers,
      'GET /pipelines-stages': damaged(answers['GET /pipelines-stages'], {
        path: ['pipelines', 1, 'cache_stages'],
        value: 42,
      }),
    }
    expect(await world.read('{ cacheStages { totalCount nodes { id status } } }')).toEqual(undamaged)
  })

  it('reports that the stages of an unreadable pipeline are missing', async () => {
    await using world = await startGatewayOnAnswers()
    world.upstream.answers = {
      ...world.upstream.answers,
      'GET /pipelines-stages': damaged(answers['GET /pipelines-stages'], {
        path: ['pipelines', 1],
        value: null,
      }),
    }
    const { data, errors } = await world.query('{ cacheStages { nodes { id } } }')
    expect(data.cacheStages.nodes.filter((node: unknown) => node === null)).toHaveLength(1)
    expect(data.cacheStages.nodes).toHaveLength(7)
    expect(errors).toHaveLength(1)
  })

  it.each([{ position: 'x' }, { route_stage_id: 7 }, { route_stage_id: '' }])(
    'reads the rules of each route stage separately when the search returns a rule with %o',
    async (fields) => {
      const other = { ...routeRuleBody, position: 2 }
      await using world = await startGatewayOnAnswers({
        'GET /search-route-rules': { route_rules: [{ ...routeRuleBody, ...fields }, other], total_count: 2 },
        ...Object.fromEntries(
          [id(7), id(71), id(72)].map((stage) => [
            `GET /route-stages/${stage}/route-rules`,
            { route_rules: [routeRuleBody], total_count: 1 },
          ]),
        ),
      })
      const data = await world.read(
        `{ pipeline(id: "${id(1)}") { routeStages { nodes { routeRules { position } } } } }`,
      )
      expect(data.pipeline.routeStages.nodes).toEqual(Array(3).fill({ routeRules: [{ position: 1 }] }))
    },
  )
})

describe('a response about another object than requested', () => {
  it('reports an error, because caches would take the response for the other object', async () => {
    await using world = await startGatewayOnAnswers({
      [`GET /cache-stages/${id(5)}`]: { ...(answers[`GET /cache-stages/${id(5)}`] as object), id: id(55) },
    })
    const { data, errors } = await world.query(`{ cacheStage(id: "${id(5)}") { id fallbackTtl } }`)
    expect(data).toEqual({ cacheStage: null })
    expect(errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  })
})
