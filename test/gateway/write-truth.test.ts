/** A write that took effect is never reported as failed, even if its response is lost or a read after it fails. */
import { describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'

const MAY_HAVE = 'The change may have been made all the same: look before you try again.'

async function startServedWorld() {
  const world = await startWorld()
  const { upstream } = world
  const pipeline = await upstream.createPipeline()
  const backend = await upstream.createBackendStage(pipeline.id)
  const create = async (kind: string, body: object) =>
    (await upstream.createBelow<{ id: string }>(`/pipelines/${pipeline.id}/${kind}-stages`, body)).id
  const ids = {
    pipeline: pipeline.id,
    backend: backend.id,
    free: await create('cache', { backend_stage_id: backend.id }),
    dns: await create('dns', { backend_stage_id: backend.id }),
    route: await create('route', { backend_stage_id: backend.id }),
  }
  upstream.resetRequests()
  return { ...world, ids }
}

type Ids = Awaited<ReturnType<typeof startServedWorld>>['ids']
type Write = { field: string; input: (ids: Ids) => string; known: string; read: string }

const writes: Write[] = [
  {
    field: 'setHeadStage',
    input: ({ pipeline, dns }) => `pipelineId: "${pipeline}", addNewHeadStage: { newStageId: "${dns}" }`,
    known: '__typename',
    read: 'pipeline { name }',
  },
  {
    field: 'setHeadStage',
    input: ({ pipeline, dns }) => `pipelineId: "${pipeline}", addNewHeadStage: { newStageId: "${dns}" }`,
    known: 'pipeline { id }',
    read: 'dnsStage { fqdns }',
  },
  {
    field: 'setRouteRules',
    input: ({ route, backend }) =>
      `id: "${route}", routeRules: [{ ruleHttpMatch: { methodFilters: [GET] }, backendStageId: "${backend}" }]`,
    known: 'routeRules { position }',
    read: 'routeStage { createdAt }',
  },
  {
    field: 'addRouteRules',
    input: ({ route, backend }) =>
      `id: "${route}", routeRules: [{ ruleHttpMatch: { methodFilters: [GET] }, backendStageId: "${backend}" }]`,
    known: 'routeRules { position }',
    read: 'routeStage { createdAt }',
  },
  {
    field: 'setVpcEndpoints',
    input: ({ pipeline }) => `pipelineId: "${pipeline}", vpcEndpointIds: []`,
    known: 'vpcEndpoints { id }',
    read: 'pipeline { name }',
  },
  {
    field: 'createCacheStage',
    input: ({ pipeline }) => `pipelineId: "${pipeline}", fallbackTtl: 60`,
    known: 'cacheStage { id fallbackTtl }',
    read: 'cacheStage { pipeline { name } }',
  },
  {
    field: 'updateCacheStage',
    input: ({ free }) => `id: "${free}", fallbackTtl: 61`,
    known: 'cacheStage { id fallbackTtl }',
    read: 'cacheStage { backendStage { createdAt } }',
  },
  {
    field: 'createPurgeRequest',
    input: ({ pipeline }) => `pipelineId: "${pipeline}", all: true`,
    known: 'purgeRequest { id }',
    read: 'purgeRequest { pipeline { name } }',
  },
]

const send = (world: World & { ids: Ids }, { field, input }: Write, selection: string) =>
  world.query(`mutation { ${field}(input: { ${input(world.ids)} }) { ${selection} userErrors { message } } }`)

const methodsSent = (world: World) =>
  world.upstream.requests.map(({ method }) => method).filter((method) => method !== 'GET')

// These tests run concurrently, because a read is retried a second after each 429.
describe.concurrent.each([
  ['503', { status: 503 }],
  ['429', { effect: 'empty-429' }],
  ['lost connections', { effect: 'disconnect' }],
  ['no JSON', { effect: 'not-json' }],
] as const)('reads after a write that fail by %s', (_name, fault) => {
  it.each(writes)(
    'loses only the fields of $field that a failed read provides, and reports the write as done ($read)',
    async (write) => {
      await using world = await startServedWorld()
      world.upstream.faults.add({ ...fault, on: 'GET /pipelines/:id' })
      for (const kind of ['backend', 'dns', 'route', 'cache']) {
        world.upstream.faults.add({ ...fault, on: `GET /${kind}-stages/:id` })
        world.upstream.faults.add({ ...fault, on: `GET /pipelines/:id/${kind}-stages` })
      }
      const { data, errors } = await send(world, write, `known: __typename ${write.known} ${write.read}`)
      expect(data[write.field]).toMatchObject({ userErrors: [] })
      expect(errors).toHaveLength(1)
      expect(errors[0]?.path?.length).toBeGreaterThan(1)
      expect(errors[0]?.message).not.toMatch(/may have been made|Nothing was changed/)
      expect(methodsSent(world)).toHaveLength(1)
    },
  )
})

const lostAnswers = ['lost-answer', 'acted-503', 'cut-body', 'not-json'] as const
const deletes: Write[] = [
  { field: 'deleteCacheStage', input: ({ free }) => `id: "${free}"`, known: '', read: '' },
  { field: 'deletePipeline', input: ({ pipeline }) => `id: "${pipeline}"`, known: '', read: '' },
  { field: 'createPipeline', input: () => 'name: "n"', known: '', read: '' },
  { field: 'updatePipeline', input: ({ pipeline }) => `id: "${pipeline}", name: "m"`, known: '', read: '' },
]
const everyWrite = [...writes, ...deletes].filter(
  ({ field }, index, all) => all.findIndex((other) => other.field === field) === index,
)

describe.each(lostAnswers)('a write that took effect but whose response is lost (%s)', (effect) => {
  it.each(everyWrite)('sends $field once and reports that it may have taken effect', async (write) => {
    await using world = await startServedWorld()
    // An empty response has no body that could be damaged.
    const isEmpty = write.field.startsWith('delete')
    world.upstream.faults.add({ effect: isEmpty && effect === 'not-json' ? 'lost-answer' : effect })
    const { data, errors } = await send(world, write, '__typename')
    expect(data?.[write.field] ?? null).toBeNull()
    expect(errors).toMatchObject([{ message: `Edge Services could not answer. ${MAY_HAVE}` }])
    expect(methodsSent(world)).toHaveLength(1)
  })
})

describe('a write that was not sent or was refused', () => {
  it.each(everyWrite)('reports that a refused $field changed nothing', async (write) => {
    await using world = await startServedWorld()
    world.upstream.faults.add({ effect: 'empty-429' })
    const { errors } = await send(world, write, '__typename')
    expect(errors).toMatchObject([{ message: expect.stringMatching(/Nothing was changed\.$/) }])
  })
})
