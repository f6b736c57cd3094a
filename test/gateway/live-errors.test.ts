/** Errors that users of the live service reported: a bare 500, and a 404 about another object. */
import { describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'
import { SOME_ID } from '../support/ids.js'

const OTHER = '00000000-0000-4000-8000-000000000002'
const KINDS = ['Dns', 'Tls', 'Cache', 'Route', 'Waf', 'Backend'] as const
const DOUBT = 'The change may have been made all the same: look before you try again.'
const ERRORS = 'userErrors { code field message }'

const remove = (kind: string) =>
  `mutation { payload: delete${kind}Stage(input: { id: "${SOME_ID}" }) { ${ERRORS} } }`
const setHead = (change: string) =>
  `mutation { payload: setHeadStage(input: { pipelineId: "${SOME_ID}", ${change} }) { ${ERRORS} } }`

/** Runs the one write of the operation with the fault as its response, and returns the error. */
async function errorOf(query: string, fault: object) {
  await using world = await startWorld()
  world.upstream.faults.add({ status: 500, ...fault })
  const { data, errors } = await world.query(query)
  expect(data).toEqual({ payload: null })
  expect(world.upstream.requests).toHaveLength(1)
  return errors[0]
}

describe('a bare 500', () => {
  it.each(KINDS)(
    'suggests looking for a link after a bare 500 on deleting a %s stage, and leaves the outcome open',
    async (kind) => {
      const error = await errorOf(remove(kind), { body: { message: 'internal error' } })
      expect(error?.extensions.code).toBe('UPSTREAM_UNAVAILABLE')
      expect(error?.message).toMatch(/find the stage, route rule or head that does/)
      expect(error?.message.endsWith(DOUBT)).toBe(true)
    },
  )

  it.each([
    `removeHeadStage: { removeStageId: "${OTHER}" }`,
    `swapHeadStage: { newStageId: "${SOME_ID}", currentStageId: "${OTHER}" }`,
  ])(
    'suggests looking for a link to a deleted stage after a bare 500 on setting a head by %s',
    async (change) => {
      const error = await errorOf(setHead(change), {})
      expect(error?.extensions.code).toBe('UPSTREAM_UNAVAILABLE')
      expect(error?.message).toMatch(/find the stage or route rule that still links to a deleted one/)
      expect(error?.message.endsWith(DOUBT)).toBe(true)
    },
  )

  it.each([
    ['a head that is added', setHead(`addNewHeadStage: { newStageId: "${OTHER}" }`), {}],
    [
      'a pipeline that is deleted',
      `mutation { payload: deletePipeline(input: { id: "${SOME_ID}" }) { ${ERRORS} } }`,
      {},
    ],
    [
      'a stage that is changed',
      `mutation { payload: updateCacheStage(input: { id: "${SOME_ID}", fallbackTtl: 1 }) { ${ERRORS} } }`,
      {},
    ],
    ['another 5xx on deleting a stage', remove('Cache'), { status: 503 }],
    ['a 500 with a type', remove('Cache'), { body: { type: 'internal_error', message: 'm' } }],
  ])('does not suggest looking for a link for %s', async (_what, query, fault) => {
    const error = await errorOf(query, fault)
    expect(error?.message).toBe(`Edge Services could not answer. ${DOUBT}`)
  })

  it('gets a bare 500 from an emulator with the fault linked-500, and the link that the caller finds explains it', async () => {
    await using world = await startWorld()
    const pipeline = await world.upstream.createPipeline()
    const backend = await world.upstream.createBackendStage(pipeline.id)
    const cache = await world.upstream.createCacheStage(pipeline.id, { backend_stage_id: backend.id })
    world.upstream.faults.add({ effect: 'linked-500' })
    const removeBackend = `mutation { deleteBackendStage(input: { id: "${backend.id}" }) { deletedBackendStageId ${ERRORS} } }`
    const { errors } = await world.query(removeBackend)
    expect(errors).toMatchObject([{ message: expect.stringContaining('find the stage') }])
    expect(JSON.stringify(errors)).not.toContain('Internal Server Error')
    await world.read(
      `mutation { updateCacheStage(input: { id: "${cache.id}", backendStageId: null }) { ${ERRORS} } }`,
    )
    expect(await world.read(removeBackend)).toEqual({
      deleteBackendStage: { deletedBackendStageId: backend.id, userErrors: [] },
    })
  })
})

describe('edge_api_key not Found', () => {
  const writes: readonly [string, string][] = [
    ...KINDS.map((kind): [string, string] => {
      const settings = {
        Cache: 'fallbackTtl: 1',
        Waf: 'mode: ENABLE, paranoiaLevel: 1',
        Backend: 'origin: { scalewayS3: { bucketName: "b", bucketRegion: "fr-par" } }',
        Dns: '',
        Tls: '',
        Route: '',
      }[kind]
      return [
        `create${kind}Stage`,
        `mutation { payload: create${kind}Stage(input: { pipelineId: "${SOME_ID}" ${settings} }) { ${ERRORS} } }`,
      ]
    }),
    [
      'updateDnsStage',
      `mutation { payload: updateDnsStage(input: { id: "${SOME_ID}", fqdns: [] }) { ${ERRORS} } }`,
    ],
    ['createPipeline', `mutation { payload: createPipeline(input: { name: "n" }) { ${ERRORS} } }`],
    ['setHeadStage', setHead(`addNewHeadStage: { newStageId: "${OTHER}" }`)],
    [
      'createPurgeRequest',
      `mutation { payload: createPurgeRequest(input: { pipelineId: "${SOME_ID}", all: true }) { ${ERRORS} } }`,
    ],
    ['deleteCacheStage', remove('Cache')],
  ]

  it.each(writes)(
    'reports edge_api_key not Found on %s as temporary, blames no input, and sends the write once',
    async (_name, query) => {
      await using world = await startWorld()
      world.upstream.faults.add({ effect: 'edge-api-key-404' })
      const { data, errors } = await world.query(query)
      expect(errors).toEqual([])
      expect(data.payload.userErrors).toEqual([
        {
          code: 'TRANSIENT_STATE',
          field: ['input'],
          message: expect.stringMatching(/try again\. .* Nothing was changed\.$/),
        },
      ])
      expect(JSON.stringify(data)).not.toContain('edge_api_key')
      expect(world.upstream.requests).toHaveLength(1)
    },
  )

  it('undoes a createPipeline that met edge_api_key not Found, and a second try works', async () => {
    await using world = await startWorld()
    world.upstream.faults.add({ on: 'POST /pipelines/:id/dns-stages', effect: 'edge-api-key-404', times: 1 })
    const build = () => buildPipeline(world)
    expect(await build()).toMatchObject({
      pipeline: null,
      leftBehind: [],
      userErrors: [{ code: 'TRANSIENT_STATE', field: ['input', 'stages', 'dnsStage'] }],
    })
    expect((await world.upstream.call('GET', '/pipelines')).body).toMatchObject({ total_count: 0 })
    expect(await build()).toMatchObject({ pipeline: { name: 'n' }, userErrors: [] })
  })

  it('does not take edge_api_key not Found on a read for a missing object', async () => {
    await using world = await startWorld()
    world.upstream.faults.add({ effect: 'edge-api-key-404' })
    const { data, errors } = await world.query(`{ cacheStage(id: "${SOME_ID}") { id } }`)
    expect(data).toEqual({ cacheStage: null })
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }])
  })
})

