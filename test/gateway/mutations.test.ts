/** Tests the writes of mutations, and the errors that a caller can correct. */
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'
import { UNKNOWN_ID } from '../support/ids.js'

const STAGE =
  'cacheStage { id fallbackTtl includeCookies backendStage { id } nextStage { id } } userErrors { message field code }'

async function startStages() {
  const world = await startWorld()
  const pipeline = await world.upstream.createPipeline()
  const backend = await world.upstream.createBackendStage(pipeline.id)
  const cache = await world.upstream.createCacheStage(pipeline.id, {
    fallback_ttl: '60s',
    include_cookies: true,
    backend_stage_id: backend.id,
  })
  world.upstream.resetRequests()
  const createCacheStage = async (input: object) =>
    (
      await world.read(
        `mutation ($input: CreateCacheStageInput!) { createCacheStage(input: $input) { ${STAGE} } }`,
        { input },
      )
    ).createCacheStage
  const updateCacheStage = async (input: object) =>
    (
      await world.read(
        `mutation ($input: UpdateCacheStageInput!) { updateCacheStage(input: $input) { ${STAGE} } }`,
        { input },
      )
    ).updateCacheStage
  return Object.assign(world, { pipeline, backend, cache, createCacheStage, updateCacheStage })
}

describe('createCacheStage', () => {
  it('creates a cache stage linked to a backend', async () => {
    await using world = await startStages()
    const payload = await world.createCacheStage({
      pipelineId: world.pipeline.id,
      fallbackTtl: 0,
      includeCookies: true,
      backendStageId: world.backend.id,
    })
    expect(payload).toMatchObject({
      cacheStage: {
        fallbackTtl: 0,
        includeCookies: true,
        backendStage: { id: world.backend.id },
        nextStage: { id: world.backend.id },
      },
      userErrors: [],
    })
  })

  it('treats null as an omitted field', async () => {
    await using world = await startStages()
    const payload = await world.createCacheStage({
      pipelineId: world.pipeline.id,
      fallbackTtl: 2_147_483_647,
      includeCookies: null,
      backendStageId: null,
      wafStageId: null,
    })
    expect(payload).toMatchObject({
      cacheStage: { fallbackTtl: 2_147_483_647, includeCookies: false, nextStage: null },
      userErrors: [],
    })
  })

  it('reports every problem in one answer without an upstream call', async () => {
    await using world = await startStages()
    const payload = await world.createCacheStage({
      pipelineId: '../pipelines',
      fallbackTtl: -5,
      backendStageId: 'a%2fb',
      wafStageId: 'x\r\nX-Auth-Token: y',
    })
    const bothLinks =
      'only one of backendStageId, wafStageId, routeStageId can be set, got backendStageId and wafStageId'
    expect(payload).toEqual({
      cacheStage: null,
      userErrors: [
        {
          code: 'INVALID',
          field: ['input', 'pipelineId'],
          message: 'pipelineId must be a UUID, got "../pipelines"',
        },
        {
          code: 'INVALID',
          field: ['input', 'fallbackTtl'],
          message: 'fallbackTtl must be 0 seconds or more, got -5',
        },
        {
          code: 'INVALID',
          field: ['input', 'backendStageId'],
          message: 'backendStageId must be a UUID, got "a%2fb"',
        },
        {
          code: 'INVALID',
          field: ['input', 'wafStageId'],
          message: 'wafStageId must be a UUID, got "x\\r\\nX-Auth-Token: y"',
        },
        { code: 'INVALID', field: ['input', 'backendStageId'], message: bothLinks },
        { code: 'INVALID', field: ['input', 'wafStageId'], message: bothLinks },
      ],
    })
    expect(world.upstream.requests).toEqual([])
  })

  it.each([
    [{}, /Field "fallbackTtl" of required type "Int!" was not provided/],
    [{ fallbackTtl: null }, /null at "input\.fallbackTtl"; Expected non-nullable type "Int!" not to be null/],
  ])('requires fallbackTtl, given %o', async (rest, message) => {
    await using world = await startStages()
    const { errors } = await world.query(
      `mutation ($input: CreateCacheStageInput!) { createCacheStage(input: $input) { ${STAGE} } }`,
      { input: { pipelineId: world.pipeline.id, ...rest } },
    )
    expect(errors).toMatchObject([
      { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
    ])
    expect(world.upstream.requests).toEqual([])
  })

  it.each([1.5, 1e12, '60', Number.MAX_VALUE])(
    'refuses the fallbackTtl %s, which is not a 32-bit integer',
    async (fallbackTtl) => {
      await using world = await startStages()
      const { errors } = await world.query(
        `mutation ($ttl: Int!) { createCacheStage(input: { pipelineId: "${world.pipeline.id}", fallbackTtl: $ttl }) { ${STAGE} } }`,
        { ttl: fallbackTtl },
      )
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
      expect(world.upstream.requests).toEqual([])
    },
  )

  it('points at the pipeline id when the pipeline does not exist', async () => {
    await using world = await startStages()
    const { userErrors } = await world.createCacheStage({ pipelineId: UNKNOWN_ID, fallbackTtl: 1 })
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'pipelineId'] }])
  })

  it('points at the link when its target does not exist', async () => {
    await using world = await startStages()
    const { userErrors } = await world.createCacheStage({
      pipelineId: world.pipeline.id,
      fallbackTtl: 1,
      backendStageId: UNKNOWN_ID,
    })
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'backendStageId'] }])
  })
})

