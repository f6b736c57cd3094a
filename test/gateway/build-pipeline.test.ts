/** Tests the mutation that builds a whole pipeline in order, and removes all of it if a step fails. */
import { describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'
import { BUCKET_STAGE } from './support/backend-input.js'

const WHOLE = {
  backendStage: BUCKET_STAGE,
  wafStage: { mode: 'ENABLE', paranoiaLevel: 2 },
  routeStage: {
    routeRules: [
      {
        ruleHttpMatch: { pathFilter: { value: '/api/.*' } },
        backendStage: { origin: { scalewayS3: { bucketName: 'api' } } },
      },
      { ruleHttpMatch: { methodFilters: ['HEAD'] }, skipWaf: true },
    ],
  },
  cacheStage: { fallbackTtl: 3600, includeCookies: false },
  tlsStage: { managedCertificate: true },
  dnsStage: { fqdns: ['shop.example.com'] },
}

function build(world: World, stages: object, name = 'built') {
  return world.query(
    `mutation ($input: CreatePipelineInput!) { createPipeline(input: $input) {
      pipeline { id name status errors { code } headStages { fqdns nextStage { __typename ... on TlsStage { managedCertificate }
        nextStage { __typename ... on CacheStage { fallbackTtl } nextStage { __typename
          ... on RouteStage { routeRules { position target { __typename ... on BackendStage { origin { ... on ScalewayS3Origin { bucketName } } } } } }
          nextStage { __typename ... on WafStage { paranoiaLevel } nextStage { __typename } } } } } } }
      leftBehind { nodeId typeName }
      userErrors { code field message } } }`,
    { input: { name, stages } },
  )
}

const writes = (world: World) =>
  world.upstream.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}`)

describe('createPipeline with stages', () => {
  it('builds from the backend outwards, and sets the head last', async () => {
    await using world = await startWorld()
    const { data, errors } = await build(world, WHOLE)
    expect(errors).toEqual([])
    expect(data.createPipeline).toMatchObject({
      userErrors: [],
      leftBehind: [],
      pipeline: {
        name: 'built',
        status: 'PENDING',
        errors: [],
        headStages: [
          {
            fqdns: ['shop.example.com'],
            nextStage: {
              __typename: 'TlsStage',
              managedCertificate: true,
              nextStage: {
                __typename: 'CacheStage',
                fallbackTtl: 3600,
                nextStage: {
                  __typename: 'RouteStage',
                  routeRules: [
                    { position: 1, target: { origin: { bucketName: 'api' } } },
                    { position: 2, target: { origin: { bucketName: 'main' } } },
                  ],
                  nextStage: {
                    __typename: 'WafStage',
                    paranoiaLevel: 2,
                    nextStage: { __typename: 'BackendStage' },
                  },
                },
              },
            },
          },
        ],
      },
    })
    expect(writes(world)).toEqual([
      'POST /pipelines',
      'POST /pipelines/:id/backend-stages',
      'POST /pipelines/:id/waf-stages',
      'POST /pipelines/:id/backend-stages',
      'POST /pipelines/:id/route-stages',
      'PUT /route-stages/:id/route-rules',
      'POST /pipelines/:id/cache-stages',
      'POST /pipelines/:id/tls-stages',
      'POST /pipelines/:id/dns-stages',
      'POST /pipelines/:id/set-head-stage',
    ])
  })

  it('builds a pipeline with only a backend stage', async () => {
    await using world = await startWorld()
    const { data } = await build(world, { backendStage: BUCKET_STAGE })
    expect(data.createPipeline.pipeline.headStages).toMatchObject([
      { fqdns: [], nextStage: { __typename: 'BackendStage' } },
    ])
  })

  it('reports every known problem with its path and sends nothing', async () => {
    await using world = await startWorld()
    const stages = {
      backendStage: { origin: { scalewayLb: { lbs: [] } } },
      wafStage: { mode: 'ENABLE', paranoiaLevel: 9 },
      routeStage: { routeRules: [{}, { skipWaf: true, backendStage: BUCKET_STAGE }] },
    }
    const { data } = await build(world, stages, '')
    const found = data.createPipeline.userErrors.map(
      ({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`,
    )
    expect(found).toEqual([
      'INVALID input.name',
      'REQUIRED input.stages.backendStage.origin.scalewayLb.lbs',
      'INVALID input.stages.wafStage.paranoiaLevel',
      'REQUIRED input.stages.routeStage.routeRules.0',
      'INVALID input.stages.routeStage.routeRules.1.backendStage',
      'INVALID input.stages.routeStage.routeRules.1.skipWaf',
      'INVALID input.stages.wafStage',
      'INVALID input.stages.routeStage',
    ])
    expect(world.upstream.requests).toEqual([])
  })
})

/** Lists each write of the build, and the part of the input that a refusal of the write points at. */
const steps = [
  { on: 'POST /pipelines', path: 'input' },
  { on: 'POST /pipelines/:id/backend-stages', path: 'input.stages.backendStage' },
  { on: 'POST /pipelines/:id/waf-stages', path: 'input.stages.wafStage' },
  { on: 'POST /pipelines/:id/route-stages', path: 'input.stages.routeStage' },
  { on: 'PUT /route-stages/:id/route-rules', path: 'input.stages.routeStage' },
  { on: 'POST /pipelines/:id/cache-stages', path: 'input.stages.cacheStage' },
  { on: 'POST /pipelines/:id/tls-stages', path: 'input.stages.tlsStage' },
  { on: 'POST /pipelines/:id/dns-stages', path: 'input.stages.dnsStage' },
  { on: 'POST /pipelines/:id/set-head-stage', path: 'input.stages.dnsStage' },
]

