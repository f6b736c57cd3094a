/** Tests requests that browsers send for pages that may not call, recognized by their own headers. */
import { request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'

const QUERY = `?query=${encodeURIComponent('{ pipelines { totalCount } }')}`

/** Sends only these headers and `Host`; `fetch` would add others. */
function get(url: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    httpRequest(url, { method, headers, agent: false }, async (response) => {
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      resolve({ status: response.statusCode, text })
    })
      .on('error', reject)
      .end()
  })
}

const sec = (site: string, mode: string, dest: string) => ({
  'sec-fetch-site': site,
  'sec-fetch-mode': mode,
  'sec-fetch-dest': dest,
  accept: '*/*',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)',
})

const PAGE = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

const BROWSER = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X)' }

const FOREIGN_LOADS = ['cross-site', 'same-site', 'something-new'].flatMap((site) => [
  ['<img>', sec(site, 'no-cors', 'image')] as const,
  ['<script>', sec(site, 'no-cors', 'script')] as const,
  ['<link rel="stylesheet">', sec(site, 'no-cors', 'style')] as const,
  ['<link rel="prefetch">', { ...sec(site, 'no-cors', 'empty'), 'sec-purpose': 'prefetch' }] as const,
  ['<video>', sec(site, 'no-cors', 'video')] as const,
  ['a no-cors fetch', sec(site, 'no-cors', 'empty')] as const,
  ['<iframe>', { ...sec(site, 'navigate', 'iframe'), ...PAGE }] as const,
  ['<frame>', { ...sec(site, 'navigate', 'frame'), ...PAGE }] as const,
  ['<object>', sec(site, 'navigate', 'object')] as const,
  ['<embed>', sec(site, 'no-cors', 'embed')] as const,
  ['a CORS request that hides its origin', sec(site, 'cors', 'empty')] as const,
  ['a WebSocket', sec(site, 'websocket', 'websocket')] as const,
  ['an unknown mode', sec(site, 'something-new', 'document')] as const,
])

describe('a request caused by a page of another origin', () => {
  it.each(FOREIGN_LOADS)(
    'refuses the request on every path without an upstream call: %s %j',
    async (_what, headers) => {
      await using world = await startWorld()
      for (const path of [`/graphql${QUERY}`, '/metrics', '/schema.graphql', '/']) {
        const { status, text } = await get(world.origin + path, headers)
        expect(status).toBe(403)
        expect(JSON.parse(text).errors[0]).toMatchObject({
          message: expect.stringContaining('may not load this gateway'),
          extensions: { code: 'FORBIDDEN' },
        })
      }
      expect(world.upstream.requests).toEqual([])
    },
  )

  it('shows GraphiQL for a link and executes nothing', async () => {
    await using world = await startWorld()
    const link = { ...sec('cross-site', 'navigate', 'document'), ...PAGE }
    const { status, text } = await get(world.url + QUERY, link)
    expect(status).toBe(200)
    expect(text).toContain('<!doctype html>')
    expect(world.upstream.requests).toEqual([])
  })

  it('executes a call of a page that may call', async () => {
    await using world = await startWorld({ allowedOrigins: ['https://app.example.com'] })
    const call = { ...sec('cross-site', 'cors', 'empty'), origin: 'https://app.example.com' }
    expect((await get(world.url + QUERY, call)).status).toBe(200)
  })
})

