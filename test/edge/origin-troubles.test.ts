/** The client's response and the cache's contents if an origin is away, breaks off, lies, or is the edge itself. */
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { type OriginHandler, startEdgeWorld } from '../support/edge-world.js'
import { startForwarder, startRawOrigin } from '../support/raw-origin.js'
import { visit } from '../support/visit.js'

/** Answers once with these fields, and is away, or answers with errors, from then on. */
function failingOrigin(fields: Record<string, string>, trouble: 'away' | number): OriginHandler {
  return (request, response, index) => {
    if (index === 0) response.writeHead(200, fields).end('before')
    else if (trouble === 'away') request.socket.destroy()
    else response.writeHead(trouble).end('an error')
  }
}

const STALE_FOR_A_MINUTE = 'max-age=10, stale-if-error=60'

describe('an origin that is away', () => {
  it('an unreachable origin is a 502 that says so, is not stored, and is asked again', async () => {
    await using world = await startEdgeWorld({ origins: { '*': 'http://127.0.0.1:1' } })
    const { host, id } = await world.createPipeline()
    for (const _time of [1, 2]) {
      const answer = await world.get(host)
      expect(answer).toMatchObject({ status: 502, xCache: 'miss' })
      expect(answer.body).toContain('bucket bucket refuses connections')
      expect(answer.body).not.toContain('127.0.0.1')
    }
    expect(world.edge.trafficOf(id)).toMatchObject({ miss: 2, originCalls: 2 })
  })

  it.each([
    // RFC 9111 section 4.2.4: a cache that is disconnected may, where nothing forbids it.
    { cacheControl: 'max-age=10', trouble: 'away', afterSeconds: 3600, is: 'before' },
    { cacheControl: 'max-age=10', trouble: 'away', afterSeconds: 10 + 24 * 3600, is: 502 },
    { cacheControl: 'max-age=10, must-revalidate', trouble: 'away', afterSeconds: 10, is: 504 },
    { cacheControl: 's-maxage=10', trouble: 'away', afterSeconds: 10, is: 504 },
    { cacheControl: 'no-cache', trouble: 'away', afterSeconds: 1, is: 504 },
    { cacheControl: STALE_FOR_A_MINUTE, trouble: 'away', afterSeconds: 69, is: 'before' },
    { cacheControl: STALE_FOR_A_MINUTE, trouble: 'away', afterSeconds: 70, is: 502 },
    // RFC 5861 section 4.
    { cacheControl: STALE_FOR_A_MINUTE, trouble: 503, afterSeconds: 69, is: 'before' },
    { cacheControl: STALE_FOR_A_MINUTE, trouble: 500, afterSeconds: 69, is: 'before' },
    { cacheControl: STALE_FOR_A_MINUTE, trouble: 503, afterSeconds: 70, is: 503 },
    { cacheControl: STALE_FOR_A_MINUTE, trouble: 404, afterSeconds: 11, is: 404 },
    { cacheControl: `${STALE_FOR_A_MINUTE}, must-revalidate`, trouble: 503, afterSeconds: 10, is: 503 },
    { cacheControl: 'max-age=10', trouble: 503, afterSeconds: 10, is: 503 },
  ] as const)(
    'after a response with $cacheControl, an origin with the trouble "$trouble" for $afterSeconds s leads to: $is',
    async ({ cacheControl, trouble, afterSeconds, is }) => {
      const fields = { 'cache-control': cacheControl, etag: '"1"' }
      await using world = await startEdgeWorld({ origin: failingOrigin(fields, trouble) })
      const { host } = await world.createPipeline()
      await world.get(host)
      world.clock.advanceMs(afterSeconds * 1000)
      const answer = await world.get(host)
      if (is === 'before') {
        expect(answer).toMatchObject({ status: 200, body: 'before', xCache: 'hit-stale' })
        const detail = trouble === 'away' ? 'detail=unreachable' : `fwd-status=${trouble}`
        expect(answer.headers).toMatchObject({
          age: String(afterSeconds),
          'cache-status': `edgeway; fwd=stale; ${detail}`,
        })
      } else expect(answer).toMatchObject({ status: is, xCache: 'miss' })
    },
  )

  it.each([{}, { 'cache-control': 'no-store' }])(
    'an unreachable origin is a 504 that says why the stored response was not used for %j',
    async (headers) => {
      const fields = { 'cache-control': 'max-age=10, must-revalidate' }
      await using world = await startEdgeWorld({ origin: failingOrigin(fields, 'away') })
      const { host } = await world.createPipeline()
      await world.get(host)
      world.clock.advanceMs(11_000)
      const { status, body } = await world.get(host, '/', { headers })
      expect(status).toBe(504)
      expect(body).toMatch(
        /^What is stored must not be used without asking the origin, and that failed: bucket bucket closed the connection without an answer\n$/,
      )
    },
  )

  it('a stored response covers for an unreachable origin in a HEAD too, and counts as such', async () => {
    await using world = await startEdgeWorld({
      origin: failingOrigin({ 'cache-control': 'max-age=10', 'content-length': '6' }, 'away'),
    })
    const { host, id } = await world.createPipeline()
    await world.get(host)
    world.clock.advanceMs(11_000)
    const answer = await world.get(host, '/', { method: 'HEAD' })
    expect(answer).toMatchObject({ status: 200, body: '', xCache: 'hit-stale' })
    expect(answer.headers).toMatchObject({
      age: '11',
      'cache-status': 'edgeway; fwd=stale; detail=unreachable',
      'content-length': '6',
    })
    expect(world.edge.trafficOf(id)).toMatchObject({ miss: 1, 'hit-stale': 1, originCalls: 2 })
  })

  it('an unreachable origin does not affect fresh responses', async () => {
    await using world = await startEdgeWorld({ origin: failingOrigin({}, 'away') })
    const { host } = await world.createPipeline()
    await world.get(host)
    expect(await world.get(host)).toMatchObject({ status: 200, xCache: 'hit-fresh' })
    expect(world.asked).toHaveLength(1)
  })

  it('an unreachable origin does not end stale-while-revalidate', async () => {
    const fields = { 'cache-control': 'max-age=10, stale-while-revalidate=60' }
    await using world = await startEdgeWorld({ origin: failingOrigin(fields, 'away') })
    const { host } = await world.createPipeline()
    await world.get(host)
    world.clock.advanceMs(11_000)
    for (const _time of [1, 2])
      expect(await world.get(host)).toMatchObject({ status: 200, body: 'before', xCache: 'hit-stale' })
  })
})

