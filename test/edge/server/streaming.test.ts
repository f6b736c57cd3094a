import { describe, expect, it, vi } from 'vitest'
import type { BodySink, HttpRequest } from '../../../src/http-cache/message.js'
import { connectTo, PATHS, parseAnswer, say, startEdgeServer } from '../../support/edge-server.js'

const CHUNK = Buffer.alloc(64 * 1024, 'x')

describe.each(PATHS)('a body on its way, written on the $path path', ({ before }) => {
  const request = `${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`

  it('a body reaches the client as it comes', async () => {
    const body = createBody()
    await using edge = await startEdgeServer({ handle: () => answerWith(body) })
    const client = await connectTo(edge.port)
    client.socket.write(request)
    const sink = await body.sink
    await client.has('\r\n\r\n')
    sink.write(Buffer.from('first'))
    await client.has('first')
    sink.write(Buffer.from('second'))
    sink.end()
    await client.has('second')
    client.socket.end()
    expect(parseAnswer(await client.everything)).toMatchObject({ body: 'firstsecond', rest: '' })
  })

  it('a body waits for a slow client, and goes on with it', async () => {
    const body = createBody()
    await using edge = await startEdgeServer({ handle: () => answerWith(body) })
    const client = await connectTo(edge.port)
    client.socket.pause()
    client.socket.end(request)
    const sink = await body.sink
    let written = 0
    for (let goesOn = true; goesOn; written += CHUNK.length) goesOn = sink.write(CHUNK)
    // The buffers of the sockets are limited too.
    expect(written).toBeLessThan(100_000_000)
    expect(body.resumed).toBe(0)
    client.socket.resume()
    await body.nextResume()
    sink.write(Buffer.from('end'))
    sink.end()
    const answer = parseAnswer(await client.everything)
    expect(answer.body.length).toBe(written + 3)
    expect(body.cancelled).toBe(0)
  })

  it('a body is cancelled when the client has left, and the request is told', async () => {
    const body = createBody()
    const requests: HttpRequest[] = []
    await using edge = await startEdgeServer({
      handle: (request) => {
        requests.push(request)
        return answerWith(body)
      },
    })
    const client = await connectTo(edge.port)
    client.socket.write(request)
    const sink = await body.sink
    const onLeft = vi.fn()
    firstOf(requests).onClientLeft(onLeft)
    sink.write(Buffer.from('first'))
    await client.has('first')
    client.socket.resetAndDestroy()
    await body.cancellation
    expect(onLeft).toHaveBeenCalledTimes(1)
    // The client has left already, so the listener is called at once.
    firstOf(requests).onClientLeft(onLeft)
    expect(onLeft).toHaveBeenCalledTimes(2)
    expect(sink.write(CHUNK) && sink.write(CHUNK)).toBeTypeOf('boolean')
    sink.end()
  })

  it('a body that breaks off ends the connection, so that the client can tell', async () => {
    const body = createBody()
    const errors: unknown[] = []
    await using edge = await startEdgeServer({
      handle: () => answerWith(body),
      logger: { warn() {}, error: (details) => void errors.push(details) },
    })
    const client = await connectTo(edge.port)
    client.socket.write(request)
    const sink = await body.sink
    sink.write(Buffer.from('first'))
    await client.has('first')
    sink.fail(new Error('the origin broke off'))
    const everything = await client.everything
    expect(() => parseAnswer(everything)).toThrow(/chunk/)
    expect(errors).toMatchObject([{ err: { message: 'the origin broke off' } }])
  })

  it.each([
    { what: 'more', pieces: ['hel', 'lo!'], body: 'hel' },
    { what: 'less', pieces: ['hel'], body: 'hel' },
  ])(
    'a body with $what bytes than announced ends the connection, and no more than announced is sent',
    async ({ pieces, body }) => {
      const streamed = createBody()
      await using edge = await startEdgeServer({
        handle: () => ({ ...answerWith(streamed), fields: { 'content-length': '5' } }),
      })
      const client = await connectTo(edge.port)
      client.socket.write(request)
      const sink = await streamed.sink
      for (const piece of pieces) {
        sink.write(Buffer.from(piece))
        if (piece === body) await client.has(body)
      }
      sink.end()
      const everything = await client.everything
      expect(everything.endsWith(`\r\n\r\n${body}`)).toBe(true)
    },
  )

  it('a body is dropped if the client left before the response', async () => {
    const body = createBody()
    const requests: HttpRequest[] = []
    let give = () => {}
    await using edge = await startEdgeServer({
      handle: async (request) => {
        requests.push(request)
        await new Promise<void>((resolve) => {
          give = resolve
        })
        return answerWith(body)
      },
    })
    const client = await connectTo(edge.port)
    client.socket.write(request)
    while (requests.length === 0) await new Promise(setImmediate)
    client.socket.resetAndDestroy()
    await new Promise<void>((resolve) => firstOf(requests).onClientLeft(resolve))
    give()
    await body.cancellation
  })

  it('a body is cancelled when the client has left, and the requests behind it never begin', async () => {
    const body = createBody()
    const requests: HttpRequest[] = []
    await using edge = await startEdgeServer({
      handle: (request) => {
        requests.push(request)
        return answerWith(body)
      },
    })
    const client = await connectTo(edge.port)
    client.socket.write(request + request.trimStart().repeat(10))
    await body.sink
    client.socket.resetAndDestroy()
    await body.cancellation
    await say(edge.port, 'nonsense')
    const onLeft = vi.fn()
    for (const request of requests) request.onClientLeft(onLeft)
    expect(onLeft).toHaveBeenCalledTimes(1)
  })

  it('a body counts as taken once the client has received all of it', async () => {
    const requests: HttpRequest[] = []
    await using edge = await startEdgeServer({
      handle: (request) => {
        requests.push(request)
        return { status: 200, fields: {}, added: [], body: [Buffer.from('hello')] }
      },
    })
    await say(edge.port, request)
    const onLeft = vi.fn()
    firstOf(requests).onClientLeft(onLeft)
    expect(onLeft).not.toHaveBeenCalled()
  })
})