describe('updateCacheStage', () => {
  it('keeps the values of omitted fields', async () => {
    await using world = await startStages()
    const { id } = world.cache
    expect((await world.updateCacheStage({ id, fallbackTtl: 7 })).cacheStage).toMatchObject({
      fallbackTtl: 7,
      includeCookies: true,
      backendStage: { id: world.backend.id },
    })
    expect((await world.updateCacheStage({ id, includeCookies: false })).cacheStage).toMatchObject({
      fallbackTtl: 7,
      includeCookies: false,
      backendStage: { id: world.backend.id },
    })
  })

  it('removes a link that is set to null, and sets it again', async () => {
    await using world = await startStages()
    const { id } = world.cache
    expect((await world.updateCacheStage({ id, backendStageId: null })).cacheStage).toMatchObject({
      fallbackTtl: 60,
      backendStage: null,
      nextStage: null,
    })
    expect((await world.updateCacheStage({ id, backendStageId: world.backend.id })).cacheStage).toMatchObject(
      {
        nextStage: { id: world.backend.id },
      },
    )
  })

  it('refuses to clear a field that must have a value', async () => {
    await using world = await startStages()
    const { userErrors } = await world.updateCacheStage({
      id: world.cache.id,
      fallbackTtl: null,
      includeCookies: null,
    })
    expect(userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['input', 'fallbackTtl'],
        message: 'fallbackTtl cannot be null: leave it out to keep its value',
      },
      {
        code: 'INVALID',
        field: ['input', 'includeCookies'],
        message: 'includeCookies cannot be null: leave it out to keep its value',
      },
    ])
    expect(world.upstream.requests).toEqual([])
  })

  it('refuses an update that changes nothing', async () => {
    await using world = await startStages()
    const { userErrors } = await world.updateCacheStage({ id: world.cache.id })
    expect(userErrors).toEqual([
      { code: 'REQUIRED', field: ['input'], message: 'nothing to change: give a field besides id' },
    ])
    expect(world.upstream.requests).toEqual([])
  })

  it('reports both of two links that exclude each other', async () => {
    await using world = await startStages()
    const { userErrors } = await world.updateCacheStage({
      id: world.cache.id,
      backendStageId: world.backend.id,
      routeStageId: UNKNOWN_ID,
    })
    expect(userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'backendStageId'] },
      { code: 'INVALID', field: ['input', 'routeStageId'] },
    ])
    expect(world.upstream.requests).toEqual([])
  })

  it('reports that a cache stage does not exist', async () => {
    await using world = await startStages()
    const { cacheStage, userErrors } = await world.updateCacheStage({ id: UNKNOWN_ID, fallbackTtl: 1 })
    expect(cacheStage).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'id'] }])
  })
})

