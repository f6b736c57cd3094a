/** GraphiQL's examples do what their comments say, on the samples as they are. */
import { describe, expect, it } from 'vitest'
import { exampleTabs } from '../../src/http/examples.js'
import { startServedWorld } from '../support/served-world.js'

const examples = new Map(
  exampleTabs.map(({ query, variables }) => [
    /(?:query|mutation) (\w+)/.exec(query)?.[1],
    { query, variables },
  ]),
)

type ServedWorld = Awaited<ReturnType<typeof startServedWorld>>

/** As it is, unless other variables are given. */
async function runIn(world: ServedWorld, name: string, otherVariables?: object) {
  const { query = '', variables = '{}' } = examples.get(name) ?? {}
  return await world.read(query, { ...JSON.parse(variables), ...otherVariables })
}

async function run(name: string) {
  await using world = await startServedWorld()
  return await runIn(world, name)
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

  it('say of no port what it is, since it is for a setting to say', () => {
    expect(exampleTabs.filter(({ query }) => /localhost|\d{4}\//.test(query))).toEqual([])
    for (const name of ['CreatePipeline', 'EdgeTraffic', 'CreatePurgeRequest'])
      expect(examples.get(name)?.query).toMatch(/^# .*\burls?\b.*\bedge \{\s+url\n/ms)
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
        edge: { url: expect.stringMatching(/^http:\/\/[0-9a-f-]{36}\.localhost:\d+$/) },
      },
      userErrors: [],
    })
  })

  it('build, show what the edge served, and purge', async () => {
    await using world = await startServedWorld()
    const { id, edge } = (await runIn(world, 'CreatePipeline')).createPipeline.pipeline
    const askTwice = async () => {
      const answers = [await world.ask(`${edge.url}/`), await world.ask(`${edge.url}/`)]
      return answers.map(({ headers }) => headers['x-cache'])
    }
    expect(await askTwice()).toEqual(['miss', 'hit-fresh'])
    const { pipelines } = await runIn(world, 'EdgeTraffic')
    expect(pipelines.nodes).toHaveLength(3)
    expect(pipelines.nodes[0]).toEqual({
      id,
      name: 'my-first-pipeline',
      edge: { ...edge, requests: 2, hits: 1, misses: 1, bypasses: 0, originCalls: 1 },
    })
    const input = { pipelineId: id, all: true }
    const { createPurgeRequest } = await runIn(world, 'CreatePurgeRequest', { input })
    expect(createPurgeRequest).toMatchObject({
      purgeRequest: { pipeline: { edge: { ...edge, hits: 1, misses: 1 } } },
      userErrors: [],
    })
    expect(await askTwice()).toEqual(['miss', 'hit-fresh'])
  })

  it('purge a sample as they are', async () => {
    const { createPurgeRequest } = await run('CreatePurgeRequest')
    expect(createPurgeRequest).toMatchObject({ purgeRequest: { status: 'PENDING' }, userErrors: [] })
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
