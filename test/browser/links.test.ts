/** Tests GraphiQL opened by a link that anyone may have written. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'
import { launchBrowser } from './support/browser.js'
import { openGraphiQL } from './support/graphiql.js'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const startSample = () => startWorld({ embedded: { seed: true } })

const editorText = (graphiql: Awaited<ReturnType<typeof openGraphiQL>>) =>
  graphiql.page.evaluate(() => {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}')
    return String(tabs[activeTabIndex].query)
  })

const link = (world: World, parameters: Record<string, string>) =>
  `${world.url}?${new URLSearchParams(parameters)}`

const PLANT = 'createPipeline(input: { name: "planted" }) { pipeline { id } }'

describe('a link to GraphiQL', () => {
  it('opens a query ready to run', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, link(world, { query: '{ pipelines { totalCount } }' }))
    expect((await graphiql.run('totalCount')).data).toEqual({ pipelines: { totalCount: 5 } })
  })

  it.each([
    ['a mutation', `mutation { ${PLANT} }`],
    ['a mutation over several lines, some with carriage returns', `mutation M\r{\n${PLANT}\r\n}`],
    ['a mutation behind line ends that only an editor knows', `# x\u2028mutation {\u2029 ${PLANT}\u2028}`],
    ['a mutation after a query', `query Q { __typename } mutation M { ${PLANT} }`],
    ['a mutation after a byte order mark and a comment', `\ufeff# "\n,,mutation{${PLANT}}`],
    ['a subscription', 'subscription { __typename }'],
  ])('shows %s commented out, so that a click on Run executes nothing of it', async (_what, query) => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, link(world, { query }))
    const { page } = graphiql
    world.upstream.resetRequests()
    const isShown = page.locator('.graphiql-query-editor .view-line', { hasText: 'came with a link' })
    await isShown.waitFor({ timeout: 10_000 })
    await graphiql.screenshot('graphiql-link')
    const sent: (string | null)[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.postData())
    })
    await page.locator('.graphiql-execute-button').click()
    // A reload shows the same text.
    await graphiql.visit(page.url())
    await isShown.waitFor({ timeout: 10_000 })
    await page.locator('.graphiql-execute-button').click()
    await graphiql.visit(page.url())
    expect(sent.map((body) => body?.includes('IntrospectionQuery'))).toEqual([true, true])
    const lines = await page.locator('.graphiql-query-editor .view-line').allTextContents()
    expect(lines.join()).toContain('{')
    for (const line of lines) expect(line).toMatch(/^(#|$)/)
    expect(world.upstream.requests).toEqual([])
  })

  it('runs a mutation once a person has removed the comment marks', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, link(world, { query: `mutation {\n  ${PLANT}\n}` }))
    const { page } = graphiql
    await page.locator('.graphiql-query-editor .view-line', { hasText: 'planted' }).click()
    await page.keyboard.press('ControlOrMeta+End')
    for (let line = 0; line < 3; line++) await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('ControlOrMeta+/')
    const { data } = await graphiql.run('createPipeline')
    expect(data.createPipeline.pipeline.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(new URL(page.url()).search).toBe('')
  })

  it('takes neither headers nor variables from a link', async () => {
    await using world = await startSample()
    const query = 'query Q($first: Int = 1) { pipelines(first: $first) { nodes { name } } }'
    await using graphiql = await openGraphiQL(
      browser,
      link(world, { query, variables: '{"first":3}', headers: '{"X-Auth-Token":"from-a-link"}' }),
    )
    world.upstream.resetRequests()
    expect((await graphiql.run('nodes')).data.pipelines.nodes).toHaveLength(1)
    expect(world.upstream.requests[0]?.headers.get('x-auth-token')).not.toBe('from-a-link')
  })
})

describe('the address bar of GraphiQL', () => {
  it('contains a typed query, to share, but no mutation', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    const { page } = graphiql
    const write = async (text: string) => {
      await page.locator('.graphiql-query-editor .monaco-editor').click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text)
      await page.keyboard.press('ControlOrMeta+V')
    }
    await write('{ pipelines { totalCount } }')
    await page.waitForURL((url) => url.searchParams.get('query') === '{ pipelines { totalCount } }')
    await write(`mutation { ${PLANT} }`)
    await page.waitForURL((url) => url.search === '')
    // The person's text survives a reload.
    await page.waitForFunction(() => localStorage.getItem('graphiql:tabState')?.includes('planted'))
    await graphiql.visit(world.url)
    expect(await editorText(graphiql)).toBe(`mutation { ${PLANT} }`)
  })
})