describe('a 404 that names another object', () => {
  const create = `mutation { payload: createCacheStage(input: { pipelineId: "${SOME_ID}", fallbackTtl: 1, backendStageId: "${OTHER}" }) { ${ERRORS} } }`
  const createTls = (...ids: string[]) =>
    `mutation { payload: createTlsStage(input: { pipelineId: "${SOME_ID}", secrets: [${ids.map((id) => `{ secretId: "${id}", region: "fr-par" }`).join()}] }) { ${ERRORS} } }`
  const missing = (what: string) => `${what} does not exist, or not for this credential. Nothing was changed.`

  it.each([
    ['pipeline not Found', create, ['pipelineId'], missing(`pipelineId ${SOME_ID}`)],
    ['backend_stage not Found', create, ['backendStageId'], missing(`backendStageId ${OTHER}`)],
    ['stage not found', create, ['backendStageId'], missing(`backendStageId ${OTHER}`)],
    ['secret not found', createTls(OTHER), ['secrets', '0', 'secretId'], missing(`secretId ${OTHER}`)],
    ['secret not found', createTls(OTHER, SOME_ID), ['secrets'], missing('Something in secrets')],
    [
      'bucket not found',
      `mutation { payload: createBackendStage(input: { pipelineId: "${SOME_ID}", origin: { scalewayS3: { bucketName: "b", bucketRegion: "fr-par" } } }) { ${ERRORS} } }`,
      ['origin', 'scalewayS3', 'bucketName'],
      missing('bucketName b'),
    ],
    [
      'pipeline not found',
      `mutation { payload: createPurgeRequest(input: { pipelineId: "${SOME_ID}", all: true }) { ${ERRORS} } }`,
      ['pipelineId'],
      missing(`pipelineId ${SOME_ID}`),
    ],
    [
      'vpc_endpoint not found',
      `mutation { payload: setVpcEndpoints(input: { pipelineId: "${SOME_ID}", vpcEndpointIds: ["${OTHER}"] }) { ${ERRORS} } }`,
      ['vpcEndpointIds', '0'],
      missing(`vpcEndpointIds ${OTHER}`),
    ],
    ['no such thing', create, [], expect.stringMatching(/does not say what.* Nothing was changed\.$/)],
  ])(
    'points (%j) at the input that names the missing object, if there is one',
    async (message, query, path, expected) => {
      await using world = await startWorld()
      world.upstream.faults.add({ status: 404, body: { message } })
      const { data, errors } = await world.query(query)
      expect(errors).toEqual([])
      expect(data.payload.userErrors).toEqual([
        { code: 'NOT_FOUND', field: ['input', ...path], message: expected },
      ])
    },
  )
})

async function buildPipeline(world: World) {
  const data = await world.read(
    `mutation { createPipeline(input: { name: "n", stages: { backendStage: { origin: { scalewayS3: { bucketName: "b", bucketRegion: "fr-par" } } } } }) {
       pipeline { name } leftBehind { nodeId } ${ERRORS} } }`,
  )
  return data.createPipeline
}
