/** Tests pages of other origins that call a gateway on this machine: a frontend under development, and the rest of the web. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseOrigin } from '../../src/http/origin.js'
import { type GatewaySettings, startWorld } from '../support/gateway.js'
import { startHttpServer } from '../support/test-server.js'
import { launchBrowser } from './support/browser.js'

let browser: Browser
beforeAll(async () => {
  // These made-up names resolve to this machine, so that their pages are foreign and need no internet.
  const names = ['evil.test', 'app.test', 'gw.test']
  browser = await launchBrowser([
    `--host-resolver-rules=${names.map((name) => `MAP ${name} 127.0.0.1`).join(', ')}`,
  ])
})
afterAll(() => browser?.close())

/** Starts a gateway with one pipeline, and a page of another origin, which the settings may depend on. */
async function startPageOn(host: string, settings: (origin: string) => GatewaySettings = () => ({})) {
  const site = await startHttpServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<title>A page</title>'),
  )
  const origin = `http://${host}:${site.port}`
  const world = await startWorld(settings(origin))
  await world.upstream.createPipeline({ name: 'precious' })
  world.upstream.resetRequests()
  const page = await browser.newPage()
  await page.goto(origin)
  return {
    ...world,
    page,
    async [Symbol.asyncDispose]() {
      await page.close()
      await site[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

const READ = '{ pipelines { nodes { name } } }'
const WRITE = 'mutation { createPipeline(input: { name: "planted" }) { pipeline { name } } }'

type PageRequest = { method?: string; headers?: Record<string, string>; body?: string; mode?: 'no-cors' }

/** Returns the text of the response as the page may read it, or null if the browser withholds it. */
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
  it('reads and writes through the gateway', async () => {
    await using world = await startPageOn(host)
    expect(await fetchFrom(world.page, world.url, post(READ))).toContain('precious')
    expect(await fetchFrom(world.page, world.url, post(WRITE))).toContain('planted')
  })

  it('sends its own credential and reads the request id', async () => {
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

/** Builds the request that Apollo Client makes for an operation, with everything a frontend may configure it to send. */
async function captureApolloRequest(
  method: 'GET' | 'POST',
  more: Record<string, string>,
): Promise<[string, PageRequest]> {
  let request: [string, PageRequest] | undefined
  const client = new ApolloClient({
    link: new HttpLink({
      uri: 'http://gateway/graphql',
      useGETForQueries: method === 'GET',
      headers: more,
      fetch: async (input, init) => {
        const { headers, body } = init ?? {}
        request = [
          new URL(String(input)).search,
          { method, headers: headers as Record<string, string>, ...(body && { body: String(body) }) },
        ]
        return Response.json({ data: { pipelines: { nodes: [], __typename: 'PipelineConnection' } } })
      },
    }),
    cache: new InMemoryCache(),
    clientAwareness: { name: 'storefront', version: '1.2.3' },
  })
  await client.query({ query: gql(READ) })
  if (request === undefined) throw new Error('expected Apollo Client to send a request')
  return request
}

const CUSTOM_HEADERS = {
  authorization: 'Bearer x',
  'x-auth-token': 'a token of the page',
  'apollo-require-preflight': 'true',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  tracestate: 'vendor=1',
  baggage: 'sentry-environment=test',
  'sentry-trace': '0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1',
  'x-datadog-trace-id': '1',
  'x-edgeway-cost': '1',
}

describe.each<[string, (origin: string) => GatewaySettings]>([
  ['localhost', () => ({})],
  ['app.test', (origin) => ({ allowedOrigins: [origin] })],
])('an allowed page of %s', (host, settings) => {
  it.each(['GET', 'POST'] as const)(
    'sends all the headers of Apollo Client and tracers by %s',
    async (method) => {
      await using world = await startPageOn(host, settings)
      const [search, init] = await captureApolloRequest(method, CUSTOM_HEADERS)
      expect(Object.keys(init.headers ?? {})).toEqual(
        expect.arrayContaining([
          'apollographql-client-name',
          'apollographql-client-version',
          'accept',
          'traceparent',
        ]),
      )
      expect(await fetchFrom(world.page, world.url + search, init)).toContain('precious')
      expect(world.upstream.requests.at(-1)?.headers.get('x-auth-token')).toBe('a token of the page')
    },
  )

  it('makes one preflight request instead of one before each request', async () => {
    await using world = await startPageOn(host, settings)
    const methods: (string | undefined)[] = []
    const count = (message: unknown) => {
      const { request } = message as { request: IncomingMessage }
      if (request.headers.host === new URL(world.url).host) methods.push(request.method)
    }
    subscribe('http.server.request.start', count)
    for (let request = 0; request < 3; request++)
      expect(await fetchFrom(world.page, world.url, post(READ))).toContain('precious')
    unsubscribe('http.server.request.start', count)
    expect(methods).toEqual(['OPTIONS', 'POST', 'POST', 'POST'])
  })

  it('reads the request id, even of a refusal', async () => {
    await using world = await startPageOn(host, settings)
    const requestIds = await world.page.evaluate(async (url) => {
      const answers = [
        await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }),
      ]
      answers.push(await fetch(`${url}?query={__typename}`))
      return answers.map(({ status, headers }) => [status, headers.get('x-request-id')])
    }, world.url)
    expect(requestIds).toEqual([
      [400, expect.stringMatching(/^[0-9a-f-]{36}$/)],
      [200, expect.stringMatching(/^[0-9a-f-]{36}$/)],
    ])
  })
})

describe('a page on the default port of its scheme', () => {
  it('has the same origin with and without the port', async () => {
    await using site = await startHttpServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('A page'),
    )
    const ownBrowser = await launchBrowser([`--host-resolver-rules=MAP app.test:80 127.0.0.1:${site.port}`])
    await using world = await startWorld({ allowedOrigins: [String(parseOrigin('HTTP://App.test:80'))] })
    await world.upstream.createPipeline({ name: 'precious' })
    const page = await ownBrowser.newPage()
    await page.goto('http://app.test/')
    expect(await page.evaluate(() => location.origin)).toBe('http://app.test')
    expect(await fetchFrom(page, world.url, post(READ))).toContain('precious')
    await ownBrowser.close()
  })
})

describe('a gateway with an allowed host', () => {
  it('serves its own page under that name, and refuses pages of other names', async () => {
    await using world = await startPageOn('evil.test', () => ({ allowedHosts: ['gw.test'] }))
    const byName = world.url.replace('127.0.0.1', 'gw.test')
    expect(await fetchFrom(world.page, byName, post(READ))).toBeNull()
    await world.page.goto(byName)
    expect(await fetchFrom(world.page, byName, post(READ))).toContain('precious')
  })
})

describe.each(['evil.test', 'app.localhost'])('a foreign page of %s', (host) => {
  it.each<[string, (url: string) => [string, PageRequest]]>([
    ['a JSON request', (url) => [url, post(READ)]],
    ['a request that needs no preflight', (url) => [url, post(READ, 'text/plain')]],
    ['a query in the URL', (url) => [`${url}?query=${encodeURIComponent(READ)}`, {}]],
    ['a request for the schema', (url) => [new URL('/schema.graphql', url).href, {}]],
    ['a request for the metrics', (url) => [new URL('/metrics', url).href, {}]],
  ])('cannot read with %s', async (_what, request) => {
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
    ['JSON whose content type the browser replaces', (url) => [url, { ...post(WRITE), mode: 'no-cors' }]],
    ['a mutation in the URL', (url) => [`${url}?query=${encodeURIComponent(WRITE)}`, { mode: 'no-cors' }]],
  ])('cannot write with %s', async (_what, request) => {
    await using world = await startPageOn(host)
    expect(await fetchFrom(world.page, ...request(world.url))).toBeNull()
    expect(world.upstream.requests.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'cannot write with a form sent as %s',
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

/** Ways to make the browser request a URL without permission. */
const LOADS: [string, (url: string) => string][] = [
  ['an image', (url) => `load(Object.assign(new Image(), { src: ${url} }))`],
  ['a script', (url) => `append('script', { src: ${url} })`],
  ['a module', (url) => `append('script', { type: 'module', src: ${url} })`],
  ['a style sheet', (url) => `append('link', { rel: 'stylesheet', href: ${url} })`],
  ['a frame', (url) => `append('iframe', { src: ${url} })`],
  ['an object', (url) => `append('object', { data: ${url} })`],
  ['an embedded file', (url) => `append('embed', { src: ${url} })`],
  ['a video', (url) => `append('video', { src: ${url}, preload: 'auto', onloadstart: null })`],
  ['a no-cors fetch', (url) => `fetch(${url}, { mode: 'no-cors' }).catch(() => {})`],
  ['a beacon', (url) => `navigator.sendBeacon(${url})`],
  ['an event source', (url) => `load(new EventSource(${url}))`],
  ['a WebSocket', (url) => `load(new WebSocket(${url}.replace('http', 'ws')))`],
  ['a background image', (url) => `(document.body.style.background = 'url("' + ${url} + '")')`],
  [
    'a form in a frame',
    (url) => `(async () => {
      const frame = append('iframe', { name: 'hidden', srcdoc: '' });
      await frame;
      const form = Object.assign(document.createElement('form'), { action: ${url}, target: 'hidden' });
      for (const [name, value] of new URL(${url}).searchParams)
        form.append(Object.assign(document.createElement('input'), { name, value }));
      document.body.append(form);
      form.submit();
    })()`,
  ],
  ['a window', (url) => `open(${url})`],
]

describe.each(['evil.test', 'app.localhost'])('a page on %s that sends a request without CORS', (host) => {
  it.each(LOADS)('causes no upstream call by %s', async (_what, load) => {
    await using world = await startPageOn(host)
    const target = JSON.stringify(`${world.url}?query=${encodeURIComponent(READ)}`)
    const arrivals: string[] = []
    const answered = new Promise<void>((resolve) => {
      const note = (message: unknown) => {
        const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
        if (request.headers.host !== new URL(world.url).host || !request.url?.startsWith('/graphql?')) return
        arrivals.push(request.url)
        response.once('close', () => {
          unsubscribe('http.server.request.start', note)
          resolve()
        })
      }
      subscribe('http.server.request.start', note)
    })
    await world.page.evaluate(`{
      const load = (thing) => new Promise((resolve) => {
        for (const event of ['load', 'error', 'open', 'close']) thing.addEventListener(event, resolve);
      });
      const append = (name, values) => {
        const element = Object.assign(document.createElement(name), values);
        const loaded = load(element);
        document.body.append(element);
        return loaded;
      };
      void ${load(target)};
    }`)
    await answered
    expect(arrivals).toHaveLength(1)
    expect(world.upstream.requests).toEqual([])
  })

  it('cannot frame GraphiQL', async () => {
    await using world = await startPageOn(host)
    const [blocked] = await Promise.all([
      world.page.waitForEvent('requestfailed'),
      world.page.setContent(`<iframe src="${world.url}"></iframe>`),
    ])
    expect(blocked.url()).toBe(world.url)
    expect(blocked.failure()?.errorText).toBe('net::ERR_BLOCKED_BY_RESPONSE')
  })

  it('opens GraphiQL in a window that the page cannot control', async () => {
    await using world = await startPageOn(host)
    const [opened] = await Promise.all([
      world.page.context().waitForEvent('page'),
      world.page.evaluate((url) => {
        Object.assign(window, { opened: open(url) })
      }, world.url),
    ])
    await opened.locator('.graphiql-query-editor .view-lines').waitFor()
    expect(await opened.evaluate(() => window.opener)).toBeNull()
    expect(await world.page.evaluate(() => (window as unknown as { opened: Window }).opened.closed)).toBe(
      true,
    )
    await opened.close()
  })
})

describe('a page whose name is rebound to the gateway', () => {
  it('cannot read or write', async () => {
    await using world = await startPageOn('localhost')
    const rebound = world.url.replace('127.0.0.1', 'evil.test')
    // The attacker's page was served before the name was rebound, so the gateway's content security policy does not apply to it.
    await using page = await browser.newPage({ bypassCSP: true })
    await page.goto(rebound)
    for (const query of [READ, WRITE])
      expect(await fetchFrom(page, rebound, post(query))).toContain('not to \\"evil.test:')
    expect(world.upstream.requests).toEqual([])
  })
})
