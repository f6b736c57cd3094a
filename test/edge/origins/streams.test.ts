import type { IncomingMessage, ServerResponse } from 'node:http'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { startRawOrigin } from '../../support/raw-origin.js'
import { startHttpServer } from '../../support/test-server.js'
import { pour, untilStill } from '../support/pour.js'
import { ask, createTestOrigins, start } from './support.js'

const MIB = 1024 * 1024
/** More than the sockets of both sides can hold. */
const MUCH = 64 * MIB

/** `once` would reject on an error before the close. */
function closeOf({ socket }: IncomingMessage): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()))
}

describe('a large response', () => {
  it('a paused response stops the origin, and is complete in the end', async () => {
    const written = { bytes: 0 }
    await using origin = await startHttpServer((_req, res) => pour(res, MUCH, written))
    await using edge = createTestOrigins({ '*': origin.url })
    let bytes = 0
    const { call, heard, ended, head } = start(edge.fetchFromOrigin, {}, (self, chunk) => {
      bytes += chunk.length
      // Only the length is kept.
      heard.body = Buffer.alloc(0)
      if (bytes < 2 * MIB) return
      bytes = -Infinity
      self.pause()
    })
    await head
    const stillAt = await untilStill(() => written.bytes)
    expect(stillAt).toBeGreaterThanOrEqual(2 * MIB)
    expect(stillAt).toBeLessThan(MUCH / 2)
    expect(heard.hasEnded).toBe(false)
    call.resume()
    await ended
    expect(heard).toMatchObject({ hasEnded: true, error: null })
    expect(written.bytes).toBe(MUCH)
  })

  it('a response that is paused by its reader delivers nothing, and later everything in order', async () => {
    const answers: ServerResponse[] = []
    await using origin = await startHttpServer((_req, res) => {
      answers.push(res)
      res.write('0')
    })
    await using edge = createTestOrigins({ '*': origin.url })
    const pieces: string[] = []
    let isPaused = false
    const { call, heard, ended, head } = start(edge.fetchFromOrigin, {}, (_self, chunk) => {
      expect(isPaused).toBe(false)
      pieces.push(chunk.toString())
    })
    await head
    const [res] = answers
    call.pause()
    isPaused = true
    for (let i = 1; i < 5; i++) {
      res?.write(String(i))
      await new Promise(setImmediate)
    }
    expect(pieces.join('')).toBe('0')
    isPaused = false
    call.resume()
    // A second pause changes nothing.
    call.resume()
    res?.end('5')
    await ended
    expect(pieces.join('')).toBe('012345')
    expect(heard.hasEnded).toBe(true)
  })

  it('a response arrives complete if its reader pauses at every piece', async () => {
    await using origin = await startHttpServer((_req, res) => pour(res, 4 * MIB))
    await using edge = createTestOrigins({ '*': origin.url })
    const { heard, ended } = start(edge.fetchFromOrigin, {}, (call) => {
      call.pause()
      setImmediate(() => call.resume())
    })
    await ended
    expect(heard).toMatchObject({ hasEnded: true, error: null })
    expect(heard.body.length).toBe(4 * MIB)
  })

  it.each([64, 1024])(
    'a response in chunks of %d bytes comes whole through pauses at every chunk',
    async (length) => {
      const chunk = `${length.toString(16)}\r\n${'x'.repeat(length)}\r\n`
      const chunks = MIB / length
      await using origin = await startRawOrigin((socket) =>
        socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(chunks)}0\r\n\r\n`),
      )
      await using edge = createTestOrigins({ '*': origin.url })
      let bytes = 0
      const { heard, ended } = start(edge.fetchFromOrigin, {}, (call, piece) => {
        bytes += piece.length
        heard.body = Buffer.alloc(0)
        call.pause()
        setImmediate(() => call.resume())
      })
      await ended
      expect(heard).toMatchObject({ hasEnded: true, error: null })
      expect(bytes).toBe(MIB)
    },
  )

  it('a response is not read far ahead of a reader that pauses at every small chunk', async () => {
    const chunk = `400\r\n${'x'.repeat(1024)}\r\n`.repeat(64)
    let readWhenWritten = -1
    let bytes = 0
    await using origin = await startRawOrigin((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      let left = MUCH / (64 * 1024)
      const more = () => {
        while (left > 0) {
          left--
          if (!socket.write(chunk)) return void socket.once('drain', more)
        }
        readWhenWritten = bytes
        socket.end('0\r\n\r\n')
      }
      more()
    })
    await using edge = createTestOrigins({ '*': origin.url })
    const { heard, ended } = start(edge.fetchFromOrigin, {}, (call, piece) => {
      bytes += piece.length
      heard.body = Buffer.alloc(0)
      call.pause()
      setImmediate(() => call.resume())
    })
    await ended
    expect(heard).toMatchObject({ hasEnded: true, error: null })
    expect(bytes).toBe(MUCH)
    // The sockets of both sides can hold some of it.
    expect(readWhenWritten).toBeGreaterThan(MUCH / 2)
  })
})

describe('an aborted fetch', () => {
  /** An origin that begins a response and waits. */
  const startWaiting = async (begin: (res: ServerResponse) => void = () => {}) => {
    const requests: IncomingMessage[] = []
    const origin = await startHttpServer((req, res) => {
      requests.push(req)
      begin(res)
    })
    return Object.assign(origin, { requests })
  }

  it('an aborted fetch ends the connection to the origin, before and after the head', async () => {
    for (const begin of [undefined, (res: ServerResponse) => res.write('x')]) {
      await using origin = await startWaiting(begin)
      await using edge = createTestOrigins({ '*': origin.url })
      const { call, heard, head } = start(edge.fetchFromOrigin)
      if (begin === undefined) while (origin.requests.length === 0) await new Promise(setImmediate)
      else await head
      const [req] = origin.requests
      const closed = req === undefined ? null : closeOf(req)
      call.abort()
      await closed
      const { heads, body } = heard
      await new Promise(setImmediate)
      expect(heard).toMatchObject({ heads, body, error: null, hasEnded: false })
    }
  })

  it('an aborted fetch that waits for a connection is never sent', async () => {
    await using origin = await startWaiting()
    await using edge = createTestOrigins({ '*': origin.url }, { connections: 1 })
    const first = start(edge.fetchFromOrigin, { target: '/first' })
    const second = start(edge.fetchFromOrigin, { target: '/second' })
    const third = start(edge.fetchFromOrigin, { target: '/third' })
    while (origin.requests.length === 0) await new Promise(setImmediate)
    second.call.abort()
    first.call.abort()
    while (origin.requests.length === 1) await new Promise(setImmediate)
    expect(origin.requests.map(({ url }) => url)).toEqual(['/first', '/third'])
    third.call.abort()
    expect([first, second, third].map(({ heard }) => heard.error)).toEqual([null, null, null])
  })

  it('an aborted fetch is silent at once, even from within its own response', async () => {
    await using origin = await startHttpServer((_req, res) => pour(res, MIB))
    await using edge = createTestOrigins({ '*': origin.url })
    const { heard, head } = start(edge.fetchFromOrigin, {}, (call) => {
      call.abort()
      call.pause()
      call.resume()
      call.abort()
    })
    await head
    const { length } = heard.body
    for (let i = 0; i < 10; i++) await new Promise(setImmediate)
    expect(heard.body).toHaveLength(length)
    expect(heard).toMatchObject({ hasEnded: false, error: null })
    const unsent = start(edge.fetchFromOrigin, { method: 'CONNECT' })
    unsent.call.abort()
    await new Promise(setImmediate)
    expect(unsent.heard.error).toBeNull()
  })
})

describe('the body of a request', () => {
  it("a request's body is streamed as it comes, and waits while the origin does not read", async () => {
    const requests: IncomingMessage[] = []
    await using origin = await startHttpServer((req, res) => {
      requests.push(req)
      req.pause()
      req.on('end', () => res.end('done'))
    })
    await using edge = createTestOrigins({ '*': origin.url })
    const written = { bytes: 0 }
    const body = Readable.from(
      (function* () {
        while (written.bytes < MUCH) {
          written.bytes += MIB
          yield Buffer.alloc(MIB)
        }
      })(),
      { objectMode: false, highWaterMark: MIB },
    )
    const { heard, ended } = start(edge.fetchFromOrigin, { method: 'PUT', body })
    while (requests.length === 0) await new Promise(setImmediate)
    expect(await untilStill(() => written.bytes)).toBeLessThan(MUCH / 2)
    let received = 0
    requests[0]
      ?.on('data', (chunk: Buffer) => {
        received += chunk.length
      })
      .resume()
    await ended
    expect(heard).toMatchObject({ status: 200, error: null })
    expect(received).toBe(MUCH)
  })

  it.each([
    ['fails', (body: PassThrough) => body.destroy(new Error('the client broke it'))],
    ['is destroyed', (body: PassThrough) => body.destroy()],
  ] as const)('a request body that %s is a 502, and the origin gets no whole request', async (_case, end) => {
    const requests: IncomingMessage[] = []
    await using origin = await startHttpServer((req) => {
      requests.push(req)
      req.on('error', () => {}).resume()
    })
    await using edge = createTestOrigins({ '*': origin.url })
    const body = new PassThrough()
    body.write('some')
    const { heard, ended } = start(edge.fetchFromOrigin, { method: 'POST', body })
    while (requests.length === 0) await new Promise(setImmediate)
    const [req] = requests
    const closed = req === undefined ? null : closeOf(req)
    end(body)
    await ended
    await closed
    expect(heard.error).toMatchObject({ status: 502, message: expect.stringContaining('body') })
    expect(req?.complete).toBe(false)
  })

  it('a request body that fails while the request waits for a connection affects no other request', async () => {
    await using origin = await startHttpServer((_req, res) => setImmediate(() => res.end('x')))
    await using edge = createTestOrigins({ '*': origin.url }, { connections: 1 })
    const first = ask(edge.fetchFromOrigin)
    const body = new PassThrough()
    const second = start(edge.fetchFromOrigin, { method: 'POST', body })
    body.destroy(new Error('gone'))
    await second.ended
    expect(second.heard.error?.status).toBe(502)
    expect((await first).status).toBe(200)
    expect((await ask(edge.fetchFromOrigin)).status).toBe(200)
  })

  it.each([
    ['shorter', '9', 'abc'],
    ['longer', '2', 'abc'],
  ])('a request body that is %s than announced is a 502', async (_case, length, text) => {
    await using origin = await startHttpServer((req, res) =>
      req
        .on('error', () => {})
        .resume()
        .on('end', () => res.end('x')),
    )
    await using edge = createTestOrigins({ '*': origin.url })
    const body = Readable.from([Buffer.from(text)])
    const { error } = await ask(edge.fetchFromOrigin, {
      method: 'POST',
      fields: { 'content-length': length },
      body,
    })
    expect(error).toMatchObject({ status: 502, message: expect.stringContaining('another length') })
  })

  it("an origin may respond before it has read the request's body", async () => {
    await using origin = await startHttpServer((_req, res) =>
      res.writeHead(413, { 'content-length': 5 }).end('short'),
    )
    await using edge = createTestOrigins({ '*': origin.url })
    const body = new PassThrough()
    body.write('some')
    const heard = await ask(edge.fetchFromOrigin, { method: 'POST', body })
    expect(heard).toMatchObject({ status: 413, hasEnded: true, error: null })
    expect((await ask(edge.fetchFromOrigin)).status).toBe(413)
  })
})
