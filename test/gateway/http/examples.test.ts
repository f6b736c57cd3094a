/** GraphiQL's examples do what their comments say, on the unchanged samples. */
import { describe, expect, it } from 'vitest'
import { exampleTabs } from '../../../src/gateway/graphiql/examples.js'
import { startServedWorld } from '../../support/served-world.js'

const examples = new Map(
  exampleTabs.map(({ query, variables }) => [
    /(?:query|mutation) (\w+)/.exec(query)?.[1],
    { query, variables },
  ]),
)

type ServedWorld = Awaited<ReturnType<typeof startServedWorld>>

/** Runs the example unchanged, unless other variables are given. */
async function runIn(world: ServedWorld, name: string, otherVariables?: object) {
  const { query = '', variables = '{}' } = examples.get(name) ?? {}
  return await world.read(query, { ...JSON.parse(variables), ...otherVariables })
}

async function run(name: string) {
  await using world = await startServedWorld()
  return await runIn(world, name)
}

describe('the examples', () => {
  it('lists the examples by name', () => {
    expect([...examples.keys()]).toEqual(['Pipelines', 'Chain', 'CreatePipeline', 'Traffic', 'Purge'])
  })

  it('keeps every line short enough for the editor', () => {
    const longest = (text = '') => Math.max(...text.split('\n').map((line) => line.length))
    for (const { query, variables } of exampleTabs) {
      expect(longest(query)).toBeLessThanOrEqual(50)
      expect(longest(variables)).toBeLessThanOrEqual(57)
    }
  })

  it('names no port number, because a setting decides it', () => {
    expect(exampleTabs.filter(({ query }) => /localhost|\d{4}\//.test(query))).toEqual([])
    for (const name of ['CreatePipeline', 'Traffic', 'Purge'])
      expect(examples.get(name)?.query).toMatch(/^# .*\burls?\b.*\bedge \{\s+url\n/ms)
  })

  it('lists pipelines', async () => {
    const { pipelines } = await run('Pipelines')
    expect(pipelines).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
  })

  it('follows a chain of stages to its end', async () => {
    const { pipeline } = await run('Chain')
    const kinds: string[] = []
    for (let stage = pipeline.headStages[0].nextStage; stage; stage = stage.nextStage)
      kinds.push(stage.__typename)
    expect(kinds).toEqual(['TlsStage', 'CacheStage', 'RouteStage', 'WafStage', 'BackendStage'])
  })

  it('builds a pipeline', async () => {
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

  it('builds a pipeline, shows what the edge served, and purges', async () => {
    await using world = await startServedWorld()
    const { id, edge } = (await runIn(world, 'CreatePipeline')).createPipeline.pipeline
    const askTwice = async () => {
      const answers = [await world.ask(`${edge.url}/`), await world.ask(`${edge.url}/`)]
      return answers.map(({ headers }) => headers['x-cache'])
    }
    expect(await askTwice()).toEqual(['miss', 'hit-fresh'])
    const { pipelines } = await runIn(world, 'Traffic')
    expect(pipelines.nodes).toHaveLength(3)
    expect(pipelines.nodes[0]).toEqual({
      id,
      name: 'my-first-pipeline',
      edge: { ...edge, requests: 2, hits: 1, misses: 1, bypasses: 0, originCalls: 1 },
    })
    const input = { pipelineId: id, all: true }
    const { createPurgeRequest } = await runIn(world, 'Purge', { input })
    expect(createPurgeRequest).toMatchObject({
      purgeRequest: { pipeline: { edge: { ...edge, hits: 1, misses: 1 } } },
      userErrors: [],
    })
    expect(await askTwice()).toEqual(['miss', 'hit-fresh'])
  })

  it('purges a sample without any change to the example', async () => {
    const { createPurgeRequest } = await run('Purge')
    expect(createPurgeRequest).toMatchObject({ purgeRequest: { status: 'PENDING' }, userErrors: [] })
  })
})
