/** Tests how GraphQL and the metrics show an edge in the same process. A stub of the port stands in for the edge. */
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

/** Tests set the traffic here. */
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
  it("returns the pipeline's URL at the edge and how requests were answered", async () => {
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

  it('returns zero counts for a pipeline without requests', async () => {
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

  it('returns null if there is no edge', async () => {
    await using world = await startWorld()
    const { id } = await world.upstream.createPipeline()
    expect(await world.read(`{ pipeline(id: "${id}") { name edge ${ALL} } }`)).toEqual({
      pipeline: { name: 'pipeline', edge: null },
    })
  })

  it('caps a count at the largest integer of GraphQL', async () => {
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

  it('returns the edge of each pipeline in a list and of a new pipeline', async () => {
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
  ])('makes no upstream call for the edge %s', async (_where, operation, calls) => {
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
  it('counts the requests at the edge by pipeline and by cache status', async () => {
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

  it('reports the same counts on every read, and higher ones after more requests', async () => {
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

  it('counts nothing if there is no edge', async () => {
    await using world = await startWorld()
    expect(await edgeMetrics(world)).toEqual([])
  })
})

async function makePipeline({ upstream }: World): Promise<string> {
  const { id } = await upstream.createPipeline()
  await upstream.createCacheStage(id)
  return id
}

/** Returns the lines of samples, in the order of the response. */
async function edgeMetrics({ origin }: World): Promise<string[]> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  return text.split('\n').filter((line) => line.startsWith('edgeway_edge_'))
}
