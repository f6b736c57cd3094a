/** Counts the upstream calls of operations that walk and list whole graphs. */
import { describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'

/** Creates pipelines with all six kinds of stage, a route stage of two rules, and a head. */
async function fill(world: World, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const { upstream } = world
    const { id } = await upstream.createPipeline({ name: `p${index}` })
    const post = async (path: string, body: object, method = 'POST') =>
      (await upstream.createBelow<{ id: string }>(path, body, method)).id
    const backend = (await upstream.createBackendStage(id)).id
    const waf = await post(`/pipelines/${id}/waf-stages`, {
      mode: 'enable',
      paranoia_level: 1,
      backend_stage_id: backend,
    })
    const route = await post(`/pipelines/${id}/route-stages`, { waf_stage_id: waf })
    const rule = (value: string) => ({
      rule_http_match: { method_filters: [], path_filter: { path_filter_type: 'regex', value } },
      backend_stage_id: backend,
    })
    await post(
      `/route-stages/${route}/route-rules`,
      { route_rules: [rule(`a${index}`), rule(`b${index}`)] },
      'PUT',
    )
    const cache = await post(`/pipelines/${id}/cache-stages`, { route_stage_id: route })
    const tls = await post(`/pipelines/${id}/tls-stages`, {
      managed_certificate: true,
      secrets: [],
      cache_stage_id: cache,
    })
    const dns = await post(`/pipelines/${id}/dns-stages`, { tls_stage_id: tls })
    await post(`/pipelines/${id}/set-head-stage`, { add_new_head_stage: { new_stage_id: dns } })
    ids.push(id)
  }
  world.upstream.resetRequests()
  return ids
}

const ALL_KINDS = ['dns', 'tls', 'cache', 'route', 'waf', 'backend']
  .map(
    (kind) =>
      `${kind}Stages { totalCount nodes { id status pipeline { name } nextStage { __typename status } } }`,
  )
  .join(' ')
const WALK =
  'headStages { nextStage { status nextStage { status nextStage { status nextStage { status nextStage { status } } } } } }'
const calls = (world: World) => world.upstream.requests.map(({ method, path }) => `${method} ${path}`)

describe('a page of pipelines', () => {
  it.each([1, 20, 100])(
    'reads a page of %i pipelines with all six kinds of stage, links, back references and heads in one call',
    async (size) => {
      await using world = await startWorld()
      await fill(world, size)
      const data = await world.read(`{ pipelines(first: ${size}) { nodes { name ${ALL_KINDS} ${WALK} } } }`)
      expect(data.pipelines.nodes).toHaveLength(size)
      expect(
        data.pipelines.nodes[size - 1].headStages[0].nextStage.nextStage.nextStage.nextStage.nextStage.status,
      ).toBe('ACTIVE')
      expect(calls(world)).toEqual(['GET /pipelines-stages'])
    },
  )

  it.each([1, 20, 50])(
    'adds one search, or one list for a single route, for the route rules of %i pipelines',
    async (size) => {
      await using world = await startWorld()
      await fill(world, size)
      const data = await world.read(
        `{ pipelines(first: 100) { nodes { name routeStages { nodes { routeRules { position ruleHttpMatch { pathFilter { value } } target { status } } } } } } }`,
      )
      for (const [index, { routeStages }] of data.pipelines.nodes.entries())
        expect(routeStages.nodes[0].routeRules).toMatchObject([
          { position: 1, ruleHttpMatch: { pathFilter: { value: `a${index}` } } },
          { position: 2, ruleHttpMatch: { pathFilter: { value: `b${index}` } } },
        ])
      const [, ...rest] = calls(world)
      expect(rest).toEqual([size === 1 ? expect.stringMatching(/route-rules$/) : 'GET /search-route-rules'])
    },
  )

  it('reads more pages of the search when the routes do not fit on one', async () => {
    await using world = await startWorld()
    await fill(world, 60)
    const data = await world.read(
      '{ pipelines(first: 100) { nodes { routeStages { nodes { routeRules { position } } } } } }',
    )
    expect(
      data.pipelines.nodes.every(
        (node: { routeStages: { nodes: { routeRules: object[] }[] } }) =>
          node.routeStages.nodes[0]?.routeRules.length === 2,
      ),
    ).toBe(true)
    expect(calls(world)).toEqual([
      'GET /pipelines-stages',
      'GET /search-route-rules',
      'GET /search-route-rules',
    ])
  })
})

