/** Tests caches in front of the gateway: a cache must never show one caller's answer to another. */
import { once } from 'node:events'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startEdgeWorld } from '../support/edge-world.js'
import { startWorld } from '../support/gateway.js'

type Sent = { method: string; path: string; headers?: Record<string, string>; body?: string }

async function send(origin: string, { method, path, headers = {}, body }: Sent) {
  const request = httpRequest(origin + path, { method, headers, agent: false })
  request.end(body)
  const [response] = await once(request, 'response')
  response.resume()
  await once(response, 'end')
  return { status: response.statusCode as number, headers: response.headers as IncomingHttpHeaders }
}

const QUERY = '{ pipelines { totalCount } }'
const IN_URL = `?query=${encodeURIComponent(QUERY)}`
const JSON_TYPE = { 'content-type': 'application/json' }

/** Lists each outcome of a request at `/graphql`, with a request that leads to it. */
const OUTCOMES: [outcome: string, status: number, request: Omit<Sent, 'path'> & { path?: string }][] = [
  ['data', 200, { method: 'GET', path: IN_URL }],
  ['data', 200, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ query: QUERY }) }],
  ['a field that does not exist', 200, { method: 'GET', path: '?query={nope}' }],
  ['no operation at all', 422, { method: 'GET' }],
  ['a body that is no JSON', 400, { method: 'POST', headers: JSON_TYPE, body: '{' }],
  ['another content type', 415, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: QUERY }],
  ['too large a body', 413, { method: 'POST', headers: JSON_TYPE, body: '"'.padEnd(1_048_577) }],
  [
    'a mutation by GET',
    405,
    { method: 'GET', path: '?query=mutation{deletePipeline(input:{id:""}){userErrors{code}}}' },
  ],
  ['a persisted query', 200, { method: 'GET', path: '?extensions={"persistedQuery":{"version":1}}' }],
  ['a foreign page', 403, { method: 'GET', path: IN_URL, headers: { origin: 'https://evil.example' } }],
  ['a foreign name', 421, { method: 'GET', path: IN_URL, headers: { host: 'evil.example' } }],
  ['a malformed name', 400, { method: 'GET', path: IN_URL, headers: { host: 'localhost:65536' } }],
  ['an allowed page', 200, { method: 'GET', path: IN_URL, headers: { origin: 'http://localhost:3000' } }],
  [
    'a preflight',
    204,
    {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' },
    },
  ],
  ['another method', 405, { method: 'OPTIONS' }],
  ['another method', 405, { method: 'HEAD' }],
  ['another method', 405, { method: 'PUT', headers: JSON_TYPE, body: '{}' }],
  ['another method', 405, { method: 'DELETE' }],
]

const ACCEPTS = [
  undefined,
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'application/graphql-response+json, application/json;q=0.9',
  'text/event-stream',
  'multipart/mixed',
]

describe('a response at /graphql', () => {
  const table = OUTCOMES.flatMap(([outcome, status, request]) =>
    ACCEPTS.map((accept) => ({ outcome, status, accept, request })),
  )

  it('forbids caches to store any response at /graphql, for every method, type and outcome', async () => {
    await using world = await startWorld()
    for (const { outcome, status, accept, request } of table) {
      const { path = '', headers, ...rest } = request
      const answer = await send(world.origin, {
        ...rest,
        path: `/graphql${encodeURI(decodeURI(path))}`,
        headers: { ...headers, ...(accept !== undefined && { accept }) },
      })
      const label = `${outcome} by ${request.method} that accepts ${accept}`
      expect({ label, cacheControl: answer.headers['cache-control'] }).toEqual({
        label,
        cacheControl: 'no-store',
      })
      const vary = answer.headers.vary?.toLowerCase().split(', ')
      expect({ label, vary }).toEqual({
        label,
        vary: expect.arrayContaining(['accept', 'authorization', 'origin', 'x-auth-token']),
      })
      if (accept === undefined || accept === 'application/json')
        expect({ label, status: answer.status }).toEqual({ label, status })
    }
  })

  it('forbids caches to store a failure of the upstream', async () => {
    await using world = await startWorld()
    world.upstream.faults.add({ status: 403 })
    const { headers } = await world.query(QUERY)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it.each(['GET', 'HEAD'])('forbids caches to store GraphiQL, requested by %s', async (method) => {
    await using world = await startWorld()
    const answer = await send(world.origin, { method, path: '/graphql', headers: { accept: 'text/html' } })
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    })
  })
})