describe('an operation in a URL', () => {
  it.each<[string, Record<string, string>]>([
    ['a navigation that wants no page', sec('none', 'navigate', 'document')],
    ["a navigation from the gateway's own pages", sec('same-origin', 'navigate', 'document')],
    ["an image in the gateway's own pages", sec('same-origin', 'no-cors', 'image')],
    ['a script', sec('none', 'no-cors', 'script')],
    ['an unknown mode', sec('same-origin', 'something-new', 'empty')],
    ['a WebSocket', { ...sec('same-origin', 'websocket', 'websocket') }],
    ['a mode without a site', { 'sec-fetch-mode': 'no-cors' }],
    ['an old browser', BROWSER],
    [
      'an old browser with a simple content type',
      { ...BROWSER, 'content-type': ' Text/Plain;charset=utf-8' },
    ],
    [
      'an old browser behind proxies',
      { ...BROWSER, 'x-forwarded-for': '192.0.2.1', authorization: 'Basic eDp5' },
    ],
    ['an old browser with an empty header', { ...BROWSER, 'apollo-require-preflight': '' }],
  ])('does not execute an operation in the URL for %s', async (_what, headers) => {
    await using world = await startWorld()
    const { status, text } = await get(world.url + QUERY, headers)
    expect(status).toBe(403)
    expect(JSON.parse(text).errors[0]).toMatchObject({
      message: expect.stringContaining('apollo-require-preflight'),
      extensions: { code: 'FORBIDDEN', requestId: expect.any(String) },
    })
    expect(world.upstream.requests).toEqual([])
    expect(world.log).toEqual([])
  })

  it.each<[string, Record<string, string>]>([
    ['curl', { 'user-agent': 'curl/8.5.0', accept: '*/*' }],
    ['a program that sends none of these headers', {}],
    ["Node's fetch", { 'user-agent': 'node', 'sec-fetch-mode': 'cors', accept: '*/*' }],
    ["a page of the gateway's own", sec('same-origin', 'cors', 'empty')],
    ['an old browser, for a page that may call', { ...BROWSER, origin: 'http://localhost:3000' }],
    ['an old browser, with a header of Apollo', { ...BROWSER, 'apollo-require-preflight': 'true' }],
    ['an old browser, with a JSON content type', { ...BROWSER, 'content-type': 'application/json' }],
  ])('executes an operation in the URL for %s', async (_what, headers) => {
    await using world = await startWorld()
    const { status, text } = await get(world.url + QUERY, headers)
    expect({ status, body: JSON.parse(text) }).toEqual({
      status: 200,
      body: { data: { pipelines: { totalCount: 0 } } },
    })
  })

  it('executes no operation for a WebSocket handshake or for HEAD', async () => {
    await using world = await startWorld()
    const handshake = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    }
    for (const headers of [handshake, { ...handshake, origin: 'http://localhost:3000' }])
      expect((await get(world.url + QUERY, headers)).status).toBe(403)
    expect((await get(world.url + QUERY, {}, 'HEAD')).status).toBe(405)
    expect(world.upstream.requests).toEqual([])
  })
})

describe('an edge in the same process', () => {
  const edge = {
    urlOf: (id: string) => `http://${id}.localhost:4020`,
    trafficOf: () => ({ 'hit-fresh': 0, 'hit-stale': 0, miss: 0, bypass: 0, none: 0, originCalls: 0 }),
    traffic: () => [],
  }

  it.each(['http://localhost:4020', 'http://127.0.0.1:4020', 'http://[::1]:4020'])(
    'refuses pages that the edge serves unless they are allowed, under every name of this machine: %s',
    async (origin) => {
      await using world = await startWorld({ edge })
      expect((await get(world.url + QUERY, { origin })).status).toBe(403)
      await using told = await startWorld({ edge, allowedOrigins: [origin] })
      expect((await get(told.url + QUERY, { origin })).status).toBe(200)
    },
  )

  it('still accepts the other pages of this machine', async () => {
    await using world = await startWorld({ edge })
    for (const origin of ['http://localhost:3000', 'https://localhost:4020', 'http://127.0.0.1'])
      expect((await get(world.url + QUERY, { origin })).status).toBe(200)
  })
})

describe('every response', () => {
  it.each<[string, string, Record<string, string>]>([
    ['an answer to an operation', `/graphql${QUERY}`, {}],
    ['GraphiQL', '/graphql', PAGE],
    ['the page at /', '/', PAGE],
    ['the schema', '/schema.graphql', {}],
    ['the counters', '/metrics', {}],
    ['nothing', '/nothing', {}],
    ['a refusal by host', '/', { host: 'evil.example' }],
    ['a refusal by origin', '/', { origin: 'https://evil.example' }],
  ])('forbids framing, embedding and type sniffing of %s', async (_what, path, headers) => {
    await using world = await startWorld()
    const answered = await new Promise<Record<string, unknown>>((resolve, reject) => {
      httpRequest(world.origin + path, { headers, agent: false }, (response) => {
        response.resume()
        resolve(response.headers)
      })
        .on('error', reject)
        .end()
    })
    expect(answered).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
  })
})
