/** Counts the upstream calls of operations and prints a table: run `npm test -- upstream-calls`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'

type Row = { operation: string; size: number; calls: number }
const table: Row[] = []

afterAll(() => {
  const lines = table.map(
    ({ operation, size, calls }) => `${String(calls).padStart(5)}  ${String(size).padStart(4)}  ${operation}`,
  )
  console.info(['calls  size  operation', ...lines].join('\n'))
})

/** Runs an operation, notes its upstream calls in the table, and returns them. */
async function callsOf(world: World, operation: string, size: number, query: string): Promise<string[]> {
  world.upstream.resetRequests()
  await world.read(query)
  const calls = world.upstream.requests.map(({ method, path }) => `${method} ${path}`)
  table.push({ operation, size, calls: calls.length })
  return calls
}

/** Creates pipelines with as many cache stages each; every stage links to a backend of its own. */
async function fill(world: World, pipelines: number, stages: number) {
  const made: { id: string; cacheStages: string[]; backendStages: string[] }[] = []
  for (let index = 0; index < pipelines; index++) {
    const { id } = await world.upstream.createPipeline({ name: `pipeline ${index}` })
    const cacheStages: string[] = []
    const backendStages: string[] = []
    for (let stage = 0; stage < stages; stage++) {
      const backend = await world.upstream.createBackendStage(id)
      backendStages.push(backend.id)
      cacheStages.push((await world.upstream.createCacheStage(id, { backend_stage_id: backend.id })).id)
    }
    made.push({ id, cacheStages, backendStages })
  }
  return made
}

const sizes = [1, 20, 100]

/** Holds requests back until so many are in flight, and counts the most that ever were. */
function createGate(width: number) {
  let inside = 0
  let most = 0
  let open: () => void
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return {
    most: () => most,
    async pass(_request: Request, act: () => Promise<Response>): Promise<Response> {
      inside++
      most = Math.max(most, inside)
      if (inside >= width) open()
      await opened
      const response = await act()
      inside--
      return response
    },
  }
}

describe('the same id', () => {
  it.each(sizes)('makes one call for an id that is asked for %i times', async (size) => {
    await using world = await startWorld()
    const [pipeline] = await fill(world, 1, 0)
    const fields = Array.from(
      { length: size },
      (_, index) => `p${index}: pipeline(id: "${pipeline?.id}") { name }`,
    )
    expect(
      await callsOf(world, 'the same pipeline(id), size times', size, `{ ${fields.join(' ')} }`),
    ).toHaveLength(1)
  })
})

describe('an object by its id', () => {
  it('reads an object by its id in one call', async () => {
    await using world = await startWorld()
    const [pipeline] = await fill(world, 1, 1)
    expect(
      await callsOf(world, 'pipeline(id)', 1, `{ pipeline(id: "${pipeline?.id}") { name status } }`),
    ).toHaveLength(1)
    expect(
      await callsOf(
        world,
        'cacheStage(id)',
        1,
        `{ cacheStage(id: "${pipeline?.cacheStages[0]}") { fallbackTtl } }`,
      ),
    ).toHaveLength(1)
    expect(
      await callsOf(
        world,
        'backendStage(id)',
        1,
        `{ backendStage(id: "${pipeline?.backendStages[0]}") { status } }`,
      ),
    ).toHaveLength(1)
  })
})

describe('a link or back reference of which only the id is selected', () => {
  it.each(sizes)('makes no call beyond the list of %i stages for the ids of links', async (size) => {
    await using world = await startWorld()
    const [pipeline] = await fill(world, 1, size)
    const query = `{ cacheStages(first: 100, filter: { pipelineId: "${pipeline?.id}" }) { nodes {
      pipeline { id __typename } backendStage { id } nextStage { __typename id ... on BackendStage { id } } } } }`
    const calls = await callsOf(world, 'links by id below a list of stages', size, query)
    expect(calls).toEqual([`GET /pipelines/${pipeline?.id}/cache-stages`])
  })
})