describe('an answer that breaks off', () => {
  const HEAD = 'HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\n'

  it.each([
    ['of an announced length', 'Content-Length: 100\r\n\r\nnot all of it', 'not all of it'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n', 'hello'],
    ['within a chunk', 'Transfer-Encoding: chunked\r\n\r\nff\r\nhello', 'hello'],
  ])(
    'a broken response %s reaches all its clients as broken, and is not stored',
    async (_what, begin, sent) => {
      const breaks: (() => void)[] = []
      await using origin = await startRawOrigin((socket) => {
        socket.write(HEAD + begin)
        breaks.push(() => socket.end())
      })
      await using world = await startEdgeWorld({ origins: { '*': origin.url } })
      const { host } = await world.createPipeline()
      for (const round of [0, 1]) {
        const clients = [await visit(world.edge, host), await visit(world.edge, host)]
        expect(breaks).toHaveLength(round + 1)
        for (const client of clients) {
          expect(await client.receive(sent.length)).toBe(sent)
          expect(client).toMatchObject({ status: 200, xCache: 'miss' })
        }
        breaks[round]?.()
        for (const client of clients) await expect(client.all()).rejects.toThrow('aborted')
      }
    },
  )

  it('a response without a length is broken off if its connection is reset', async () => {
    const sockets: Socket[] = []
    await using origin = await startRawOrigin((socket) => {
      sockets.push(socket)
      socket.write(`${HEAD}Connection: close\r\n\r\nhello`)
    })
    await using world = await startEdgeWorld({ origins: { '*': origin.url } })
    const { host } = await world.createPipeline()
    const first = await visit(world.edge, host)
    // A reset that comes along with what came before it looks like an end.
    await first.receive(5)
    sockets[0]?.resetAndDestroy()
    await expect(first.all()).rejects.toThrow('aborted')
    const second = await visit(world.edge, host)
    sockets[1]?.end(' there')
    expect(await second.all()).toBe('hello there')
    expect(await world.get(host)).toMatchObject({ body: 'hello there', xCache: 'hit-fresh' })
  })

  it('a response that breaks off before its head is a 502', async () => {
    await using origin = await startRawOrigin((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Le'))
    await using world = await startEdgeWorld({ origins: { '*': origin.url } })
    const { host } = await world.createPipeline()
    expect(await world.get(host)).toMatchObject({ status: 502, xCache: 'miss' })
  })

  it('a response that breaks off leaves the stored response as it was', async () => {
    const origin: OriginHandler = (_request, response, index) => {
      const fields = { 'cache-control': STALE_FOR_A_MINUTE, etag: `"${index}"`, 'content-length': 6 }
      response.writeHead(200, fields)
      if (index === 0) response.end('before')
      else response.write('aft', () => response.destroy())
    }
    await using world = await startEdgeWorld({ origin })
    const { host } = await world.createPipeline()
    await world.get(host)
    world.clock.advanceMs(11_000)
    await expect(world.get(host)).rejects.toThrow('aborted')
    world.clock.advanceMs(-11_000)
    expect(await world.get(host)).toMatchObject({ body: 'before', xCache: 'hit-fresh' })
  })
})

describe('an answer that is longer than it says', () => {
  it('a response is cut at its announced length, and the rest goes to nobody', async () => {
    const evil = 'HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 4\r\n\r\nevil'
    await using origin = await startRawOrigin((socket, line) => {
      const isLie = line.includes('/lie')
      const body = isLie ? `hello${evil}` : 'right'
      socket.write(`HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 5\r\n\r\n${body}`)
    })
    await using world = await startEdgeWorld({ origins: { '*': origin.url } })
    const { host } = await world.createPipeline()
    expect(await world.get(host, '/lie')).toMatchObject({ status: 200, body: 'hello', xCache: 'miss' })
    for (const path of ['/a', '/b', '/c'])
      expect(await world.get(host, path)).toMatchObject({ status: 200, body: 'right', xCache: 'miss' })
    for (const path of ['/a', '/b', '/c'])
      expect(await world.get(host, path)).toMatchObject({ body: 'right', xCache: 'hit-fresh' })
  })

  it.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
    [
      'a length with chunks',
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    ],
    ['a length that is none', 'Content-Length: five\r\n\r\nhello'],
    ['a field name with a space', 'Content-Length : 5\r\n\r\nhello'],
  ])('a response with %s is a 502, and is not stored', async (_what, rest) => {
    let asked = 0
    await using origin = await startRawOrigin((socket) => {
      asked += 1
      socket.write(`HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\n${rest}`)
    })
    await using world = await startEdgeWorld({ origins: { '*': origin.url } })
    const { host } = await world.createPipeline()
    for (const times of [1, 2]) {
      expect(await world.get(host)).toMatchObject({ status: 502, xCache: 'miss' })
      expect(asked).toBe(times)
    }
  })
})

describe('a backend that leads to the edge itself', () => {
  const LB = { id: '5d0c7e18-93ab-4f62-8e17-b3a9d25c6f40', zone: 'fr-par-1', frontend_id: 'f' }

  it('a backend that leads to its own pipeline is reported as a loop at once', async () => {
    let port = 0
    await using door = await startForwarder(() => port)
    await using world = await startEdgeWorld({ origins: { '*': door.url } })
    port = world.port
    // A load balancer is asked for the host that the client asked for.
    const { host, id } = await world.createPipeline({ backend: { scaleway_lb: { lbs: [LB] } } })
    for (const path of ['/', '/again']) {
      const answer = await world.get(host, path)
      expect(answer.status).toBe(508)
      expect(answer.body).toContain(id)
    }
    expect(world.edge.trafficOf(id)).toMatchObject({ originCalls: 2 })
    expect(await world.get('nobody.example')).toMatchObject({ status: 404 })
  })

  it('a backend that leads to another pipeline is not a loop, and both pipelines cache', async () => {
    let port = 0
    await using door = await startForwarder(() => port)
    await using origin = await startRawOrigin((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'),
    )
    await using world = await startEdgeWorld({ origins: { '*': origin.url, [`lb:${LB.id}`]: door.url } })
    port = world.port
    const inner = await world.createPipeline()
    const lb = { ...LB, domain_name: inner.host }
    const outer = await world.createPipeline({ backend: { scaleway_lb: { lbs: [lb] } } })
    const miss = await world.get(outer.host)
    expect(miss).toMatchObject({ status: 200, body: 'hello', xCache: 'miss' })
    expect(await world.get(outer.host)).toMatchObject({ body: 'hello', xCache: 'hit-fresh' })
    // Requests by way of the other pipeline have variants of their own: the origin is told the way in `Via` and `CDN-Loop`.
    expect(await world.get(inner.host)).toMatchObject({ body: 'hello', xCache: 'miss' })
    expect(await world.get(inner.host)).toMatchObject({ body: 'hello', xCache: 'hit-fresh' })
    expect(world.edge.trafficOf(inner.id)).toMatchObject({ originCalls: 2 })
  })

  it('a backend that leads back through another pipeline is reported as a loop', async () => {
    let port = 0
    await using door = await startForwarder(() => port)
    await using world = await startEdgeWorld({ origins: { '*': door.url } })
    port = world.port
    const one = await world.createPipeline({ backend: { scaleway_lb: { lbs: [LB] } } })
    const backend = { scaleway_lb: { lbs: [{ ...LB, domain_name: one.host }] } }
    const other = await world.createPipeline({ backend })
    await world.upstream.call('PATCH', `/backend-stages/${one.backendStage.id}`, {
      scaleway_lb: { lbs: [{ ...LB, domain_name: other.host }] },
    })
    for (const { host } of [one, other]) expect(await world.get(host)).toMatchObject({ status: 508 })
  })
})
