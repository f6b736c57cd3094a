/** Bodies that are long, slow or cut, both ways. */
import { type ClientRequest, request as httpRequest } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { type OriginHandler, startEdgeWorld } from '../support/edge-world.js'
import { createHeldOrigin } from '../support/held-origin.js'
import { startVisit, visit } from '../support/visit.js'
import { pour, untilStill } from './support/pour.js'

const MIB = 1024 * 1024
const LENGTH = 64 * MIB
/** More than the sockets on the way can hold. */
const LIMIT = LENGTH / 2
const CHUNK = Buffer.alloc(64 * 1024, 'x')

/** The bytes in buffers of this process, in which client, edge and origin run. */
async function heldBytesNow(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let round = 0; round < 3; round++) {
    collect()
    await new Promise(setImmediate)
  }
  return process.memoryUsage().arrayBuffers
}

describe('a body that is too large to be stored', () => {
  it.each([
    { kind: 'as it says', headers: { 'content-length': LENGTH }, heldBytes: 2 * MIB },
    // Kept up to where it turns out to be too large.
    { kind: 'as it turns out', headers: {}, heldBytes: 10 * MIB },
  ])(
    'a body that is too large ($kind) stops the origin while its client does not read',
    async ({ headers, heldBytes }) => {
      const origin = createHeldOrigin()
      await using world = await startEdgeWorld({ origin: origin.handler })
      const { host } = await world.createPipeline()
      const before = await heldBytesNow()
      const arriving = visit(world.edge, host)
      const { response } = await origin.call(0)
      response.writeHead(200, headers)
      const written = pour(response, LENGTH)
      const client = await arriving
      await untilStill(() => written.bytes)
      expect((await heldBytesNow()) - before).toBeLessThan(heldBytes)
      const stillAt = await untilStill(() => written.bytes)
      expect(stillAt).toBeLessThan(LIMIT)

      await client.receive(LIMIT)
      const nextStillAt = await untilStill(() => written.bytes)
      expect(nextStillAt).toBeGreaterThan(stillAt)
      expect(nextStillAt).toBeLessThan(LENGTH)
      expect((await client.all()).length).toBe(LENGTH)
      const again = visit(world.edge, host)
      const { response: anew } = await origin.call(1)
      anew.end('asked again')
      expect(await (await again).all()).toBe('asked again')
    },
  )

  it('a body that is too large is fetched for each client, and waits for that client alone', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const [slow, fast] = [visit(world.edge, host), visit(world.edge, host)]
    for (const number of [0, 1]) {
      const { response } = await origin.call(number)
      response.writeHead(200, { 'content-length': LENGTH })
      pour(response, LENGTH)
    }
    await slow
    expect((await (await fast).all()).length).toBe(LENGTH)
    ;(await slow).leave()
  })
})

describe('a body that can be stored', () => {
  const SIZE = 6 * MIB

  it('a body that can be stored arrives at the speed of the origin, however slowly clients read', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const arriving = visit(world.edge, host)
    const { response } = await origin.call(0)
    const sent = new Promise((resolve) => response.on('finish', resolve))
    response.writeHead(200, { 'content-length': SIZE })
    response.end(Buffer.alloc(SIZE, 'y'))
    const slow = await arriving
    await sent
    const fast = await world.get(host)
    expect(fast.body.length).toBe(SIZE)
    expect((await slow.all()).length).toBe(SIZE)
    expect(await world.get(host)).toMatchObject({ xCache: 'hit-fresh' })
    expect(origin.calls).toHaveLength(1)
  })
})

