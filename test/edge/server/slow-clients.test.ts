import { describe, expect, it, vi } from 'vitest'
import type { HttpRequest } from '../../../src/http-cache/message.js'
import { connectTo, FINE, PATHS, parseAnswer, say, startEdgeServer } from '../../support/edge-server.js'

describe('a slow client', () => {
  it('a client that does not begin a request is cut', async () => {
    await using edge = await startEdgeServer({ handle: () => FINE, limits: { headTimeoutMs: 50 } })
    const client = await connectTo(edge.port)
    expect(await client.everything).toBe('')
  })

  it('a client that is slow over a head gets a 408', async () => {
    await using edge = await startEdgeServer({ handle: () => FINE, limits: { headTimeoutMs: 50 } })
    const client = await connectTo(edge.port)
    client.socket.write('GET / HTTP/1.1\r\nHost:')
    expect(parseAnswer(await client.everything)).toMatchObject({
      status: 408,
      body: "The request's head was not complete within 50 ms.\n",
    })
  })

  it("a client that is slow over a body is cut, and the body's reader is told", async () => {
    let tell: (error: unknown) => void
    const failure = new Promise((resolve) => {
      tell = resolve
    })
    await using edge = await startEdgeServer({
      handle: async ({ body }) => {
        body?.on('error', tell)
        for await (const _chunk of body ?? []);
        return FINE
      },
      limits: { idleTimeoutMs: 50 },
    })
    const client = await connectTo(edge.port)
    client.socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab')
    expect(await client.everything).toBe('')
    expect(await failure).toBeInstanceOf(Error)
  })
})

describe.each(PATHS)('a client, read on the $path path', ({ before }) => {
  const request = `${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`

  it('an idle client is cut', async () => {
    await using edge = await startEdgeServer({ handle: () => FINE, limits: { idleTimeoutMs: 50 } })
    const client = await connectTo(edge.port)
    client.socket.write(request)
    expect(parseAnswer(await client.everything)).toMatchObject({ status: 200, rest: '' })
  })

  it('a client that does not take its response is cut', async () => {
    const requests: HttpRequest[] = []
    await using edge = await startEdgeServer({
      handle: (request) => {
        requests.push(request)
        return { ...FINE, body: [Buffer.alloc(50_000_000)] }
      },
      limits: { idleTimeoutMs: 50 },
    })
    const client = await connectTo(edge.port)
    client.socket.pause()
    client.socket.write(request)
    while (requests.length === 0) await new Promise(setImmediate)
    await new Promise<void>((resolve) => requests[0]?.onClientLeft(resolve))
    client.socket.resume()
    expect((await client.everything).length).toBeLessThan(50_000_000)
  })

  it('a client that waits for its response is not cut', async () => {
    let give = () => {}
    await using edge = await startEdgeServer({
      handle: async () => {
        await new Promise<void>((resolve) => {
          give = resolve
        })
        return FINE
      },
      limits: { headTimeoutMs: 20, idleTimeoutMs: 20 },
    })
    const client = await connectTo(edge.port)
    client.socket.write(request)
    // Others come and go in the meantime.
    for (let other = 0; other < 3; other++) await (await connectTo(edge.port)).everything
    give()
    client.socket.end()
    expect(parseAnswer(await client.everything)).toMatchObject({ status: 200, body: 'fine' })
  })
})

describe.each(PATHS)('a client that has closed its side, read on the $path path', ({ before }) => {
  const request = `${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`

  it.each(['head', 'body'])(
    'a client that has closed its side counts as gone if the %s does not come',
    async (what) => {
      let tell: () => void
      const left = new Promise<void>((resolve) => {
        tell = resolve
      })
      const body = { readInto: () => ({ resume() {}, cancel: tell }) }
      await using edge = await startEdgeServer({
        handle: (request) => {
          if (what === 'body') return { ...FINE, body }
          request.onClientLeft(tell)
          return new Promise(() => {})
        },
        limits: { halfClosedTimeoutMs: 20 },
      })
      const client = await connectTo(edge.port)
      client.socket.end(request)
      await left
      await client.everything
    },
  )

  it('a client that has closed its side gets its response', async () => {
    let give = () => {}
    const isThere = new Promise<void>((resolve) => {
      give = resolve
    })
    await using edge = await startEdgeServer({ handle: () => isThere.then(() => FINE) })
    const client = await connectTo(edge.port)
    client.socket.end(request)
    // Others come and go in the meantime.
    for (let other = 0; other < 3; other++) await say(edge.port, 'nonsense')
    give()
    expect(parseAnswer(await client.everything).body).toBe('fine')
  })
})

describe('the connection limit', () => {
  it.each([
    { waits: 'has said nothing', sent: '', answered: '' },
    { waits: 'has sent half a head', sent: 'GET / HT', answered: '' },
    { waits: 'asks no more', sent: 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', answered: 'fine' },
    { waits: 'asks no more of node:http', sent: '\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n', answered: 'fine' },
  ])(
    'at the connection limit a newcomer replaces the client that $waits for longest, which is logged',
    async (row) => {
      const log: object[] = []
      const logger = {
        error() {},
        warn: (details: object, msg: string) => void log.push({ ...details, msg }),
      }
      await using edge = await startEdgeServer({ handle: () => FINE, limits: { maxConnections: 3 }, logger })
      const clients = []
      for (let index = 0; index < 3; index++) {
        const client = await connectTo(edge.port)
        client.socket.write(row.sent)
        if (row.answered !== '') await client.has(row.answered)
        clients.push(client)
      }
      const newcomer = await connectTo(edge.port)
      newcomer.socket.end('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
      expect(parseAnswer(await newcomer.everything).body).toBe('fine')
      await clients[0]?.everything
      expect(clients.map((client) => client.socket.destroyed)).toEqual([true, false, false])
      expect(log).toEqual([
        {
          connections: 1,
          maxConnections: 3,
          msg: 'connections were cut to make room for others',
        },
      ])
      for (const { socket } of clients) socket.destroy()
    },
  )

  it.each(PATHS)(
    'at the connection limit no client that waits for its response is cut, on the $path path',
    async ({ before }) => {
      const answers: (() => void)[] = []
      const handle = () => new Promise<typeof FINE>((resolve) => answers.push(() => resolve(FINE)))
      await using edge = await startEdgeServer({ handle, limits: { maxConnections: 2 } })
      const busy = [await connectTo(edge.port), await connectTo(edge.port)]
      for (const { socket } of busy) socket.end(`${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`)
      await vi.waitFor(() => expect(answers).toHaveLength(2))
      const newcomer = await connectTo(edge.port)
      expect(await newcomer.everything).toBe('')
      for (const answer of answers) answer()
      for (const client of busy) expect(parseAnswer(await client.everything).body).toBe('fine')
    },
  )
})