describe('deletes', () => {
  it('returns the id of a deleted object, and reports on a second delete that the object does not exist', async () => {
    await using world = await startStages()
    const remove = async () =>
      (
        await world.read(
          `mutation { deleteCacheStage(input: { id: "${world.cache.id}" }) { deletedCacheStageId userErrors { code field } } }`,
        )
      ).deleteCacheStage
    expect(await remove()).toEqual({ deletedCacheStageId: world.cache.id, userErrors: [] })
    expect(await remove()).toEqual({
      deletedCacheStageId: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'id'] }],
    })
    expect(await world.read(`{ cacheStage(id: "${world.cache.id}") { id } }`)).toEqual({ cacheStage: null })
  })

  it('says what to do first when another stage links to the deleted stage', async () => {
    await using world = await startStages()
    const { deleteBackendStage } = await world.read(
      `mutation { deleteBackendStage(input: { id: "${world.backend.id}" }) { deletedBackendStageId userErrors { code field } } }`,
    )
    expect(deleteBackendStage).toEqual({
      deletedBackendStageId: null,
      userErrors: [{ code: 'PRECONDITION_FAILED', field: ['input', 'id'] }],
    })
  })

  it('deletes the stages of a deleted pipeline', async () => {
    await using world = await startStages()
    const { deletePipeline } = await world.read(
      `mutation { deletePipeline(input: { id: "${world.pipeline.id}" }) { deletedPipelineId userErrors { code } } }`,
    )
    expect(deletePipeline).toEqual({ deletedPipelineId: world.pipeline.id, userErrors: [] })
    expect(await world.read(`{ cacheStage(id: "${world.cache.id}") { id } }`)).toEqual({ cacheStage: null })
  })
})

describe('pipelines', () => {
  it('creates a pipeline in the named project, or else in the default one', async () => {
    await using world = await startStages()
    const create = async (input: string) =>
      (
        await world.read(
          `mutation { createPipeline(input: { ${input} }) { pipeline { name description projectId status errors { code } } } }`,
        )
      ).createPipeline.pipeline
    const projectId = 'bbbbbbbb-0000-4000-8000-000000000001'
    expect(await create(`name: "a", description: "d", projectId: "${projectId}"`)).toMatchObject({
      projectId,
      description: 'd',
    })
    expect(await create('name: "a"')).toMatchObject({
      projectId: 'aaaaaaaa-0000-4000-8000-000000000001',
      description: '',
      status: 'WARNING',
      errors: [{ code: 'pipeline_missing_head_stage' }],
    })
  })

  it('requires a project if there is no default one, and a name that is not empty', async () => {
    await using world = await startWorld({ defaultProjectId: null })
    const { createPipeline } = await world.read(
      'mutation { createPipeline(input: { name: "" }) { pipeline { id } userErrors { code field } } }',
    )
    expect(createPipeline).toEqual({
      pipeline: null,
      userErrors: [
        { code: 'REQUIRED', field: ['input', 'projectId'] },
        { code: 'INVALID', field: ['input', 'name'] },
      ],
    })
  })

  it('keeps the description of a renamed pipeline, and clears the description when it is set to an empty string', async () => {
    await using world = await startWorld()
    const { id } = await world.upstream.createPipeline({ name: 'a', description: 'd' })
    const update = async (input: string) =>
      (
        await world.read(
          `mutation { updatePipeline(input: { id: "${id}", ${input} }) { pipeline { name description } userErrors { code field } } }`,
        )
      ).updatePipeline
    expect((await update('name: "b"')).pipeline).toEqual({ name: 'b', description: 'd' })
    expect((await update('description: ""')).pipeline).toEqual({ name: 'b', description: '' })
    expect((await update('name: null, description: null')).userErrors).toEqual([
      { code: 'INVALID', field: ['input', 'name'] },
      { code: 'INVALID', field: ['input', 'description'] },
    ])
  })
})

