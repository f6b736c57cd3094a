/** Tests the gateway as an HTTP server: callers that leave, hundreds of callers at once, and requests without an operation. */
import { once } from 'node:events'
import { type ClientRequest, request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'

function post(url: string, body: string): ClientRequest {
  const request = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } })
  request.on('error', () => {})
  request.end(body)
  return request
}

describe('a caller who leaves', () => {
  it.each([
    ['a read', '{ pipelines { totalCount nodes { id } } }'],
    ['a write', 'mutation { createPipeline(input: { name: "n" }) { pipeline { id } } }'],
  ])('cancels the upstream call of %s', async (_what, query) => {
    let arrived: () => void
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve
    })
    await using world = await startWorld()
    const aborted = new Promise<void>((resolve) => {
      world.upstream.faults.add({
        respond: (request) => {
          request.signal.addEventListener('abort', () => resolve())
          arrived()
          return new Promise(() => {})
        },
      })
    })
    const request = post(world.url, JSON.stringify({ query }))
    await arrival
    request.destroy()
    await aborted
    expect(world.upstream.requests).toHaveLength(1)
    await settled(world)
    expect(world.log).toEqual([])
  })

  it('logs nothing when a caller leaves in the middle of an upload', async () => {
    await using world = await startWorld()
    const request = httpRequest(world.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 1000 },
    })
    request.on('error', () => {})
    request.write('{"query":"{ pipe')
    await new Promise((resolve) => setTimeout(resolve, 50))
    request.destroy()
    await settled(world)
    expect(world.log).toEqual([])
  })
})

/** Allows enough time for the effects of a caller's leaving. */
async function settled(world: World): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    await fetch(`${world.origin}/health`)
  }
}

describe('500 callers at once', () => {
  it('gives each of 500 concurrent callers its own answer', async () => {
    await using world = await startWorld()
    const ids: string[] = []
    for (let index = 0; index < 50; index++) {
      const { id } = await world.upstream.createPipeline({ name: `pipeline ${index}` })
      await world.upstream.createCacheStage(id, { fallback_ttl: `${index}s` })
      ids.push(id)
    }
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        world.read(`{ pipeline(id: "${ids[index % 50]}") { name cacheStages { nodes { fallbackTtl } } } }`),
      ),
    )
    for (const [index, answer] of answers.entries())
      expect(answer.pipeline).toEqual({
        name: `pipeline ${index % 50}`,
        cacheStages: { nodes: [{ fallbackTtl: index % 50 }] },
      })
    // The work takes some seconds, and much longer on a busy machine.
  }, 60_000)
})

describe('a request without a valid operation', () => {
  const cases: [string, RequestInit, number, string][] = [
    ['half a JSON', { body: '{"query": "{ pipe' }, 400, 'BAD_USER_INPUT'],
    ['an array', { body: '[]' }, 422, 'BAD_USER_INPUT'],
    ['null', { body: 'null' }, 422, 'BAD_USER_INPUT'],
    [
      'no query',
      {
        body: '{}',
        headers: { accept: 'application/graphql-response+json', 'content-type': 'application/json' },
      },
      422,
      'BAD_USER_INPUT',
    ],
    [
      'a form',
      { body: 'query=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'BAD_USER_INPUT',
    ],
    [
      'plain text',
      { body: '{"query":"{__typename}"}', headers: { 'content-type': 'text/plain' } },
      415,
      'BAD_USER_INPUT',
    ],
    [
      'more than a mebibyte',
      { body: JSON.stringify({ query: 'x'.repeat(1_048_577) }) },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
  ]
  it.each(cases)(
    'refuses a request (%s) with a status, a code and a request id',
    async (_what, init, status, code) => {
      await using world = await startWorld()
      const response = await fetch(world.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        ...init,
      })
      expect(response.status).toBe(status)
      const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] }
      expect(errors[0]?.extensions).toMatchObject({ code, requestId: response.headers.get('x-request-id') })
    },
  )

  it('cuts off a body of unknown length after a megabyte', async () => {
    await using world = await startWorld()
    const request = httpRequest(world.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    request.on('error', () => {})
    request.write('{"query":"')
    request.end('x'.repeat(1_200_000))
    const [response] = await once(request, 'response')
    expect(response.statusCode).toBe(413)
    response.resume()
  })

  it('does not execute a mutation by GET', async () => {
    await using world = await startWorld()
    const query = encodeURIComponent('mutation { createPipeline(input: { name: "n" }) { pipeline { id } } }')
    const response = await fetch(`${world.url}?query=${query}`, { headers: { accept: 'application/json' } })
    expect(response.status).toBe(405)
    expect(world.upstream.requests).toEqual([])
  })
})

describe('the other paths', () => {
  it('serves health, readiness, metrics and the schema, and answers 404 in JSON elsewhere', async () => {
    await using world = await startWorld()
    const get = (path: string) => fetch(world.origin + path)
    const health = await get('/health')
    expect(health.status).toBe(200)
    expect(health.headers.get('content-type')).toBe('application/json')
    expect(health.headers.get('x-yoga-id')).toBeNull()
    expect(await health.json()).toEqual({ status: 'ok' })
    expect((await get('/ready')).status).toBe(200)
    world.gateway.drain()
    expect((await get('/ready')).status).toBe(503)
    expect((await get('/health')).status).toBe(200)
    expect(await (await get('/metrics')).text()).toContain('edgeway_upstream_calls_total')
    expect(await (await get('/schema.graphql')).text()).toContain('type CacheStage implements Stage & Node')
    for (const path of ['/nope', '/graphql/x', '/schema.graphql/', '/graphiql', '/graphiql/']) {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/json')
    }
  })
})

describe('a browser', () => {
  const preflight = (url: string, origin: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })

  it.each([
    'http://localhost:3000',
    'http://localhost',
    'http://127.0.0.1:5173',
    'https://localhost',
    'https://localhost:443',
    'http://[::1]:80',
  ])('lets a page of this machine call: %s', async (origin) => {
    await using world = await startWorld()
    const response = await preflight(world.url, origin)
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(response.headers.get('vary')).toContain('Origin')
  })

  it.each([
    'https://example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://3f6d0a52-7c1e-4b8f-9d24-5a90e1c7b301.localhost:4020',
    'https://app.localhost',
    'file://localhost',
    'null',
  ])('refuses calls from a page of another site or of a pipeline: %s', async (origin) => {
    await using world = await startWorld()
    expect((await preflight(world.url, origin)).headers.get('access-control-allow-origin')).toBeNull()
    const headers = { origin, 'content-type': 'application/json' }
    const query = '{ pipelines { totalCount } }'
    for (const response of [
      await fetch(world.url, { method: 'POST', headers, body: JSON.stringify({ query }) }),
      await fetch(`${world.url}?query=${encodeURIComponent(query)}`, { headers: { origin } }),
    ]) {
      expect(response.status).toBe(403)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      expect(response.headers.get('vary')).toContain('Origin')
      expect(await response.json()).toMatchObject({
        errors: [
          {
            message: expect.stringContaining(JSON.stringify(origin)),
            extensions: { code: 'FORBIDDEN', requestId: response.headers.get('x-request-id') },
          },
        ],
      })
    }
    expect(world.upstream.requests).toEqual([])
  })
})