describe('a page of pipelines', () => {
  const below = {
    'nothing below': '',
    'stage lists':
      'cacheStages { totalCount nodes { fallbackTtl } } backendStages(filter: { bucketName: "bucket" }) { nodes { status } }',
    'stage lists, links and back references':
      'cacheStages { nodes { backendStage { status pipeline { name } } nextStage { status } pipeline { name cacheStages { nodes { id } } } } }',
  }
  describe.each(sizes)('of %i', (size) => {
    let world: World
    beforeAll(async () => {
      world = await startWorld()
      await fill(world, size, 2)
    })
    afterAll(() => world[Symbol.asyncDispose]())

    it.each(Object.entries(below))('reads a page of pipelines with %s in one call', async (what, fields) => {
      const calls = await callsOf(
        world,
        `pipelines(first: size), ${what}`,
        size,
        `{ pipelines(first: ${size}) { nodes { name ${fields} } edges { node { id } } } }`,
      )
      expect(calls).toEqual([fields === '' ? 'GET /pipelines' : 'GET /pipelines-stages'])
    })
  })

  it.each([1, 20, 100])('reads a later page of %i pipelines in at most two calls', async (size) => {
    await using world = await startWorld()
    await fill(world, 210, 0)
    let after: string | null = null
    for (let page = 0; page * size < Math.min(210, size * 12); page++) {
      world.upstream.resetRequests()
      const data: { pipelines: { pageInfo: { endCursor: string | null } } } = await world.read(
        `query ($after: String) { pipelines(first: ${size}, after: $after) { nodes { id } pageInfo { endCursor } } }`,
        { after },
      )
      after = data.pipelines.pageInfo.endCursor
      expect(world.upstream.requests.length).toBeLessThanOrEqual(page === 0 ? 1 : 2)
    }
  })
})

describe('one pipeline with its stages', () => {
  it.each(sizes)('makes one call for a pipeline and one for each kind of its %i stages', async (size) => {
    await using world = await startWorld()
    const [pipeline] = await fill(world, 1, size)
    const query = `{ pipeline(id: "${pipeline?.id}") { name cacheStages(first: 100) { nodes { fallbackTtl } } backendStages(first: 100) { nodes { status } } } }`
    expect((await callsOf(world, 'pipeline(id) with 2 kinds of stages', size, query)).toSorted()).toEqual(
      ['', '/backend-stages', '/cache-stages'].map((rest) => `GET /pipelines/${pipeline?.id}${rest}`),
    )
  })

  it('requests a pipeline and all kinds of its stages concurrently', async () => {
    await using world = await startWorld()
    const [pipeline] = await fill(world, 1, 3)
    world.upstream.resetRequests()
    // No response is sent before all three requests have come, so a request that waited for another would never be sent.
    const gate = createGate(3)
    world.upstream.faults.add({ respond: gate.pass })
    const data = await world.read(
      `{ pipeline(id: "${pipeline?.id}") { name cacheStages { totalCount nodes { id } } backendStages { nodes { id } } } }`,
    )
    expect(data.pipeline.cacheStages.nodes).toHaveLength(3)
  })

  it.each(sizes)(
    'makes at most three calls for a pipeline with the links and back references of %i stages',
    async (size) => {
      await using world = await startWorld()
      const [pipeline] = await fill(world, 1, size)
      const query = `{ pipeline(id: "${pipeline?.id}") { cacheStages(first: 100) { nodes { pipeline { name } backendStage { status origin { __typename } } } } } }`
      const calls = await callsOf(
        world,
        'pipeline(id){cacheStages{nodes{pipeline{name} backendStage{…}}}}',
        size,
        query,
      )
      expect(calls.length).toBeLessThanOrEqual(3)
    },
  )
})