describe('one pipeline', () => {
  it('reads a pipeline with all six kinds of stage in seven concurrent calls', async () => {
    await using world = await startWorld()
    const [id] = await fill(world, 1)
    await world.read(`{ pipeline(id: "${id}") { name ${ALL_KINDS} } }`)
    expect(calls(world)).toHaveLength(7)
  })

  it('makes one call for each step from the head of a pipeline to its origin', async () => {
    await using world = await startWorld()
    const [id] = await fill(world, 1)
    await world.read(`{ pipeline(id: "${id}") { ${WALK} } }`)
    expect(calls(world)).toHaveLength(8)
  })
})

describe('a write of route rules', () => {
  it("makes one call for a write of rules, including their targets' ids and the rules read back", async () => {
    await using world = await startWorld()
    const [pipelineId] = await fill(world, 1)
    const { pipeline } = await world.read(
      `{ pipeline(id: "${pipelineId}") { routeStages { nodes { id } } wafStages { nodes { id } } } }`,
    )
    world.upstream.resetRequests()
    await world.read(
      `mutation ($input: SetRouteRulesInput!) { setRouteRules(input: $input) {
        routeRules { position target { __typename id } wafStage { id } } routeStage { id } } }`,
      {
        input: {
          id: pipeline.routeStages.nodes[0].id,
          routeRules: [{ wafStageId: pipeline.wafStages.nodes[0].id }],
        },
      },
    )
    expect(calls(world).map((call) => call.slice(0, 4))).toEqual(['PUT '])
  })
})

describe('the stages of a project', () => {
  it.each(['backendStages', 'wafStages'])('lists the %s of a project in one search', async (field) => {
    await using world = await startWorld()
    await fill(world, 3)
    const { project_id } = (await world.upstream.createPipeline()) as { project_id: string }
    world.upstream.resetRequests()
    const data = await world.read(
      `{ ${field}(filter: { projectId: "${project_id}" }) { totalCount nodes { status } } }`,
    )
    expect(data[field].totalCount).toBe(3)
    expect(calls(world)).toEqual([`GET /search-${field === 'wafStages' ? 'waf' : 'backend'}-stages`])
  })
})

describe('a query that would fan out', () => {
  it('refuses the query before it starts and names the most expensive selection', async () => {
    await using world = await startWorld()
    await fill(world, 2)
    const query = (size: number) =>
      `{ pipelines(first: ${size}) { nodes { a: purgeRequests { totalCount } b: purgeRequests(first: 1) { nodes { id } } } } }`
    const { data, errors } = await world.query(query(100))
    expect(data).toBeNull()
    expect(errors).toMatchObject([
      { extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { upstreamCalls: 201, nodes: 200 } } },
    ])
    expect(errors[0]?.message).toBe(
      'The operation can take 201 upstream calls, most of them for purgeRequests: at most 200 are allowed (LIMIT_UPSTREAM_CALLS). Ask for smaller pages, or for less at once',
    )
    expect(calls(world)).toEqual([])
    expect((await world.read(query(99))).pipelines.nodes).toHaveLength(2)
  })

  it('counts the lists that must be read one by one because of a Load Balancer filter', async () => {
    await using world = await startWorld()
    const { errors } = await world.query(
      `{ pipelines(filter: { hasBackendStageLb: true }) { nodes { ${ALL_KINDS} } } }`,
    )
    expect(errors).toMatchObject([
      { extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { upstreamCalls: 381 } } },
    ])
    expect(calls(world)).toEqual([])
  })
})