describe('a build that fails', () => {
  it.each(steps)(
    'leaves nothing behind after a refusal of $on, and points at its input',
    async ({ on, path }) => {
      await using world = await startWorld()
      world.upstream.faults.add({
        on,
        status: 423,
        body: { type: 'locked', message: 'm', resource: 'r', resource_id: 'i' },
      })
      const { data } = await build(world, WHOLE)
      expect(data.createPipeline).toMatchObject({
        pipeline: null,
        leftBehind: [],
        userErrors: [{ code: 'LOCKED', field: path.split('.') }],
      })
      expect((await world.read('{ pipelines { totalCount } }')).pipelines.totalCount).toBe(0)
    },
  )

  it.each(steps.slice(1))(
    'leaves nothing behind after a failure of $on, and reports an error',
    async ({ on }) => {
      await using world = await startWorld()
      world.upstream.faults.add({ on, status: 503 })
      const { data, errors } = await build(world, WHOLE)
      expect(data.createPipeline).toBeNull()
      expect(errors).toMatchObject([
        {
          message: 'Edge Services could not answer. What had been made was removed again.',
          extensions: { code: 'UPSTREAM_UNAVAILABLE' },
        },
      ])
      expect((await world.read('{ pipelines { totalCount } }')).pipelines.totalCount).toBe(0)
    },
  )

  it('points at the argument that the API refuses, within the step', async () => {
    await using world = await startWorld()
    const { data } = await build(world, { ...WHOLE, dnsStage: { fqdns: ['not a name'] } })
    expect(data.createPipeline.userErrors[0]).toMatchObject({ code: 'INVALID' })
    expect(data.createPipeline.userErrors[0].field.slice(0, 4)).toEqual([
      'input',
      'stages',
      'dnsStage',
      'fqdns',
    ])
  })

  it('lists exactly what is left when the clean-up fails', async () => {
    await using world = await startWorld()
    world.upstream.faults.add({ on: 'POST /pipelines/:id/cache-stages', status: 503 })
    world.upstream.faults.add({ on: 'DELETE /pipelines/:id', status: 503 })
    const { data, errors } = await build(world, WHOLE)
    expect(errors).toEqual([])
    const { leftBehind, userErrors, pipeline } = data.createPipeline
    expect(pipeline).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'UNKNOWN', field: ['input', 'stages', 'cacheStage'] }])
    expect(leftBehind.map(({ typeName }: { typeName: string }) => typeName)).toEqual([
      'Pipeline',
      'BackendStage',
      'WafStage',
      'BackendStage',
      'RouteStage',
    ])
    world.upstream.faults.clear()
    const ids = leftBehind.map(({ nodeId }: { nodeId: string }) => nodeId)
    const there = await world.read('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }', { ids })
    expect(there.nodes.map(({ __typename }: { __typename: string }) => __typename)).toEqual([
      'Pipeline',
      'BackendStage',
      'WafStage',
      'BackendStage',
      'RouteStage',
    ])
  })

  it('deletes the stages first when a pipeline cannot be deleted with its stages', async () => {
    await using world = await startWorld()
    const precondition = { type: 'precondition_failed', message: 'm', precondition: 'resource_still_in_use' }
    world.upstream.faults.add({
      on: 'POST /pipelines/:id/set-head-stage',
      status: 423,
      body: { message: 'm' },
    })
    world.upstream.faults.add({ on: 'DELETE /pipelines/:id', status: 412, body: precondition, times: 1 })
    const { data } = await build(world, WHOLE)
    expect(data.createPipeline).toMatchObject({ leftBehind: [], userErrors: [{ code: 'LOCKED' }] })
    expect(await world.read('{ pipelines { totalCount } cacheStages { totalCount } }')).toEqual({
      pipelines: { totalCount: 0 },
      cacheStages: { totalCount: 0 },
    })
  })

  it('cleans up when the caller leaves', async () => {
    await using world = await startWorld()
    const deleted = new Promise<void>((resolve) => {
      world.upstream.faults.add({
        on: 'DELETE /pipelines/:id',
        respond: async (_request, act) => {
          const answer = await act()
          resolve()
          return answer
        },
      })
    })
    const caller = new AbortController()
    world.upstream.faults.add({
      on: 'POST /pipelines/:id/tls-stages',
      respond: () => {
        caller.abort()
        return new Promise(() => {})
      },
    })
    const body = JSON.stringify({
      query:
        'mutation ($input: CreatePipelineInput!) { createPipeline(input: $input) { userErrors { code } } }',
      variables: { input: { name: 'n', stages: WHOLE } },
    })
    await expect(
      fetch(world.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: caller.signal,
      }),
    ).rejects.toThrow()
    await deleted
    world.upstream.faults.clear()
    expect((await world.read('{ pipelines { totalCount } }')).pipelines.totalCount).toBe(0)
  })
})