describe('distinct cache stages by id', () => {
  it.each(sizes)('makes %i calls for as many ids, at most 16 of them at a time', async (size) => {
    await using world = await startWorld()
    const [pipeline] = await fill(world, 1, size)
    const gate = createGate(Math.min(size, 16))
    world.upstream.faults.add({ respond: gate.pass })
    const fields = pipeline?.cacheStages.map(
      (id, index) => `s${index}: cacheStage(id: "${id}") { fallbackTtl }`,
    )
    const calls = await callsOf(
      world,
      'distinct cacheStage(id), size of them',
      size,
      `{ ${fields?.join(' ')} }`,
    )
    expect(calls).toHaveLength(size)
    expect(gate.most()).toBe(Math.min(size, 16))
  })
})

describe('a mutation', () => {
  it('makes one call for a write, and none for selecting the returned object', async () => {
    await using world = await startWorld()
    const [pipeline] = await fill(world, 1, 1)
    const [cacheStage] = pipeline?.cacheStages ?? []
    const id = JSON.stringify(pipeline?.id)
    const stage =
      '{ cacheStage { id fallbackTtl pipeline { id } backendStage { id } nextStage { id __typename } } userErrors { code } }'
    const writes: [string, string][] = [
      ['createPipeline', `createPipeline(input: { name: "new" }) { pipeline { id name errors { code } } }`],
      ['updatePipeline', `updatePipeline(input: { id: ${id}, name: "renamed" }) { pipeline { name } }`],
      ['createCacheStage', `createCacheStage(input: { pipelineId: ${id}, fallbackTtl: 60 }) ${stage}`],
      ['updateCacheStage', `updateCacheStage(input: { id: "${cacheStage}", fallbackTtl: 60 }) ${stage}`],
      ['deleteCacheStage', `deleteCacheStage(input: { id: "${cacheStage}" }) { deletedCacheStageId }`],
      [
        'createBackendStage',
        `createBackendStage(input: { pipelineId: ${id}, origin: { scalewayS3: { bucketName: "b" } } }) { backendStage { id pipeline { id } } }`,
      ],
      ['deletePipeline', `deletePipeline(input: { id: ${id} }) { deletedPipelineId }`],
    ]
    for (const [name, field] of writes)
      expect(await callsOf(world, name, 1, `mutation { ${field} }`), name).toHaveLength(1)
  })
})

describe('a count alone', () => {
  it.each(sizes)('counts %i items in one call for a page of one', async (size) => {
    await using world = await startWorld()
    const made = await fill(world, size, 1)
    for (const query of [
      '{ pipelines { totalCount } }',
      '{ pipelines(first: 0) { totalCount nodes { cacheStages { totalCount } } } }',
    ]) {
      expect(await callsOf(world, query, size, query)).toEqual(['GET /pipelines'])
      expect(world.upstream.requests[0]?.query.get('page_size')).toBe('1')
    }
    const nested = `{ cacheStages(filter: { pipelineId: "${made[0]?.id}" }) { totalCount } }`
    expect(
      await callsOf(world, '{ cacheStages(filter: {pipelineId}) { totalCount } }', size, nested),
    ).toHaveLength(1)
    expect(world.upstream.requests[0]?.query.get('page_size')).toBe('1')
  })
})

describe('an upstream with smaller pages than requested', () => {
  it("makes more calls without losing items, and remembers the upstream's page size", async () => {
    await using world = await startWorld({ embedded: { maxPageSize: 30 } })
    await fill(world, 95, 0)
    const query = '{ pipelines(first: 90) { nodes { id } } }'
    const ids = async () => (await world.read(query)).pipelines.nodes.map(({ id }: { id: string }) => id)
    expect(new Set(await ids()).size).toBe(90)
    world.upstream.resetRequests()
    expect(new Set(await ids()).size).toBe(90)
    for (const request of world.upstream.requests)
      expect(Number(request.query.get('page_size'))).toBeLessThanOrEqual(30)
  })
})
