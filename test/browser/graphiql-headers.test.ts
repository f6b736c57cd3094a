/** Tests how GraphiQL treats the secrets that a person types into its headers. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_TOKEN } from '../support/embedded-server.js'
import { startWorld, type World } from '../support/gateway.js'
import { launchBrowser } from './support/browser.js'
import { openGraphiQL } from './support/graphiql.js'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const SECRET = 'c0ffee00-5ec2-4e7a-8000-000000000042'

type GraphiQL = Awaited<ReturnType<typeof openGraphiQL>>

const startSample = () => startWorld({ embedded: { seed: true } })

/** Returns the token of the last upstream call: the caller's, or else the gateway's own. */
const lastToken = ({ upstream }: World) => upstream.requests.at(-1)?.headers.get('x-auth-token')

/** Runs an operation with the secret in its headers, and waits until GraphiQL has stored its tabs. */
async function useSecret(graphiql: GraphiQL): Promise<void> {
  await graphiql.setHeaders({ 'X-Auth-Token': SECRET })
  await graphiql.run('totalCount')
  await graphiql.openTab('Chain')
  await graphiql.openTab('Pipelines')
}

describe('a token in the headers', () => {
  it('sends the token and stores it nowhere in the browser, even after a reload', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    await useSecret(graphiql)
    expect(lastToken(world)).toBe(SECRET)
    expect(await graphiql.stored()).toContain('Pipelines')
    expect(await graphiql.stored()).not.toContain(SECRET)
    await graphiql.visit(world.url)
    expect(await graphiql.stored()).not.toContain(SECRET)
    await graphiql.run('totalCount')
    expect(lastToken(world)).toBe(TEST_TOKEN)
    expect(graphiql.complaints).toEqual([])
  })

  it('stores the token as long as the page says if a person chooses so', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    const { page } = graphiql
    await page.getByRole('button', { name: 'Open settings dialog' }).click()
    const explanation = await page
      .locator('.graphiql-dialog-section-caption')
      .first()
      .evaluate((caption) => getComputedStyle(caption, '::after').content)
    expect(explanation).toContain("kept in this browser's localStorage, as plain text")
    await graphiql.screenshot('graphiql-settings')
    await page.keyboard.press('Escape')

    await useSecret(graphiql)
    await graphiql.setHeaderPersistence('On')
    expect(await graphiql.stored()).toContain(SECRET)
    await graphiql.visit(world.url)
    await graphiql.run('totalCount')
    expect(lastToken(world)).toBe(SECRET)

    await graphiql.setHeaderPersistence('Off')
    await graphiql.forgotten(SECRET)
    await graphiql.visit(world.url)
    expect(await graphiql.stored()).not.toContain(SECRET)
    await graphiql.run('totalCount')
    expect(lastToken(world)).toBe(TEST_TOKEN)
  })

  it('removes a token that an earlier version stored without consent', async () => {
    await using world = await startSample()
    await using graphiql = await openGraphiQL(browser, world.url)
    const headers = JSON.stringify({ 'X-Auth-Token': SECRET })
    await graphiql.page.evaluate((text) => {
      const operation = { query: '{ __typename }', variables: '{"headers":1}', headers: text }
      localStorage.setItem('graphiql:headers', text)
      localStorage.setItem('graphiql:queries', JSON.stringify({ queries: [operation] }))
      localStorage.setItem('graphiql:favorites', `{ not JSON: ${text}`)
      localStorage.setItem(
        'graphiql:tabState',
        JSON.stringify({ tabs: [{ id: 'a', title: 'kept', ...operation }], activeTabIndex: 0 }),
      )
    }, headers)
    await graphiql.visit(world.url)
    const stored = await graphiql.stored()
    expect(stored).not.toContain(SECRET)
    expect(stored).toContain('__typename')
  })
})
