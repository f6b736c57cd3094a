import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { startRawOrigin } from '../../support/raw-origin.js'
import { findClosedPort, startHttpServer, startTestServer } from '../../support/test-server.js'
import { ask, createTestOrigins, loadBalancer, start } from './support.js'

/** Answers each request with these bytes, then ends the connection if told to. */
const answering = (text: string, after: 'keep' | 'end' | 'reset' = 'keep') =>
  startRawOrigin((socket) => {
    socket.write(text.replaceAll('\n', '\r\n'), 'latin1', () => {
      if (after === 'end') socket.end()
      if (after === 'reset') socket.resetAndDestroy()
    })
  })

describe('an origin that cannot be reached', () => {
  it('an unreachable origin is a 502 that names the backend, and its address is in the log', async () => {
    const url = `http://127.0.0.1:${await findClosedPort()}`
    await using edge = createTestOrigins({ 's3:photos': `${url}/base`, '*': url })
    const { error } = await ask(edge.fetchFromOrigin, { target: '/secret?token' })
    expect(error).toMatchObject({ name: 'OriginError', status: 502 })
    expect(error?.message).toBe('bucket photos refuses connections: nothing listens there')
    expect(error?.reason).toBe(`bucket photos at ${url} refuses connections: nothing listens there`)
    const lb = await ask(edge.createFetch(loadBalancer()))
    expect(lb.error?.message).toMatch(/^load balancer 5d0c7e18-/)
  })

  it('an origin whose name leads nowhere is a 502', async () => {
    await using edge = createTestOrigins({ 's3:photos': 'http://nowhere.invalid:3000' })
    const { error } = await ask(edge.fetchFromOrigin)
    expect(error).toMatchObject({
      status: 502,
      message: expect.not.stringContaining('nowhere.invalid'),
      reason: expect.stringContaining('http://nowhere.invalid:3000'),
    })
  })

  it('an unreachable origin fails all waiting requests, and is asked again once it is there', async () => {
    const port = await findClosedPort()
    await using edge = createTestOrigins({ 's3:photos': `http://127.0.0.1:${port}` }, { connections: 2 })
    const failed = await Promise.all(Array.from({ length: 10 }, () => ask(edge.fetchFromOrigin)))
    expect(failed.map(({ error }) => error?.status)).toEqual(Array(10).fill(502))
    const server = createServer((socket) => {
      socket
        .on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
        .on('error', () => {})
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const answered = await Promise.all(Array.from({ length: 10 }, () => ask(edge.fetchFromOrigin)))
    expect(answered.map(({ status }) => status)).toEqual(Array(10).fill(200))
    await edge[Symbol.asyncDispose]()
    server.close()
    await once(server, 'close')
  })

  it('an unreachable origin leaves the body of the request unread', async () => {
    await using edge = createTestOrigins({ 's3:photos': `http://127.0.0.1:${await findClosedPort()}` })
    const body = Readable.from([Buffer.from('x')])
    expect((await ask(edge.fetchFromOrigin, { method: 'POST', body })).error?.status).toBe(502)
    expect(body.destroyed).toBe(false)
  })
})

describe('an origin that is slow', () => {
  it('an origin that does not respond in time is a 504', async () => {
    await using origin = await startHttpServer(() => {})
    await using edge = createTestOrigins({ 's3:photos': origin.url }, { headersTimeoutMs: 50 })
    const { error } = await ask(edge.fetchFromOrigin)
    expect(error).toMatchObject({
      status: 504,
      message: 'bucket photos took too long to answer',
    })
  })

  it('an origin that does not respond in time is a 504, whatever interim responses it sends', async () => {
    await using origin = await startRawOrigin((socket) => {
      const saying = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 5)
      socket.on('close', () => clearInterval(saying))
    })
    await using edge = createTestOrigins({ 's3:photos': origin.url }, { headersTimeoutMs: 50 })
    const { error, interim } = await ask(edge.fetchFromOrigin)
    expect(error).toMatchObject({ status: 504, message: expect.stringMatching(/took too long to answer$/) })
    expect(interim.length).toBeGreaterThan(0)
  })

  it('an origin is not slow once it has responded, however long after an interim response', async () => {
    await using origin = await startRawOrigin((socket) =>
      socket.write('HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na'),
    )
    await using other = await startHttpServer(() => {})
    await using edge = createTestOrigins(
      { 's3:photos': origin.url, '*': other.url },
      { headersTimeoutMs: 50 },
    )
    const slow = start(edge.fetchFromOrigin)
    await slow.head
    // The other call's timeout is the later one.
    expect((await ask(edge.createFetch({}))).error?.status).toBe(504)
    expect(slow.heard).toMatchObject({ status: 200, error: null })
    origin.sockets[0]?.write('bc')
    await slow.ended
    expect(slow.heard).toMatchObject({ error: null, hasEnded: true })
  })

  it('an origin whose response stops is a 504', async () => {
    await using origin = await answering('HTTP/1.1 200 OK\nContent-Length: 9\n\nabc')
    await using edge = createTestOrigins({ 's3:photos': origin.url }, { bodyTimeoutMs: 50 })
    const { status, body, error } = await ask(edge.fetchFromOrigin)
    expect({ status, body: body.toString() }).toEqual({ status: 200, body: 'abc' })
    expect(error?.status).toBe(504)
  })

  it('an origin that does not accept a connection in time is a 504', async () => {
    // It never answers the handshake.
    await using origin = await startTestServer(createServer())
    await using edge = createTestOrigins(
      { 's3:photos': `https://127.0.0.1:${origin.port}` },
      { connectTimeoutMs: 50 },
    )
    const { error } = await ask(edge.fetchFromOrigin)
    expect(error).toMatchObject({ status: 504, message: expect.stringContaining('accept a connection') })
  })

  it('an origin is not slow while its response is paused', async () => {
    await using origin = await answering('HTTP/1.1 200 OK\nContent-Length: 3\n\nabc')
    await using other = await startHttpServer(() => {})
    await using edge = createTestOrigins(
      { 's3:photos': origin.url, '*': other.url },
      { bodyTimeoutMs: 50, headersTimeoutMs: 600 },
    )
    const paused = start(edge.fetchFromOrigin)
    paused.call.pause()
    // The other call's timeout is the later one.
    expect((await ask(edge.createFetch({}))).error?.status).toBe(504)
    expect(paused.heard).toMatchObject({ status: 200, error: null, hasEnded: false })
    paused.call.resume()
    await paused.ended
    expect(paused.heard.body.toString()).toBe('abc')
  })
})

describe('an origin that breaks off', () => {
  it.each([
    ['ends without a response', '', 'end'],
    ['resets without a response', '', 'reset'],
    ['ends within the status line', 'HTTP/1.1 20', 'end'],
    ['ends within the fields', 'HTTP/1.1 200 OK\nContent-Le', 'end'],
    ['ends after an interim response', 'HTTP/1.1 103 Early Hints\n\n', 'end'],
  ] as const)('an origin is a 502 if it %s', async (_case, text, after) => {
    await using origin = await answering(text, after)
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const { error, heads } = await ask(edge.fetchFromOrigin)
    expect({ status: error?.status, heads }).toEqual({ status: 502, heads: 0 })
    expect(error?.message).toMatch(/closed the connection without an answer/)
    expect(origin.sockets).toHaveLength(1)
  })

  it.each([
    ['ends before its length', 'HTTP/1.1 200 OK\nContent-Length: 5\n\nabc', 'end'],
    [
      'ends before its length, after Connection: close',
      'HTTP/1.1 200 OK\nConnection: close\nContent-Length: 5\n\nabc',
      'end',
    ],
    ['resets before its length', 'HTTP/1.1 200 OK\nContent-Length: 5\n\nabc', 'reset'],
    ['ends within a chunk', 'HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nabc', 'end'],
    ['ends between chunks', 'HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n', 'end'],
    [
      'ends between chunks, after Connection: close',
      'HTTP/1.1 200 OK\nConnection: close\nTransfer-Encoding: chunked\n\n3\nabc\n',
      'end',
    ],
    ['writes a malformed chunk', 'HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\nzz\n', 'keep'],
  ] as const)('an origin causes an error after the head if it %s', async (_case, text, after) => {
    await using origin = await answering(text, after)
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const heard = await ask(edge.fetchFromOrigin)
    expect(heard).toMatchObject({ status: 200, hasEnded: false, error: { status: 502 } })
  })

  it('a closed connection is no error if it ends the response', async () => {
    await using origin = await answering('HTTP/1.0 200 OK\n\nabc', 'end')
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const heard = await ask(edge.fetchFromOrigin)
    expect(heard).toMatchObject({ status: 200, hasEnded: true, error: null })
    expect(heard.body.toString()).toBe('abc')
  })

  // undici takes a reset for the end of such a response. If the response is paused, a failed assertion ends the process.
  it.each([
    ['read', false],
    ['paused', true],
  ])('a reset is an error if the response has no length and is being %s', async (_case, isPaused) => {
    const sockets: Socket[] = []
    await using origin = await startRawOrigin((socket) => {
      sockets.push(socket)
      socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc')
    })
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const { call, heard, head, ended } = start(edge.fetchFromOrigin, {}, (self) => isPaused && self.pause())
    await head
    // Waits until the first piece is read, because Node cannot tell a reset from an end if both come at once.
    await new Promise(setImmediate)
    sockets[0]?.resetAndDestroy()
    await ended
    expect(heard).toMatchObject({ hasEnded: false, error: { status: 502 } })
    expect(heard.body.toString()).toBe('abc')
    call.resume()
  })
})

describe('an origin that ends its connection while its response is paused', () => {
  // undici alone cannot handle this: an assertion that fails outside of any request would end the process.
  it.each([
    ['the end of the connection ends the response', 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc'],
    ['of HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\nabc'],
    ['the length ends the response', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc'],
    [
      'the length ends the response, without Connection: close',
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc',
    ],
  ])('a paused response is passed on whole, and only after it is resumed, if %s', async (_case, text) => {
    const sockets: Socket[] = []
    await using origin = await startRawOrigin((socket) => {
      sockets.push(socket)
      socket.write(text)
    })
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const { call, heard, head, ended } = start(edge.fetchFromOrigin, {}, (self) => self.pause())
    await head
    while (heard.body.length === 0) await new Promise(setImmediate)
    const closed = once(sockets[0] as Socket, 'close')
    sockets[0]?.end()
    await closed
    expect(heard).toMatchObject({ hasEnded: false, error: null })
    call.resume()
    await ended
    expect(heard).toMatchObject({ hasEnded: true, error: null })
    expect(heard.body.toString()).toBe('abc')
  })
})

describe('an origin that lies', () => {
  it('bytes beyond the length are neither passed on nor taken for the next response', async () => {
    await using origin = await answering(
      'HTTP/1.1 200 OK\nContent-Length: 2\n\nokHTTP/1.1 200 OK\nX-Evil: 1\nContent-Length: 4\n\nevil',
    )
    await using edge = createTestOrigins({ 's3:photos': origin.url }, { connections: 1 })
    const answers = await Promise.all([
      ask(edge.fetchFromOrigin),
      ask(edge.fetchFromOrigin),
      ask(edge.fetchFromOrigin),
    ])
    for (const { body, fields, error } of answers) {
      expect(error).toBeNull()
      expect(body.toString()).toBe('ok')
      expect(fields['x-evil']).toBeUndefined()
    }
    expect(origin.sockets).toHaveLength(3)
  })

  it('a body in response to HEAD is not taken for the next response', async () => {
    await using origin = await answering(
      'HTTP/1.1 200 OK\nContent-Length: 50\n\nHTTP/1.1 200 OK\nX-Evil: 1\nContent-Length: 0\n\n',
    )
    await using edge = createTestOrigins({ 's3:photos': origin.url }, { connections: 1 })
    const [, next] = await Promise.all([
      ask(edge.fetchFromOrigin, { method: 'HEAD' }),
      ask(edge.fetchFromOrigin, { method: 'HEAD' }),
    ])
    expect(next.fields['x-evil']).toBeUndefined()
  })

  it.each([
    ['does not speak HTTP', 'hello\n\n'],
    ['speaks HTTP/2', 'HTTP/2 200 OK\n\n'],
    ['speaks TLS', '\x15\x03\x01\x00\x02\x02\x46'],
    ['has no status', 'HTTP/1.1 000 X\nContent-Length: 0\n\n'],
    ['switches protocols', 'HTTP/1.1 101 X\nConnection: upgrade\nUpgrade: x\n\n'],
    ['switches to no protocol', 'HTTP/1.1 101 X\n\n'],
    ['has two lengths', 'HTTP/1.1 200 OK\nContent-Length: 2\nContent-Length: 3\n\nabc'],
    ['has a length and chunks', 'HTTP/1.1 200 OK\nContent-Length: 2\nTransfer-Encoding: chunked\n\n0\n\n'],
    ['has a length that is no number', 'HTTP/1.1 200 OK\nContent-Length: 2x\n\nabc'],
    ['has a negative length', 'HTTP/1.1 200 OK\nContent-Length: -2\n\nabc'],
    ['has a space in a name', 'HTTP/1.1 200 OK\nX y: 1\n\n'],
    ['has no name', 'HTTP/1.1 200 OK\n: 1\n\n'],
    ['has a NUL', 'HTTP/1.1 200 OK\nX: a\0b\n\n'],
    ['has a folded field', 'HTTP/1.1 200 OK\nX: a\n b\n\n'],
    ['has a coding before chunked', 'HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked\n\n2\nok\n0\n\n'],
    ['has a coding other than chunked', 'HTTP/1.1 200 OK\nTransfer-Encoding: gzip\n\nok'],
    [
      'has a coding on another line',
      'HTTP/1.1 200 OK\nTransfer-Encoding: gzip\nTransfer-Encoding: chunked\n\n0\n\n',
    ],
    ['has a JSON document instead of fields', 'HTTP/1.1 200 OK\n{"content-length": 2}\n\nok'],
  ])('an origin is a 502 if its response %s', async (_case, text) => {
    await using origin = await answering(text, 'end')
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const { error, hasEnded } = await ask(edge.fetchFromOrigin)
    expect({ status: error?.status, hasEnded }).toEqual({ status: 502, hasEnded: false })
    expect(error?.message).toMatch(/^bucket photos /)
    expect(error?.message).not.toContain('127.0.0.1')
    expect(error?.reason).toMatch(/^bucket photos at http/)
  })

  it('an origin is a 502 if its fields are too long', async () => {
    await using origin = await answering(`HTTP/1.1 200 OK\n${`X: ${'a'.repeat(1000)}\n`.repeat(5)}\n`)
    await using edge = createTestOrigins({ 's3:photos': origin.url }, { maxHeaderBytes: 4096 })
    const { error } = await ask(edge.fetchFromOrigin)
    expect(error).toMatchObject({
      status: 502,
      message: expect.stringContaining('too many or too long fields'),
    })
  })
})

describe('a connection that was closed while it was kept', () => {
  /** Responds to the first request of each connection, and ends the connection on the second. */
  const startForgetful = (end: (socket: Socket) => void) => {
    const seen = new Map<Socket, number>()
    const requests: string[] = []
    const started = startRawOrigin((socket, request) => {
      requests.push(request.split(' ')[0] ?? '')
      const count = (seen.get(socket) ?? 0) + 1
      seen.set(socket, count)
      if (count === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
      else end(socket)
    })
    return started.then((origin) => Object.assign(origin, { requests }))
  }

  it.each([
    ['ended', (socket: Socket) => socket.end()],
    ['reset', (socket: Socket) => socket.resetAndDestroy()],
  ] as const)('a kept connection that has %s is replaced by a new one', async (_case, end) => {
    await using origin = await startForgetful((socket) => end(socket))
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    for (let i = 0; i < 2; i++) {
      const heard = await ask(edge.fetchFromOrigin)
      expect(heard).toMatchObject({ status: 200, heads: 1, error: null })
    }
    expect(origin.sockets).toHaveLength(2)
    expect(origin.requests).toEqual(['GET', 'GET', 'GET'])
  })

  it.each([
    ['POST', null],
    ['GET', 'body'],
    ['DELETE', null],
  ])('a closed connection is a 502 for %s with the body %s', async (method, text) => {
    await using origin = await startForgetful((socket) => socket.resetAndDestroy())
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    expect((await ask(edge.fetchFromOrigin)).status).toBe(200)
    const body = text === null ? null : Readable.from([Buffer.from(text)])
    expect((await ask(edge.fetchFromOrigin, { method, body })).error?.status).toBe(502)
    expect(origin.sockets).toHaveLength(1)
  })

  it('a closed connection is a 502 if a response had begun, or if the next connection closes as well', async () => {
    await using begun = await startForgetful((socket) => socket.end('HTTP/1.1 2'))
    await using edge = createTestOrigins({ 's3:photos': begun.url })
    await ask(edge.fetchFromOrigin)
    expect((await ask(edge.fetchFromOrigin)).error?.status).toBe(502)
    expect(begun.sockets).toHaveLength(1)

    let answers = 1
    await using dying = await startRawOrigin((socket) => {
      if (answers-- > 0) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
      else socket.end()
    })
    await using other = createTestOrigins({ 's3:photos': dying.url })
    await ask(other.fetchFromOrigin)
    expect((await ask(other.fetchFromOrigin)).error?.status).toBe(502)
    expect(dying.sockets).toHaveLength(2)
  })

  it('a closed connection is noticed before a request that must not be repeated is sent', async () => {
    await using origin = await startHttpServer((_req, res) => res.end('x'))
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    await ask(edge.fetchFromOrigin)
    const [socket] = origin.sockets
    const closed = socket === undefined ? null : once(socket, 'close')
    socket?.resetAndDestroy()
    await closed
    expect(await ask(edge.fetchFromOrigin, { method: 'POST' })).toMatchObject({ status: 200, error: null })
  })
})

describe('requests that cannot be sent', () => {
  it('a request that cannot be sent is a 502, reported after the call has returned', async () => {
    await using origin = await startHttpServer((_req, res) => res.end('x'))
    await using edge = createTestOrigins({ '*': origin.url })
    const tunnel = await ask(edge.fetchFromOrigin, { method: 'CONNECT' })
    expect(tunnel.error).toMatchObject({ status: 502, message: expect.stringContaining('tunnel') })
    const bad = await ask(edge.fetchFromOrigin, { fields: { 'x-bad': 'a\nb' } })
    expect(bad.error).toMatchObject({
      status: 502,
      message: expect.stringContaining('cannot be sent this request'),
    })
    const domain = await ask(edge.createFetch(loadBalancer({ domain_name: 'a\r\nb' })))
    expect(domain.error?.status).toBe(502)
    expect(origin.sockets).toHaveLength(0)
  })

  it('a request is a 502 once the edge has closed', async () => {
    await using origin = await startHttpServer(() => {})
    const edge = createTestOrigins({ 's3:photos': origin.url }, { connections: 1 })
    const sent = start(edge.fetchFromOrigin)
    const queued = start(edge.fetchFromOrigin)
    await edge[Symbol.asyncDispose]()
    for (const { heard, ended } of [sent, queued]) {
      await ended
      expect(heard.error).toMatchObject({ status: 502, message: expect.stringContaining('closing') })
    }
    expect((await ask(edge.fetchFromOrigin)).error).toMatchObject({
      status: 502,
      message: expect.stringContaining('closing'),
    })
  })
})