it('a CONNECT behind a body on its way is refused once the client has the body', async () => {
  const body = createBody()
  await using edge = await startEdgeServer({ handle: () => answerWith(body) })
  const client = await connectTo(edge.port)
  client.socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n\r\nCONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n')
  const sink = await body.sink
  sink.write(Buffer.from('all'))
  sink.end()
  const answer = parseAnswer(await client.everything)
  expect(answer).toMatchObject({ status: 200, body: 'all' })
  expect(parseAnswer(answer.rest)).toMatchObject({ status: 405, rest: '' })
})

it('a client that keeps asking without reading is not served until it reads', async () => {
  let handled = 0
  await using edge = await startEdgeServer({
    handle: () => {
      handled += 1
      return { status: 200, fields: {}, added: [], body: [CHUNK] }
    },
  })
  const client = await connectTo(edge.port)
  client.socket.pause()
  const request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
  // Sends the requests one by one as they are read, so that they take the plain path.
  let before = -1
  for (let round = 0; handled !== before || round < 200; round++) {
    if (round % 100 === 0) before = handled
    client.socket.write(request)
    await new Promise(setImmediate)
    if (round > 5000) break
  }
  expect(handled).toBeLessThan(1000)
})

type Body = ReturnType<typeof createBody>

/** A body that the test writes by hand. */
function createBody() {
  let onSink: (sink: BodySink) => void
  let onCancel: () => void
  let onResume = () => {}
  const body = {
    sink: new Promise<BodySink>((resolve) => {
      onSink = resolve
    }),
    cancellation: new Promise<void>((resolve) => {
      onCancel = resolve
    }),
    resumed: 0,
    cancelled: 0,
    nextResume: () =>
      new Promise<void>((resolve) => {
        onResume = resolve
      }),
    readInto(sink: BodySink) {
      onSink(sink)
      return {
        resume() {
          body.resumed += 1
          onResume()
        },
        cancel() {
          body.cancelled += 1
          onCancel()
        },
      }
    },
  }
  return body
}

function answerWith(body: Body) {
  return { status: 200, fields: {}, added: [], body }
}

function firstOf<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('expected a request')
  return first
}
