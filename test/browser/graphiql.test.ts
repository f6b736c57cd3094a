/** GraphiQL in a real browser on a real gateway with the sample pipelines. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_PROJECT_ID } from '../../src/edge-services-server/seed.js'
import { startWorld } from '../support/gateway.js'
import { launchBrowser } from './support/browser.js'
import { openGraphiQL } from './support/graphiql.js'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const startSample = () => startWorld({ embedded: { seed: true }, defaultProjectId: SAMPLE_PROJECT_ID })

describe('GraphiQL', () => {
  it('opens with examples and nothing from elsewhere, and has nothing to complain about', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    expect(await graphiql.page.title()).toBe('Edgeway')
    expect(await graphiql.tabs()).toEqual([
      'Pipelines',
      'FollowChain',
      'CreatePipeline',
      'EdgeTraffic',
      'CreatePurgeRequest',
      'AddStages',
      'CreateCacheStage',
      'CacheStages',
    ])
    await graphiql.run('totalCount')
    await graphiql.screenshot('graphiql-opened')
    expect(graphiql.elsewhere).toEqual([])
    expect(graphiql.complaints).toEqual([])
  })

  it('reads a page of pipelines, and the next one from its cursor', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    const first = (await graphiql.run('catalog-api')).data.pipelines
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
    await graphiql.setVariables({ after: first.pageInfo.endCursor })
    const second = (await graphiql.run('image-resizer')).data.pipelines
    await graphiql.screenshot('graphiql-second-page')
    const names = [...first.nodes, ...second.nodes].map(({ name }: { name: string }) => name)
    expect(names).toEqual(['catalog-api', 'help-center', 'image-resizer', 'product-images'])
  })

  it('creates a pipeline, which is there from then on', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    await graphiql.openTab('CreatePipeline')
    const { createPipeline } = (await graphiql.run('my-first-pipeline')).data
    await graphiql.screenshot('graphiql-mutation')
    expect(createPipeline).toMatchObject({ pipeline: { name: 'my-first-pipeline' }, userErrors: [] })
    const { pipeline } = await world.read(`{ pipeline(id: "${createPipeline.pipeline.id}") { description } }`)
    expect(pipeline).toEqual({ description: 'Made in GraphiQL' })
  })

  it('shows what is wrong with an input, all of it at once, and where', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    world.upstream.resetRequests()
    await graphiql.openTab('CreateCacheStage')
    const { createCacheStage } = (await graphiql.run('fallbackTtl')).data
    await graphiql.screenshot('graphiql-user-errors')
    expect(createCacheStage).toMatchObject({
      cacheStage: null,
      userErrors: [
        { field: ['input', 'pipelineId'], code: 'INVALID' },
        { field: ['input', 'fallbackTtl'], code: 'INVALID' },
      ],
    })
    expect(world.upstream.requests).toEqual([])
  })

  it('is found as it was left: the same tabs, the same one open', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    const tabs = await graphiql.tabs()
    await graphiql.visit(world.url)
    expect(await graphiql.tabs()).toEqual(tabs)
    await graphiql.openTab('CacheStages')
    await graphiql.visit(world.url)
    expect(await graphiql.tabs()).toEqual(tabs)
    expect(await graphiql.activeTab()).toBe('CacheStages')
  })

  it('lists the cache stages of all pipelines', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    await graphiql.openTab('CacheStages')
    const { cacheStages } = (await graphiql.run('image-resizer')).data
    await graphiql.screenshot('graphiql-cache-stages')
    expect(cacheStages.nodes).toHaveLength(cacheStages.totalCount)
  })

  it('explains the schema in its own words', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    const { page } = graphiql
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    const docs = page.locator('.graphiql-doc-explorer')
    await docs.getByText('What Edgeway answers about Edge Services').waitFor()
    await docs.getByRole('link', { name: 'Query', exact: true }).click()
    await docs.getByText('What can be read. What does not exist is null').waitFor()
    await docs.getByRole('link', { name: 'CacheStage', exact: true }).click()
    await docs.getByText("A stage that keeps the origin's answers").waitFor()
    await docs.getByText('in whole seconds').waitFor()
    await graphiql.screenshot('graphiql-docs')
    expect(graphiql.elsewhere).toEqual([])
    expect(graphiql.complaints).toEqual([])
  })
})
