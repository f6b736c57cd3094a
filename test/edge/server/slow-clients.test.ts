import { describe, expect, it } from 'vitest'
import type { HttpRequest } from '../../../src/http-cache/message.js'
import { connectTo, PATHS, parseAnswer, say, startEdgeServer } from '../../support/edge-server.js'

const FINE = { status: 200, fields: {}, added: [], body: [Buffer.from('fine')] }

describe('a client that takes its time', () => {
  it('to begin is let go', async () => {
    await using edge = await startEdgeServer({ handle: () => FINE, limits: { headTimeoutMs: 50 } })
    const client = await connectTo(edge.port)
    expect(await client.everything).toBe('')
  })

  it('over the head of a request is told so', async () => {
    await using edge = await startEdgeServer({ handle: () => FINE, limits: { headTimeoutMs: 50 } })
    const client = await connectTo(edge.port)
    client.socket.write('GET / HTTP/1.1\r\nHost:')
    expect(parseAnswer(await client.everything)).toMatchObject({
      status: 408,
      body: "The request's head was not complete within 50 ms.\n",
    })
  })

  it('over the body is let go, and whoever reads the body told', async () => {
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

describe.each(PATHS)('a client, read by way of $path,', ({ before }) => {
  const request = `${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`

  it('that asks no more is let go', async () => {
    await using edge = await startEdgeServer({ handle: () => FINE, limits: { idleTimeoutMs: 50 } })
    const client = await connectTo(edge.port)
    client.socket.write(request)
    expect(parseAnswer(await client.everything)).toMatchObject({ status: 200, rest: '' })
  })

  it('that does not take its answer is let go', async () => {
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

  it('that waits for its answer is not', async () => {
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

describe.each(PATHS)('a client that has closed its side, read by way of $path,', ({ before }) => {
  const request = `${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`

  it.each(['head', 'body'])('is taken for one that has left where the %s does not come', async (what) => {
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
  })

  it('has its answer where that comes', async () => {
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

it('beyond as many connections as there may be, others are closed', async () => {
  await using edge = await startEdgeServer({ handle: () => FINE, limits: { maxConnections: 1 } })
  const first = await connectTo(edge.port)
  const second = await connectTo(edge.port)
  expect(await second.everything).toBe('')
  first.socket.end('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  expect(parseAnswer(await first.everything).body).toBe('fine')
})
