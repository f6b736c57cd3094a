/** What pages of other origins can do with a gateway on this machine: a frontend under development, and the rest of the web. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'
import { launchBrowser } from './support/browser.js'

let browser: Browser
beforeAll(async () => {
  // A name of the web that leads here, so that its pages are strangers and yet need no internet.
  browser = await launchBrowser(['--host-resolver-rules=MAP evil.test 127.0.0.1'])
})
afterAll(() => browser?.close())

/** A gateway with one pipeline, and a page of another origin. */
async function startPageOn(host: string) {
  const world = await startWorld()
  await world.upstream.createPipeline({ name: 'precious' })
  world.upstream.resetRequests()
  const site = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<title>A page</title>'),
  )
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const page = await browser.newPage()
  await page.goto(`http://${host}:${(site.address() as AddressInfo).port}/`)
  return {
    ...world,
    page,
    async [Symbol.asyncDispose]() {
      await page.close()
      site.closeAllConnections()
      await new Promise<void>((resolve) => site.close(() => resolve()))
      await world[Symbol.asyncDispose]()
    },
  }
}

const READ = '{ pipelines { nodes { name } } }'
const WRITE = 'mutation { createPipeline(input: { name: "planted" }) { pipeline { name } } }'

type PageRequest = { method?: string; headers?: Record<string, string>; body?: string; mode?: 'no-cors' }

/** What the page gets to read: the answer's text, or null where the browser keeps it. */
function fetchFrom(page: Page, url: string, init: PageRequest): Promise<string | null> {
  return page.evaluate(
    ([address, options]) =>
      fetch(address, options)
        .then((response) => (response.type === 'opaque' ? null : response.text()))
        .catch(() => null),
    [url, init] as const,
  )
}

const post = (query: string, contentType = 'application/json'): PageRequest => ({
  method: 'POST',
  headers: { 'content-type': contentType },
  body: JSON.stringify({ query }),
})

describe.each(['127.0.0.1', 'localhost'])('a page on another port of %s', (host) => {
  it('can read and write', async () => {
    await using world = await startPageOn(host)
    expect(await fetchFrom(world.page, world.url, post(READ))).toContain('precious')
    expect(await fetchFrom(world.page, world.url, post(WRITE))).toContain('planted')
  })

  it('can bring a credential of its own and read the request id', async () => {
    await using world = await startPageOn(host)
    const requestId = await world.page.evaluate(
      async ([url, body]) => {
        const headers = { 'content-type': 'application/json', 'x-auth-token': 'a token of the page' }
        return (await fetch(url, { method: 'POST', headers, body })).headers.get('x-request-id')
      },
      [world.url, JSON.stringify({ query: READ })] as const,
    )
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe.each(['evil.test', 'app.localhost'])('a page of %s', (host) => {
  it.each<[string, (url: string) => [string, PageRequest]]>([
    ['a JSON request', (url) => [url, post(READ)]],
    ['a request that needs no preflight', (url) => [url, post(READ, 'text/plain')]],
    ['a query in the URL', (url) => [`${url}?query=${encodeURIComponent(READ)}`, {}]],
    ['the schema', (url) => [new URL('/schema.graphql', url).href, {}]],
    ['the counters', (url) => [new URL('/metrics', url).href, {}]],
  ])('reads nothing with %s', async (_what, request) => {
    await using world = await startPageOn(host)
    expect(await fetchFrom(world.page, ...request(world.url))).toBeNull()
  })

  it.each<[string, (url: string) => [string, PageRequest]]>([
    ['a JSON request', (url) => [url, post(WRITE)]],
    ['JSON sent as text', (url) => [url, { ...post(WRITE, 'text/plain'), mode: 'no-cors' }]],
    [
      'JSON sent as a form',
      (url) => [url, { ...post(WRITE, 'application/x-www-form-urlencoded'), mode: 'no-cors' }],
    ],
    ['JSON sent as nothing in particular', (url) => [url, { ...post(WRITE), mode: 'no-cors' }]],
    ['a mutation in the URL', (url) => [`${url}?query=${encodeURIComponent(WRITE)}`, { mode: 'no-cors' }]],
  ])('writes nothing with %s', async (_what, request) => {
    await using world = await startPageOn(host)
    expect(await fetchFrom(world.page, ...request(world.url))).toBeNull()
    expect(world.upstream.requests.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'writes nothing with a form sent as %s',
    async (enctype) => {
      await using world = await startPageOn(host)
      await world.page.setContent(
        `<form method="post" action="${world.url}" enctype="${enctype}"><input name="query" value='${WRITE}'></form>`,
      )
      await Promise.all([
        world.page.waitForNavigation(),
        world.page.evaluate(() => document.querySelector('form')?.submit()),
      ])
      expect(await world.page.textContent('body')).toContain('may not call this gateway')
      expect(world.upstream.requests).toEqual([])
    },
  )
})

describe('a page of the web whose name is made to lead to the gateway itself', () => {
  it('reads and writes nothing', async () => {
    await using world = await startPageOn('localhost')
    const rebound = world.url.replace('127.0.0.1', 'evil.test')
    await world.page.goto(rebound)
    for (const query of [READ, WRITE])
      expect(await fetchFrom(world.page, rebound, post(query))).toContain('not to \\"evil.test:')
    expect(world.upstream.requests).toEqual([])
  })
})
