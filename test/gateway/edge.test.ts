/** An edge in the same process, as GraphQL and the metrics show it. The edge here is a stub of its port. */
import { describe, expect, it } from 'vitest'
import type { EdgeView, PipelineTraffic } from '../../src/graphql/edge-view.js'
import { startWorld, type World } from '../support/gateway.js'

const NOTHING: PipelineTraffic = {
  'hit-fresh': 0,
  'hit-stale': 0,
  miss: 0,
  bypass: 0,
  none: 0,
  originCalls: 0,
}

/** Tests fill in what was served. */
function createView() {
  const served = new Map<string, PipelineTraffic>()
  const view: EdgeView = {
    urlOf: (id) => `http://${id}.localhost:4020`,
    trafficOf: (id) => served.get(id) ?? NOTHING,
    traffic: () => served,
  }
  return { view, served }
}

const ALL = '{ url requests hits staleHits misses bypasses uncached originCalls }'

describe('Pipeline.edge', () => {
  it('says where the pipeline is served, and how requests were answered', async () => {
    const { view, served } = createView()
    await using world = await startWorld({ edge: view })
    const { id } = await world.upstream.createPipeline()
    served.set(id, { 'hit-fresh': 10, 'hit-stale': 4, miss: 3, bypass: 2, none: 1, originCalls: 9 })
    expect((await world.read(`{ pipeline(id: "${id}") { edge ${ALL} } }`)).pipeline.edge).toEqual({
      url: `http://${id}.localhost:4020`,
      requests: 20,
      hits: 14,
      staleHits: 4,
      misses: 3,
      bypasses: 2,
      uncached: 1,
      originCalls: 9,
    })
  })

  it('counts nothing for a pipeline that nobody asked for', async () => {
    await using world = await startWorld({ edge: createView().view })
    const { id } = await world.upstream.createPipeline()
    expect((await world.read(`{ pipeline(id: "${id}") { edge ${ALL} } }`)).pipeline.edge).toEqual({
      url: `http://${id}.localhost:4020`,
      requests: 0,
      hits: 0,
      staleHits: 0,
      misses: 0,
      bypasses: 0,
      uncached: 0,
      originCalls: 0,
    })
  })

  it('is null where there is no edge', async () => {
    await using world = await startWorld()
    const { id } = await world.upstream.createPipeline()
    expect(await world.read(`{ pipeline(id: "${id}") { name edge ${ALL} } }`)).toEqual({
      pipeline: { name: 'pipeline', edge: null },
    })
  })

  it('stops at the largest number that GraphQL has', async () => {
    const { view, served } = createView()
    await using world = await startWorld({ edge: view })
    const { id } = await world.upstream.createPipeline()
    served.set(id, { ...NOTHING, 'hit-fresh': 2 ** 31 - 1, miss: 3_000_000_000 })
    expect((await world.read(`{ pipeline(id: "${id}") { edge ${ALL} } }`)).pipeline.edge).toMatchObject({
      requests: 2 ** 31 - 1,
      hits: 2 ** 31 - 1,
      misses: 2 ** 31 - 1,
    })
  })

  it('is there for each pipeline of a list, and for one that was just made', async () => {
    await using world = await startWorld({ edge: createView().view })
    const { createPipeline } = await world.read(
      'mutation { createPipeline(input: { name: "new" }) { pipeline { id edge { url } } } }',
    )
    const { id } = createPipeline.pipeline
    expect(createPipeline.pipeline.edge).toEqual({ url: `http://${id}.localhost:4020` })
    await world.upstream.createPipeline()
    const { pipelines } = await world.read('{ pipelines { nodes { id edge { url } } } }')
    expect(pipelines.nodes).toHaveLength(2)
    for (const node of pipelines.nodes) expect(node.edge).toEqual({ url: `http://${node.id}.localhost:4020` })
  })
})

describe('selecting Pipeline.edge', () => {
  it.each([
    ['of a pipeline', (id: string) => `{ pipeline(id: "${id}") { edge ${ALL} } }`, ['GET /pipelines/:id']],
    [
      'of a page of pipelines',
      () => `{ pipelines(first: 100) { nodes { edge ${ALL} } } }`,
      ['GET /pipelines'],
    ],
    [
      'of a page of pipelines with their stages',
      () => `{ pipelines(first: 100) { nodes { edge ${ALL} cacheStages { nodes { id } } } } }`,
      ['GET /pipelines-stages'],
    ],
    [
      'of the pipelines that stages belong to',
      (id: string) =>
        `{ cacheStages(filter: { pipelineId: "${id}" }) { nodes { pipeline { id edge ${ALL} } } } }`,
      ['GET /pipelines/:id/cache-stages'],
    ],
    [
      'of a pipeline that is being made',
      () => `mutation { createPipeline(input: { name: "n" }) { pipeline { edge ${ALL} } } }`,
      ['POST /pipelines'],
    ],
  ])('%s costs no upstream call', async (_where, operation, calls) => {
    const { view } = createView()
    await using world = await startWorld({ edge: view })
    const ids = await Promise.all(Array.from({ length: 30 }, () => makePipeline(world)))
    world.upstream.resetRequests()
    await world.read(operation(ids[0] ?? ''))
    expect(world.upstream.requests).toHaveLength(calls.length)
    for (const pattern of calls) expect(world.upstream.upstreamRequests(pattern)).toHaveLength(1)
  })
})

describe('/metrics', () => {
  it('counts what the edge served, by pipeline and by what the cache did', async () => {
    const { view, served } = createView()
    await using world = await startWorld({ edge: view })
    served.set('p', { 'hit-fresh': 10, 'hit-stale': 4, miss: 3, bypass: 2, none: 1, originCalls: 9 })
    expect(await edgeMetrics(world)).toEqual([
      'edgeway_edge_requests_total{pipeline="p",cache="hit-fresh"} 10',
      'edgeway_edge_requests_total{pipeline="p",cache="hit-stale"} 4',
      'edgeway_edge_requests_total{pipeline="p",cache="miss"} 3',
      'edgeway_edge_requests_total{pipeline="p",cache="bypass"} 2',
      'edgeway_edge_requests_total{pipeline="p",cache="none"} 1',
      'edgeway_edge_origin_calls_total{pipeline="p"} 9',
    ])
  })

  it('says the same however often it is read, and more once there was more', async () => {
    const { view, served } = createView()
    await using world = await startWorld({ edge: view })
    served.set('p', { ...NOTHING, miss: 1, originCalls: 1 })
    const first = await edgeMetrics(world)
    expect(await edgeMetrics(world)).toEqual(first)
    served.set('p', { ...NOTHING, miss: 1, 'hit-fresh': 5_000_000_000, originCalls: 1 })
    expect(await edgeMetrics(world)).toContain(
      'edgeway_edge_requests_total{pipeline="p",cache="hit-fresh"} 5000000000',
    )
  })

  it('counts nothing where there is no edge', async () => {
    await using world = await startWorld()
    expect(await edgeMetrics(world)).toEqual([])
  })
})

async function makePipeline({ upstream }: World): Promise<string> {
  const { id } = await upstream.createPipeline()
  await upstream.createCacheStage(id)
  return id
}

/** The lines of samples, in the order in which they are answered. */
async function edgeMetrics({ origin }: World): Promise<string[]> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  return text.split('\n').filter((line) => line.startsWith('edgeway_edge_'))
}
