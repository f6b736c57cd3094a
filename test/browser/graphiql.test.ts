/** Tests GraphiQL in a real browser on a real gateway with the sample pipelines. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_PROJECT_ID } from '../../src/emulator/seed.js'
import { startWorld } from '../support/gateway.js'
import { launchBrowser } from './support/browser.js'
import { openGraphiQL } from './support/graphiql.js'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const TABS = ['Pipelines', 'Chain', 'CreatePipeline', 'Traffic', 'Purge']

const startSample = () => startWorld({ embedded: { seed: true }, defaultProjectId: SAMPLE_PROJECT_ID })

describe('GraphiQL', () => {
  it('opens with examples, loads nothing from elsewhere and logs no warning', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    expect(await graphiql.page.title()).toBe('Edgeway')
    expect(await graphiql.tabs()).toEqual(TABS)
    await graphiql.run('totalCount')
    await graphiql.screenshot('graphiql-opened')
    expect(graphiql.elsewhere).toEqual([])
    expect(graphiql.complaints).toEqual([])
  })

  it('reads a page of pipelines, and the next page from its cursor', async () => {
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

  it('creates a pipeline that later queries return', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    await graphiql.openTab('CreatePipeline')
    const { createPipeline } = (await graphiql.run('my-first-pipeline')).data
    await graphiql.screenshot('graphiql-mutation')
    expect(createPipeline).toMatchObject({ pipeline: { name: 'my-first-pipeline' }, userErrors: [] })
    const { pipeline } = await world.read(`{ pipeline(id: "${createPipeline.pipeline.id}") { description } }`)
    expect(pipeline).toEqual({ description: 'Made in GraphiQL' })
  })

  it('shows every problem of an input with its place', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    world.upstream.resetRequests()
    await graphiql.openTab('Purge')
    await graphiql.setVariables({ input: { pipelineId: 'not-an-id', assets: ['no slash'] } })
    const { createPurgeRequest } = (await graphiql.run('userErrors')).data
    await graphiql.screenshot('graphiql-user-errors')
    expect(createPurgeRequest.userErrors.map(({ field }: { field: string[] }) => field[1])).toEqual([
      'pipelineId',
      'assets',
    ])
    expect(world.upstream.requests).toEqual([])
  })

  it('restores its tabs and the open one after a reload', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    const tabs = await graphiql.tabs()
    await graphiql.visit(world.url)
    expect(await graphiql.tabs()).toEqual(tabs)
    await graphiql.openTab('Traffic')
    await graphiql.visit(world.url)
    expect(await graphiql.tabs()).toEqual(tabs)
    expect(await graphiql.activeTab()).toBe('Traffic')
  })

  it('fits its tabs and their whole comments at 1280 by 800', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url, { width: 1280, height: 800 })
    const { page } = graphiql
    const bar = await page.locator('.graphiql-tabs').evaluate((tabs) => [tabs.scrollWidth, tabs.clientWidth])
    expect(bar[0]).toBeLessThanOrEqual(bar[1] ?? 0)
    const button = await page.locator('.graphiql-execute-button').boundingBox()
    for (const tab of TABS) {
      if (tab !== 'Pipelines') await graphiql.openTab(tab)
      await page.locator('.graphiql-query-editor .view-line', { hasText: `# ` }).first().waitFor()
      const comments = await page
        .locator('.graphiql-query-editor .view-line > span', { hasText: '#' })
        .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().right))
      expect(Math.max(...comments)).toBeLessThan(button?.x ?? 0)
      await graphiql.screenshot(`graphiql-tab-${tab}`)
    }
  })

  it('stacks the operation, the answer and the tabs in a window of 500 pixels', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url, { width: 500, height: 800 })
    const { page } = graphiql
    await graphiql.run('totalCount')
    await graphiql.screenshot('graphiql-500')
    const [editor, response] = await Promise.all(
      ['.graphiql-query-editor', '.graphiql-response'].map((part) => page.locator(part).boundingBox()),
    )
    for (const box of [editor, response]) {
      expect(box?.width).toBeGreaterThan(380)
      expect(box?.height).toBeGreaterThan(150)
    }
    expect(response?.y).toBeGreaterThan((editor?.y ?? 0) + (editor?.height ?? 0) - 1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(500)
    await graphiql.openTab('Purge')
    await graphiql.openTab('Chain')
    await graphiql.run('headStages')
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    await page.locator('.graphiql-doc-explorer').getByText('Edge Services through Edgeway').waitFor()
    await graphiql.screenshot('graphiql-500-docs')
    expect((await page.locator('.graphiql-doc-explorer').boundingBox())?.width).toBeGreaterThan(380)
  })

  it('completes typed text from the schema', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    const { page } = graphiql
    await page.getByRole('button', { name: 'New tab' }).click()
    await page.locator('.graphiql-query-editor .monaco-editor').click()
    await page.keyboard.type('query Q { pipelin')
    await page.keyboard.press('Control+Space')
    const suggestions = page.locator('.suggest-widget')
    await suggestions.getByText('pipelines', { exact: true }).waitFor()
    await graphiql.screenshot('graphiql-completion')
    expect(graphiql.complaints).toEqual([])
  })

  it('loads its files once and finds them in the browser cache afterwards', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    /** The most bytes that each file took. A page may request a file twice, and the second comes from memory. */
    const transferred = async () => {
      const entries = await graphiql.page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.includes('/graphiql/'))
          .map((entry) => [entry.name, (entry as PerformanceResourceTiming).transferSize] as const),
      )
      const most = new Map<string, number>()
      for (const [name, bytes] of entries) most.set(name, Math.max(bytes, most.get(name) ?? 0))
      return [...most.values()]
    }
    /** Chromium stores a response some time after the page has it. */
    const areStored = () =>
      graphiql.page.evaluate(async () => {
        const urls = performance.getEntriesByType('resource').map(({ name }) => name)
        const stored = urls
          .filter((url) => url.includes('/graphiql/'))
          .map((url) => fetch(url, { cache: 'only-if-cached', mode: 'same-origin' }).then(({ ok }) => ok))
        return (await Promise.all(stored)).every((ok) => ok)
      })
    expect(Math.min(...(await transferred()))).toBeGreaterThan(0)
    await expect.poll(() => areStored().catch(() => false), { timeout: 5_000 }).toBe(true)
    await graphiql.visit(world.url)
    expect(Math.max(...(await transferred()))).toBe(0)
  })

  it('opens from the link on the page at /', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    const { page } = graphiql
    await page.goto(`${world.origin}/`)
    await graphiql.screenshot('landing')
    await page.getByRole('link', { name: 'GraphiQL' }).click()
    await page.locator('.graphiql-query-editor .view-lines').waitFor()
    expect(new URL(page.url()).pathname).toBe('/graphql')
    expect(graphiql.complaints).toEqual([])
  })

  it('shows the descriptions of the schema', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    const { page } = graphiql
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    const docs = page.locator('.graphiql-doc-explorer')
    await docs.getByText('Edge Services through Edgeway').waitFor()
    await docs.getByRole('link', { name: 'Query', exact: true }).click()
    await docs.getByText('An object that does not exist is null').waitFor()
    await docs.getByRole('link', { name: 'CacheStage', exact: true }).click()
    await docs.getByText("A stage that caches the origin's responses").waitFor()
    await docs.getByText('in whole seconds').waitFor()
    await graphiql.screenshot('graphiql-docs')
    expect(graphiql.elsewhere).toEqual([])
    expect(graphiql.complaints).toEqual([])
  })
})
