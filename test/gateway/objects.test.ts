/** Tests single objects: by an id of known or unknown kind, by links, and from responses of old and new forms. */
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'
import { UNKNOWN_ID } from '../support/ids.js'

async function startObjects() {
  const world = await startWorld()
  const pipeline = await world.upstream.createPipeline({ name: 'shop', description: 'd' })
  const backend = await world.upstream.createBackendStage(pipeline.id)
  const cache = await world.upstream.createCacheStage(pipeline.id, {
    fallback_ttl: '60s',
    backend_stage_id: backend.id,
  })
  world.upstream.resetRequests()
  return Object.assign(world, { pipeline, backend, cache })
}

describe('node', () => {
  it('finds an object of any kind by its UUID alone', async () => {
    await using world = await startObjects()
    const data = await world.read(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Pipeline { name } ... on Stage { status createdAt pipeline { name } nextStage { id } } ... on CacheStage { fallbackTtl } } }`,
      { ids: [world.cache.id, world.pipeline.id, UNKNOWN_ID, world.backend.id.toUpperCase()] },
    )
    const common = { status: 'INACTIVE', pipeline: { name: 'shop' } }
    expect(data.nodes).toMatchObject([
      {
        __typename: 'CacheStage',
        id: world.cache.id,
        fallbackTtl: 60,
        nextStage: { id: world.backend.id },
        ...common,
      },
      { __typename: 'Pipeline', id: world.pipeline.id, name: 'shop' },
      null,
      { __typename: 'BackendStage', id: world.backend.id, nextStage: null, ...common },
    ])
    expect(await world.read(`{ node(id: "${world.pipeline.id}") { __typename } }`)).toEqual({
      node: { __typename: 'Pipeline' },
    })
    expect(await world.read(`{ node(id: "${UNKNOWN_ID}") { __typename } }`)).toEqual({ node: null })
  })

  it('finds an object although another kind failed, and reports an error if the object may be of the failed kind', async () => {
    await using world = await startObjects()
    world.upstream.faults.add({ on: 'GET /backend-stages/:id', status: 500 })
    expect(await world.read(`{ node(id: "${world.cache.id}") { __typename } }`)).toEqual({
      node: { __typename: 'CacheStage' },
    })
    const { data, errors } = await world.query(
      `{ nodes(ids: ["${world.cache.id}", "${UNKNOWN_ID}"]) { __typename } }`,
    )
    expect(data.nodes).toEqual([{ __typename: 'CacheStage' }, null])
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }])
  })

  it('accepts at most 100 ids, and a bad id affects only its own place', async () => {
    await using world = await startObjects()
    const many = await world.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array(101).fill(UNKNOWN_ID),
    })
    expect(many.errors).toMatchObject([
      { message: 'ids must be at most 100, got 101', extensions: { code: 'BAD_USER_INPUT' } },
    ])
    const { data, errors } = await world.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [world.cache.id, 'x'],
    })
    expect(data.nodes).toEqual([{ id: world.cache.id }, null])
    expect(errors).toMatchObject([{ message: 'ids[1] must be a UUID, got "x"' }])
  })
})

describe('an object that does not exist', () => {
  it.each(['pipeline', 'cacheStage', 'backendStage', 'node'])(
    'returns null for a missing %s, without an error',
    async (field) => {
      await using world = await startWorld()
      expect(await world.read(`{ ${field}(id: "${UNKNOWN_ID}") { id } }`)).toEqual({ [field]: null })
    },
  )

  it('returns null for a missing pipeline even when its stages were requested at the same time', async () => {
    await using world = await startWorld()
    expect(
      await world.read(`{ pipeline(id: "${UNKNOWN_ID}") { name cacheStages { totalCount nodes { id } } } }`),
    ).toEqual({
      pipeline: null,
    })
  })

  it('returns null for a dangling link', async () => {
    await using world = await startObjects()
    world.upstream.faults.add({
      on: 'GET /cache-stages/:id',
      respond: async (_request, act) =>
        Response.json({ ...(await (await act()).json()), backend_stage_id: UNKNOWN_ID }),
    })
    expect(
      await world.read(
        `{ cacheStage(id: "${world.cache.id}") { backendStage { status } nextStage { status } } }`,
      ),
    ).toEqual({
      cacheStage: { backendStage: null, nextStage: null },
    })
  })
})

describe('a response of another form', () => {
  /** Reads a cache stage and its pipeline from the given upstream responses. */
  async function readAs(stage: object, pipeline: object = {}) {
    await using world = await startObjects()
    const change = (fields: object) => async (_request: Request, act: () => Promise<Response>) =>
      Response.json({ ...(await (await act()).json()), ...fields })
    world.upstream.faults.add({ on: 'GET /cache-stages/:id', respond: change(stage) })
    world.upstream.faults.add({ on: 'GET /pipelines/:id', respond: change(pipeline) })
    const result = await world.query(
      `{ cacheStage(id: "${world.cache.id}") { status fallbackTtl includeCookies createdAt pipeline { status description errors { stage severity type code } } } }`,
    )
    return { ...result, log: world.log, metrics: await (await fetch(`${world.origin}/metrics`)).text() }
  }

  it("reads an absent status, cookies, description and errors by the API's defaults", async () => {
    const absent = undefined
    const { data, errors } = await readAs(
      { status: absent, include_cookies: absent, fallback_ttl: absent },
      { status: absent, description: absent, errors: absent, vpc_endpoint_ids: absent },
    )
    expect(errors).toEqual([])
    expect(data.cacheStage).toMatchObject({
      status: 'UNKNOWN',
      includeCookies: false,
      fallbackTtl: null,
      pipeline: { status: 'UNKNOWN', description: '', errors: [] },
    })
  })

  it('passes on a null TTL and date-times of any precision', async () => {
    for (const [created_at, createdAt] of [
      ['2026-02-18T16:34:56.984547510Z', '2026-02-18T16:34:56.984547Z'],
      ['2026-02-18T16:34:56.984547Z', '2026-02-18T16:34:56.984547Z'],
      ['2026-02-18T16:34:56Z', '2026-02-18T16:34:56.000000Z'],
    ]) {
      const { data } = await readAs({ fallback_ttl: null, created_at })
      expect(data.cacheStage).toMatchObject({ fallbackTtl: null, createdAt })
    }
  })

  it('returns UNKNOWN for a new enum value, logs it once and counts each occurrence', async () => {
    const { data, errors, log, metrics } = await readAs(
      { status: 'asleep' },
      {
        status: 'unknown_status',
        errors: Array(3).fill({
          stage: 'quantum',
          code: 'new_code',
          severity: 'warning',
          message: 'm',
          type: 'config',
        }),
      },
    )
    expect(errors).toEqual([])
    expect(data.cacheStage).toMatchObject({ status: 'UNKNOWN', pipeline: { status: 'UNKNOWN' } })
    expect(data.cacheStage.pipeline.errors[0]).toEqual({
      stage: 'UNKNOWN',
      severity: 'WARNING',
      type: 'CONFIG',
      code: 'new_code',
    })
    expect(log).toMatchObject([
      { enum: 'StageStatus', value: 'asleep' },
      { enum: 'PipelineErrorStage', value: 'quantum' },
    ])
    expect(metrics).toContain('edgeway_unknown_enum_values_total{enum="PipelineErrorStage"} 3')
  })

  it.each([
    ['1h', 'no seconds'],
    ['99999999999s', 'more than 32 bits'],
  ])('loses only the TTL when it is %s (%s)', async (fallback_ttl) => {
    const { data, errors, log } = await readAs({ fallback_ttl })
    expect(data.cacheStage).toMatchObject({ fallbackTtl: null, includeCookies: false })
    expect(errors).toMatchObject([
      { path: ['cacheStage', 'fallbackTtl'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ])
    expect(JSON.stringify(log)).toContain(fallback_ttl)
  })

  it.each<[object, (string | number)[]]>([
    [{ id: 7 }, ['cacheStage']],
    [{ created_at: undefined }, ['cacheStage', 'createdAt']],
    [{ include_cookies: 'yes' }, ['cacheStage', 'includeCookies']],
  ])("reports an error for a response that breaks the API's promise (%o)", async (fields, path) => {
    const { data, errors } = await readAs(fields)
    expect(data).toEqual({ cacheStage: null })
    expect(errors).toMatchObject([{ path, extensions: { code: 'UPSTREAM_UNAVAILABLE' } }])
  })

  it.each([{ pipeline_id: null }, { pipeline_id: 'x' }])(
    'loses only the link when a response has %o',
    async (fields) => {
      const { data, errors } = await readAs(fields)
      expect(data.cacheStage).toMatchObject({ fallbackTtl: 60, pipeline: null })
      expect(errors).toMatchObject([
        { path: ['cacheStage', 'pipeline'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
      ])
    },
  )
})
