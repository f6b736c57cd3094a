/** GraphiQL's examples do what their comments say, on the samples as they are. */
import { describe, expect, it } from 'vitest'
import type { EdgeView } from '../../src/edge/traffic.js'
import { SAMPLE_PROJECT_ID } from '../../src/edge-services-server/seed.js'
import { exampleTabs } from '../../src/http/examples.js'
import { startWorld } from '../support/gateway.js'

const examples = new Map(
  exampleTabs.map(({ query, variables }) => [
    /(?:query|mutation) (\w+)/.exec(query)?.[1],
    { query, variables },
  ]),
)

const edge: EdgeView = {
  urlOf: (id) => `http://${id}.localhost:4020`,
  trafficOf: () => ({ 'hit-fresh': 1, 'hit-stale': 0, miss: 1, bypass: 0, none: 0, originCalls: 1 }),
  traffic: () => [],
}

async function run(name: string) {
  const embedded = { seed: true }
  await using world = await startWorld({ embedded, defaultProjectId: SAMPLE_PROJECT_ID, edge })
  const { query = '', variables } = examples.get(name) ?? {}
  return await world.read(query, variables === undefined ? {} : JSON.parse(variables))
}

describe('the examples', () => {
  it('are these', () => {
    expect([...examples.keys()]).toEqual([
      'Pipelines',
      'FollowChain',
      'CreatePipeline',
      'EdgeTraffic',
      'CreatePurgeRequest',
      'AddStages',
      'CreateCacheStage',
      'CacheStages',
    ])
  })

  it('have lines that fit the editor', () => {
    const lines = exampleTabs.flatMap(({ query, variables }) => `${query}\n${variables ?? ''}`.split('\n'))
    expect(lines.filter((line) => line.length > 65)).toEqual([])
    expect(lines.filter((line) => line.startsWith('#') && line.length > 55)).toEqual([])
  })

  it('list pipelines', async () => {
    const { pipelines } = await run('Pipelines')
    expect(pipelines).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
  })

  it('follow a chain to its end', async () => {
    const { pipeline } = await run('FollowChain')
    const kinds: string[] = []
    for (let stage = pipeline.headStages[0].nextStage; stage; stage = stage.nextStage)
      kinds.push(stage.__typename)
    expect(kinds).toEqual(['TlsStage', 'CacheStage', 'RouteStage', 'WafStage', 'BackendStage'])
  })

  it('build a pipeline', async () => {
    const { createPipeline } = await run('CreatePipeline')
    expect(createPipeline).toMatchObject({
      pipeline: {
        name: 'my-first-pipeline',
        headStages: [{ defaultFqdn: expect.stringContaining('.') }],
        edge: { url: expect.stringMatching(/^http:\/\/[0-9a-f-]{36}\.localhost:4020$/) },
      },
      userErrors: [],
    })
  })

  it('show what the edge served of the newest pipelines', async () => {
    const { pipelines } = await run('EdgeTraffic')
    expect(pipelines.nodes).toHaveLength(3)
    for (const { id, edge } of pipelines.nodes)
      expect(edge).toEqual({
        url: `http://${id}.localhost:4020`,
        requests: 2,
        hits: 1,
        misses: 1,
        originCalls: 1,
      })
  })

  it('empty a cache', async () => {
    const { createPurgeRequest } = await run('CreatePurgeRequest')
    expect(createPurgeRequest).toMatchObject({
      purgeRequest: { pipeline: { edge: { hits: 1, misses: 1 } } },
      userErrors: [],
    })
  })

  it('add stages, linked to each other', async () => {
    const { createBackendStage, createCacheStage } = await run('AddStages')
    expect(createBackendStage).toMatchObject({
      backendStage: { origin: { __typename: 'ScalewayS3Origin' } },
      userErrors: [],
    })
    expect(createCacheStage).toMatchObject({
      cacheStage: { nextStage: { __typename: 'BackendStage' } },
      userErrors: [],
    })
  })

  it('show user errors', async () => {
    const { createCacheStage } = await run('CreateCacheStage')
    expect(createCacheStage.userErrors.map(({ field }: { field: string[] }) => field.at(-1))).toEqual([
      'pipelineId',
      'fallbackTtl',
    ])
  })

  it('list cache stages across pipelines', async () => {
    const { cacheStages } = await run('CacheStages')
    expect(cacheStages.nodes).toHaveLength(cacheStages.totalCount)
  })
})