describe('backend stages', () => {
  const ORIGIN = `origin { __typename
    ... on ScalewayS3Origin { bucketName bucketRegion isWebsite }
    ... on ScalewayLoadBalancerOrigin { lbs { lbId zone frontendId isSsl domainName hasWebsocket privateNetworkId } }
    ... on ScalewayServerlessContainerOrigin { region containerId }
    ... on ScalewayServerlessFunctionOrigin { region functionId } }`

  it('creates and changes a backend stage with each of the four origins', async () => {
    await using world = await startStages()
    const lb = { id: UNKNOWN_ID, zone: 'fr-par-1', frontendId: UNKNOWN_ID, isSsl: true }
    const origins = [
      [
        { scalewayS3: { bucketName: 'b', bucketRegion: 'fr-par', isWebsite: true } },
        { __typename: 'ScalewayS3Origin', bucketName: 'b', bucketRegion: 'fr-par', isWebsite: true },
      ],
      [
        { scalewayLb: { lbs: [lb] } },
        {
          __typename: 'ScalewayLoadBalancerOrigin',
          lbs: [
            {
              lbId: UNKNOWN_ID,
              zone: 'fr-par-1',
              frontendId: UNKNOWN_ID,
              isSsl: true,
              domainName: '',
              hasWebsocket: false,
              privateNetworkId: null,
            },
          ],
        },
      ],
      [
        { scalewayServerlessContainer: { region: 'fr-par', containerId: UNKNOWN_ID } },
        { __typename: 'ScalewayServerlessContainerOrigin', region: 'fr-par', containerId: UNKNOWN_ID },
      ],
      [
        { scalewayServerlessFunction: { region: 'fr-par', functionId: UNKNOWN_ID } },
        { __typename: 'ScalewayServerlessFunctionOrigin', region: 'fr-par', functionId: UNKNOWN_ID },
      ],
    ]
    for (const [origin, expected] of origins) {
      const created = await world.read(
        `mutation ($input: CreateBackendStageInput!) { createBackendStage(input: $input) { backendStage { id nextStage { id } ${ORIGIN} } userErrors { message } } }`,
        { input: { pipelineId: world.pipeline.id, origin } },
      )
      expect(created.createBackendStage).toMatchObject({
        backendStage: { nextStage: null, origin: expected },
        userErrors: [],
      })
      const updated = await world.read(
        `mutation ($input: UpdateBackendStageInput!) { updateBackendStage(input: $input) { backendStage { ${ORIGIN} } } }`,
        { input: { id: world.backend.id, origin } },
      )
      expect(updated.updateBackendStage.backendStage.origin).toEqual(expected)
    }
  })

  it('requires exactly one origin, and UUIDs for the ids in it', async () => {
    await using world = await startStages()
    const create = (input: object) =>
      world.query(
        'mutation ($input: CreateBackendStageInput!) { createBackendStage(input: $input) { backendStage { id } userErrors { code field } } }',
        { input: { pipelineId: world.pipeline.id, ...input } },
      )
    expect((await create({})).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(
      (await create({ origin: { scalewayLb: { lbs: [] } } })).data.createBackendStage.userErrors,
    ).toEqual([{ code: 'REQUIRED', field: ['input', 'origin', 'scalewayLb', 'lbs'] }])
    const lb = { id: 'lb', zone: 'fr-par-1', frontendId: UNKNOWN_ID }
    expect(
      (await create({ origin: { scalewayLb: { lbs: [lb] } } })).data.createBackendStage.userErrors,
    ).toEqual([{ code: 'INVALID', field: ['input', 'origin', 'scalewayLb', 'lbs', '0', 'id'] }])
    for (const origin of [{}, { scalewayS3: {}, scalewayLb: { lbs: [] } }])
      expect((await create({ origin })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(world.upstream.requests).toEqual([])
  })
})

describe('one operation with several mutations', () => {
  it('reads its own writes and no stale data', async () => {
    await using world = await startStages()
    const data = await world.read(`mutation {
      a: updatePipeline(input: { id: "${world.pipeline.id}", name: "one" }) { pipeline { name cacheStages { totalCount nodes { id } } } }
      b: createCacheStage(input: { pipelineId: "${world.pipeline.id}", fallbackTtl: 1 }) { cacheStage { pipeline { name cacheStages { totalCount nodes { id } } } } }
      c: updatePipeline(input: { id: "${world.pipeline.id}", name: "two" }) { pipeline { name cacheStages { nodes { pipeline { name } } } } }
    }`)
    expect(data.a.pipeline.cacheStages.totalCount).toBe(1)
    expect(data.b.cacheStage.pipeline).toMatchObject({ name: 'one', cacheStages: { totalCount: 2 } })
    expect(data.c.pipeline.cacheStages.nodes[0].pipeline.name).toBe('two')
  })
})