describe('bodies that slow clients have yet to read', () => {
  const SIZE = 6 * MIB
  /** Of a memory as small as this, half is for bodies. */
  const BODIES = 16 * MIB
  const cache = { memoryBytes: 2 * BODIES, maxObjectBytes: 8 * MIB, url: null }
  const paths = Array.from({ length: 6 }, (_, index) => `/${index}`)
  const objects: OriginHandler = (_request, response) => response.end(Buffer.alloc(SIZE, 'z'))

  it('bodies on their way in stay within the memory budget', async () => {
    await using world = await startEdgeWorld({ origin: objects, edge: { cache } })
    const { host } = await world.createPipeline()
    const before = await heldBytesNow()
    const clients = await Promise.all(paths.map((path) => visit(world.edge, host, path)))
    await untilStill(() => process.memoryUsage().arrayBuffers)
    // Beside it, each connection may have some.
    expect((await heldBytesNow()) - before).toBeLessThan(BODIES + paths.length * MIB)
    for (const client of clients) expect((await client.all()).length).toBe(SIZE)
  })

  it('stored bodies that are being read stay within the memory budget, purged or not', async () => {
    await using world = await startEdgeWorld({ origin: objects, edge: { cache } })
    const { id, host } = await world.createPipeline()
    const before = await heldBytesNow()
    const clients = []
    for (const path of paths) {
      await (await visit(world.edge, host, path)).all()
      clients.push(await visit(world.edge, host, path))
      if (path === '/1') await world.create('/purge-requests', { pipeline_id: id, all: true })
    }
    // Two were there for a second client, which has them still: the purge has not made room for more.
    expect(clients.map(({ xCache }) => xCache)).toEqual([
      'hit-fresh',
      'hit-fresh',
      ...['miss', 'miss', 'miss', 'miss'],
    ])
    await untilStill(() => process.memoryUsage().arrayBuffers)
    expect((await heldBytesNow()) - before).toBeLessThan(BODIES + paths.length * MIB)
    for (const client of clients) expect((await client.all()).length).toBe(SIZE)
    // Read to the end, they are no longer in the way.
    await world.get(host, '/5')
    expect(await world.get(host, '/5')).toMatchObject({ xCache: 'hit-fresh' })
  })
})

describe('the body of a request', () => {
  it('a request body reaches the origin as it comes, and may be answered before its end', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const { sent, visit: answered } = startVisit(world.edge, host, '/upload', {
      method: 'POST',
      send: (request) => void request.write('first'),
    })
    const { request, response } = await origin.call(0)
    expect(request.headers['transfer-encoding']).toBe('chunked')
    const pieces = request[Symbol.asyncIterator]()
    expect(String((await pieces.next()).value)).toBe('first')
    response.write('got the first')
    const client = await answered
    await client.receive('got the first'.length)
    sent.end('second')
    expect(String((await pieces.next()).value)).toBe('second')
    expect((await pieces.next()).done).toBe(true)
    response.end(', got all')
    expect(await client.all()).toBe('got the first, got all')
  })

  it('a request body waits while the origin does not read', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const written = { bytes: 0 }
    const more = (request: ClientRequest) => {
      while (written.bytes < LENGTH) {
        written.bytes += CHUNK.length
        if (!request.write(CHUNK)) return void request.once('drain', () => more(request))
      }
      request.end()
    }
    const { visit: answered } = startVisit(world.edge, host, '/', { method: 'PUT', send: more })
    const { request, response } = await origin.call(0)
    expect(await untilStill(() => written.bytes)).toBeLessThan(LIMIT)
    let bytes = 0
    for await (const chunk of request) bytes += chunk.length
    expect(bytes).toBe(LENGTH)
    response.end()
    expect(await answered).toMatchObject({ status: 200 })
  })

  it.each([
    ['of an announced length', { 'content-length': '100' }],
    ['in chunks', {}],
  ])(
    'a request body %s that the client cuts off is cut off at the origin too',
    async (_what, headers: Record<string, string>) => {
      const origin = createHeldOrigin()
      await using world = await startEdgeWorld({ origin: origin.handler })
      const { host } = await world.createPipeline()
      const { sent, visit: answered } = startVisit(world.edge, host, '/', {
        method: 'PUT',
        headers,
        send: (request) => void request.write('not all'),
      })
      const { request } = await origin.call(0)
      const read = (async () => {
        for await (const _chunk of request);
      })()
      sent.destroy()
      await expect(answered).rejects.toThrow()
      await expect(read).rejects.toThrow('aborted')
      expect(request.complete).toBe(false)
      // Nothing of it is left on the connections: others are served.
      const other = world.get(host, '/other')
      ;(await origin.call(1)).response.end('other')
      expect(await other).toMatchObject({ status: 200, body: 'other' })
    },
  )

  it('a request body that the origin does not read affects no other request', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const refused = new Promise<{ status: number | undefined; body: string }>((resolve) => {
      const { port } = new URL(world.edge.url)
      const headers = { host, 'content-length': String(LENGTH) }
      const sent = httpRequest({ host: '127.0.0.1', port, method: 'PUT', headers, agent: false })
      sent.on('error', () => {})
      sent.write(CHUNK)
      sent.on('response', async (response) => {
        let body = ''
        for await (const chunk of response) body += chunk
        resolve({ status: response.statusCode, body })
        sent.destroy()
      })
    })
    const { response } = await origin.call(0)
    response.writeHead(413).end('too much')
    expect(await refused).toEqual({ status: 413, body: 'too much' })
    const other = world.get(host, '/other')
    ;(await origin.call(1)).response.end('other')
    expect(await other).toMatchObject({ status: 200, body: 'other' })
  })
})