describe('a response at another path', () => {
  it.each([
    '/',
    '/health',
    '/ready',
    '/metrics',
    '/schema.graphql',
    '/nope',
    '/graphiql/',
    '/graphiql/nope.js',
  ])('forbids caches to store the response at %s', async (path) => {
    await using world = await startWorld()
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS'])
      for (const accept of ['*/*', 'text/html']) {
        const { headers } = await send(world.origin, { method, path, headers: { accept } })
        expect(headers['cache-control']).toBe('no-store')
        expect(headers.vary).toContain('Accept')
      }
  })
})

/** Starts a gateway whose upstream has as many pipelines as a caller's token says, and a shared cache in front of it. */
async function startCachedGateway() {
  const world = await startWorld()
  world.upstream.faults.add({
    on: 'GET /pipelines',
    respond: (request) =>
      Response.json({ pipelines: [], total_count: Number(request.headers.get('x-auth-token')) }),
  })
  const cache = await startEdgeWorld({ origins: { '*': world.origin } })
  const { host } = await cache.createPipeline()
  return {
    get: (path: string, headers: Record<string, string> = {}) => cache.get(host, path, { headers }),
    async [Symbol.asyncDispose]() {
      await cache[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

describe('a gateway behind a shared cache that keeps responses for an hour unless forbidden', () => {
  const path = `/graphql${IN_URL}`
  const dataOf = (totalCount: number) => JSON.stringify({ data: { pipelines: { totalCount } } })

  it('gives each of two callers with their own tokens their own data', async () => {
    await using world = await startCachedGateway()
    for (const token of [3, 5, 3])
      expect(await world.get(path, { 'x-auth-token': String(token) })).toMatchObject({
        body: dataOf(token),
        xCache: 'miss',
      })
  })

  it('gives data to a program after a browser, and a page to a browser after a program', async () => {
    await using world = await startCachedGateway()
    const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'x-auth-token': '1' }
    const program = { accept: 'application/json', 'x-auth-token': '1' }
    const contentTypes: unknown[] = []
    for (const headers of [browser, program, browser, program])
      contentTypes.push((await world.get(path, headers)).headers['content-type'])
    const [page, data] = ['text/html; charset=utf-8', 'application/json; charset=utf-8']
    expect(contentTypes).toEqual([page, data, page, data])
  })

  it('does not show a page of one origin the permission of another', async () => {
    await using world = await startCachedGateway()
    for (const origin of ['http://localhost:3000', 'http://localhost:4000']) {
      const { headers } = await world.get(path, { origin, 'x-auth-token': '1' })
      expect(headers['access-control-allow-origin']).toBe(origin)
    }
  })

  it("caches GraphiQL's files in the coding that each browser accepts", async () => {
    await using world = await startCachedGateway()
    const { body } = await world.get('/graphql', { accept: 'text/html' })
    const file = `/${/graphiql\/\w+\.css/.exec(body)?.[0]}`
    const read = async (coding: string) => {
      const { xCache, headers } = await world.get(file, { 'accept-encoding': coding })
      return [xCache, headers['content-encoding']]
    }
    expect(await read('br')).toEqual(['miss', 'br'])
    expect(await read('br')).toEqual(['hit-fresh', 'br'])
    expect(await read('gzip')).toEqual(['miss', 'gzip'])
    expect(await read('gzip')).toEqual(['hit-fresh', 'gzip'])
  })
})
