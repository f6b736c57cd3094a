/** The share of an origin's connections that one client can take, without a WAF stage that would read bodies first. */
import { describe, expect, it } from 'vitest'
import { connectTo, parseAnswer, type RawClient } from '../support/edge-server.js'
import { startEdgeWorld } from '../support/edge-world.js'
import { HAS_OTHER_ADDRESSES, OTHER_ADDRESS } from '../support/other-address.js'

/** Of these one visitor may have six; bodies on their way have four, and those of one visitor three. */
const CONNECTIONS = 8
const OF_ONE_VISITOR = 6
const UPLOADS_OF_ONE_VISITOR = 3

/** An origin that reads what it is sent, and answers nothing below `/slow`. */
async function startEdgeOnSlowOrigin() {
  const world = await startEdgeWorld({
    origin(request, response) {
      request.resume()
      if (!request.url?.startsWith('/slow')) request.on('end', () => response.end('fine'))
    },
    edge: { originLimits: { connections: CONNECTIONS } },
  })
  const { host } = await world.createPipeline()
  const port = world.port
  return {
    atOrigin: () => world.asked.map(({ method, url }) => `${method} ${url}`),
    /** One request on each of as many connections, none of which comes to its end. */
    async hold(count: number, from: string, request: (index: number) => string): Promise<RawClient[]> {
      const clients = await Promise.all(Array.from({ length: count }, () => connectTo(port, from)))
      for (const [index, { socket }] of clients.entries())
        socket.write(request(index).replace('\r\n', `\r\nHost: ${host}\r\n`))
      return clients
    },
    async ask(from: string, method: string, path: string) {
      const client = await connectTo(port, from)
      const body = method === 'POST' ? 'Content-Length: 4\r\n\r\nbody' : '\r\n'
      client.socket.write(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${body}`)
      const { status, body: text } = parseAnswer(await client.everything)
      return `${status} ${text}`
    },
    async until(count: number) {
      while (world.asked.length < count) await new Promise(setImmediate)
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

const slowMiss = (index: number) => `GET /slow/${index} HTTP/1.1\r\n\r\n`
const upload = (fields: string, start: string) => (index: number) =>
  `POST /slow/${index} HTTP/1.1\r\n${fields}\r\n\r\n${start}`
const KINDS = [
  ['slow misses', OF_ONE_VISITOR, slowMiss],
  ['bodies of which most is yet to come', UPLOADS_OF_ONE_VISITOR, upload('Content-Length: 100000', 'a')],
  ['bodies of no known length', UPLOADS_OF_ONE_VISITOR, upload('Transfer-Encoding: chunked', '1\r\na\r\n')],
  [
    'both',
    OF_ONE_VISITOR,
    (index: number) => (index % 2 === 0 ? slowMiss : upload('Content-Length: 9', 'a'))(index),
  ],
] as const

describe.runIf(HAS_OTHER_ADDRESSES)('one client that holds all that it may of an origin', () => {
  it.each(KINDS)(
    'a client that holds all its connections to an origin by %s leaves room for others',
    async (_kind, most, request) => {
      await using world = await startEdgeOnSlowOrigin()
      const clients = await world.hold(40, '127.0.0.1', request)
      await world.until(most)
      for (let round = 0; round < 3; round++) {
        expect(await world.ask(OTHER_ADDRESS, 'GET', `/get/${round}`)).toBe('200 fine')
        expect(await world.ask(OTHER_ADDRESS, 'POST', `/post/${round}`)).toBe('200 fine')
      }
      expect(world.atOrigin().filter((line) => line.includes('/slow'))).toHaveLength(most)
      for (const { socket } of clients) socket.destroy()
    },
  )

  it('slow misses sent ahead on one connection are fetched one at a time', async () => {
    await using world = await startEdgeOnSlowOrigin()
    const [client] = await world.hold(1, '127.0.0.1', slowMiss)
    client?.socket.write('GET /slow/next HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(700))
    await world.until(1)
    expect(await world.ask(OTHER_ADDRESS, 'GET', '/get')).toBe('200 fine')
    expect(world.atOrigin()).toEqual(['GET /slow/0', 'GET /get'])
    client?.socket.destroy()
  })

  it('a client with slow uploads can still request pages', async () => {
    await using world = await startEdgeOnSlowOrigin()
    const clients = await world.hold(40, '127.0.0.1', upload('Content-Length: 100000', 'a'))
    await world.until(UPLOADS_OF_ONE_VISITOR)
    expect(await world.ask('127.0.0.1', 'GET', '/get')).toBe('200 fine')
    for (const { socket } of clients) socket.destroy()
  })

  it('a waiting request is fetched once others of its client are over', async () => {
    await using world = await startEdgeOnSlowOrigin()
    const clients = await world.hold(OF_ONE_VISITOR, '127.0.0.1', slowMiss)
    await world.until(OF_ONE_VISITOR)
    const waiting = world.ask('127.0.0.1', 'POST', '/later')
    expect(await world.ask(OTHER_ADDRESS, 'GET', '/get')).toBe('200 fine')
    expect(world.atOrigin()).not.toContain('POST /later')
    clients[0]?.socket.resetAndDestroy()
    expect(await waiting).toBe('200 fine')
    for (const { socket } of clients) socket.destroy()
  })
})
