import { describe, expect, it, vi } from 'vitest'
import type { HttpResponse, StreamedBody } from '../../../src/http-cache/message.js'
import { connectTo, PATHS, parseAnswer, say, startEdgeServer } from '../../support/edge-server.js'
import { createManualClock } from '../../support/manual-clock.js'

const PLAIN: HttpResponse = { status: 200, fields: {}, added: [], body: null }
const HELLO = [Buffer.from('hel'), Buffer.from('lo')]

describe.each(PATHS)('a response, sent on the $path path', ({ before }) => {
  const get = (answer: HttpResponse, { method = 'GET', version = '1.1', fields = '' } = {}) =>
    ask(answer, `${before}${method} / HTTP/${version}\r\nHost: a\r\n${fields}\r\n`, method)

  it('a response has the status, the fields and then the added fields', async () => {
    const text = await sayTo(
      {
        status: 404,
        fields: { 'x-a': '1', 'set-cookie': ['a=1', 'b=\xe9'] },
        added: [
          ['age', '7'],
          ['x-cache', 'hit-fresh'],
        ],
        body: HELLO,
      },
      `${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`,
    )
    expect(text).toMatch(
      /^HTTP\/1\.1 404 Not Found\r\nx-a: 1\r\nset-cookie: a=1\r\nset-cookie: b=\xe9\r\nage: 7\r\nx-cache: hit-fresh\r\n/,
    )
    expect(parseAnswer(text)).toMatchObject({ body: 'hello', rest: '', fields: { 'content-length': '5' } })
  })

  it('a response may have an unknown status', async () => {
    expect((await get({ ...PLAIN, status: 299 })).status).toBe(299)
  })

  it('a response may be returned later by a promise', async () => {
    const bytes = `${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`
    await using edge = await startEdgeServer({ handle: async () => ({ ...PLAIN, body: HELLO }) })
    expect(parseAnswer(await say(edge.port, bytes))).toMatchObject({ status: 200, body: 'hello', rest: '' })
  })

  it.each([1, 3 * 1024, 3 * 1024 + 1, 64 * 1024, 5_000_000])(
    'a response has a body of %i bytes',
    async (bytes) => {
      const body = [Buffer.alloc(bytes, 'abc')]
      const answer = await get({ ...PLAIN, body })
      expect(answer.fields['content-length']).toBe(String(bytes))
      expect(answer.body === String(body[0])).toBe(true)
    },
  )

  it.each([
    { what: 'no body', answer: PLAIN, length: '0', body: '' },
    { what: 'a body', answer: { ...PLAIN, body: HELLO }, length: '5', body: 'hello' },
    { what: 'an empty one', answer: { ...PLAIN, body: [] }, length: '0', body: '' },
    { what: '204', answer: { ...PLAIN, status: 204, body: HELLO }, length: undefined, body: '' },
    { what: '304', answer: { ...PLAIN, status: 304 }, length: undefined, body: '' },
    {
      what: '304 with a length',
      answer: { ...PLAIN, status: 304, fields: { 'content-length': '5' } },
      length: '5',
      body: '',
    },
    {
      what: 'a body that comes later',
      answer: { ...PLAIN, fields: { 'content-length': '5' }, body: streamOf('hel', '', 'lo') },
      length: '5',
      body: 'hello',
    },
    {
      what: 'one of unknown length',
      answer: { ...PLAIN, body: streamOf('hel', '', 'lo') },
      length: undefined,
      body: 'hello',
    },
    {
      what: 'one of unknown length that is empty',
      answer: { ...PLAIN, body: streamOf() },
      length: undefined,
      body: '',
    },
  ])('a response announces the length of $what', async ({ answer, length, body }) => {
    const got = await get(answer)
    expect(got.fields['content-length']).toBe(length)
    expect(got).toMatchObject({ body, rest: '' })
  })

  it('a response of unknown length is chunked', async () => {
    const body = streamOf('hel', 'lo')
    expect((await get({ ...PLAIN, body })).fields['transfer-encoding']).toBe('chunked')
  })

  it.each([
    { what: 'of a body', answer: { ...PLAIN, body: HELLO }, length: '5' },
    { what: 'that is told', answer: { ...PLAIN, fields: { 'content-length': '7' } }, length: '7' },
    { what: 'that nobody knows', answer: PLAIN, length: undefined },
    {
      what: 'that nobody knows, of a stream',
      answer: { ...PLAIN, body: streamOf('hel') },
      length: undefined,
    },
  ])('a response to HEAD has no body, but the length $what', async ({ answer, length }) => {
    const got = await get(answer, { method: 'HEAD' })
    expect(got.fields['content-length']).toBe(length)
    expect(got.fields['transfer-encoding']).toBeUndefined()
    expect(got.rest).toBe('')
  })

  it.each([
    { status: 200, method: 'HEAD' },
    { status: 204, method: 'GET' },
    { status: 304, method: 'GET' },
  ])('the body of a $status to $method is released, because it is not sent', async ({ status, method }) => {
    const cancel = vi.fn()
    const body = { readInto: () => ({ resume() {}, cancel }) }
    await get({ ...PLAIN, status, body }, { method })
    expect(cancel).toHaveBeenCalledTimes(1)
  })

  it('a response has its own date, or the current one', async () => {
    const clock = createManualClock('2026-02-18T16:34:56.900000000Z')
    await using edge = await startEdgeServer({ clock, handle: () => PLAIN })
    const dateNow = async () =>
      parseAnswer(await say(edge.port, `${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`)).fields.date
    expect(await dateNow()).toBe('Wed, 18 Feb 2026 16:34:56 GMT')
    clock.advanceMs(100)
    expect(await dateNow()).toBe('Wed, 18 Feb 2026 16:34:57 GMT')
    expect((await get({ ...PLAIN, fields: { date: 'yesterday' } })).fields.date).toBe('yesterday')
  })

  it('a response says that the connection is kept, and for how long', async () => {
    await using edge = await startEdgeServer({ handle: () => PLAIN, limits: { idleTimeoutMs: 30_000 } })
    const client = await connectTo(edge.port)
    client.socket.write(`${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`)
    await client.has('\r\n\r\n')
    const { fields } = parseAnswer(client.received())
    expect(fields).toMatchObject({ connection: 'keep-alive', 'keep-alive': 'timeout=30' })
  })

  it('a response is the last one on a connection that the client wants closed', async () => {
    const bytes = `${before}GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`
    const text = await sayTo({ ...PLAIN, body: HELLO }, bytes + bytes)
    expect(parseAnswer(text)).toMatchObject({ fields: { connection: 'close' }, body: 'hello', rest: '' })
  })

  it('a response has no connection or framing fields of the origin', async () => {
    const { fields } = await get({
      ...PLAIN,
      fields: {
        connection: 'x-a',
        'keep-alive': 'timeout=1',
        'transfer-encoding': 'gzip, chunked',
        upgrade: 'h2c',
        trailer: 'a',
      },
      body: HELLO,
    })
    expect(fields).toMatchObject({ 'content-length': '5' })
    expect(fields['transfer-encoding'] ?? fields.upgrade ?? fields.trailer).toBeUndefined()
    expect(fields.connection).not.toContain('x-a')
  })

  it.each([
    { what: 'its handler fails', handle: fail },
    { what: 'its handler fails later', handle: async () => fail() },
    {
      what: 'its length is not what it says',
      handle: () => ({ ...PLAIN, fields: { 'content-length': '4' }, body: HELLO }),
    },
    {
      what: 'it says a length, and has no body',
      handle: () => ({ ...PLAIN, fields: { 'content-length': '4' } }),
    },
    {
      what: 'its length is none',
      handle: () => ({ ...PLAIN, fields: { 'content-length': '5, 5' }, body: HELLO }),
    },
    { what: 'a value has a line break', handle: () => ({ ...PLAIN, fields: { a: 'b\r\nc: d' } }) },
    { what: 'a value has more than a byte has', handle: () => ({ ...PLAIN, fields: { a: '\u010a' } }) },
    { what: 'a name is none', handle: () => ({ ...PLAIN, fields: { 'a b': 'c' } }) },
    { what: 'its status is none', handle: () => ({ ...PLAIN, status: 99 }) },
  ])('a response is a 500 if $what', async ({ handle }) => {
    const logged: object[] = []
    await using edge = await startEdgeServer({
      handle,
      logger: { warn() {}, error: (details, message) => void logged.push({ ...details, message }) },
    })
    const answer = parseAnswer(await say(edge.port, `${before}GET /a HTTP/1.1\r\nHost: b\r\n\r\n`))
    expect(answer).toMatchObject({
      status: 500,
      fields: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'The edge failed to handle this request; its log says why.\n',
      rest: '',
    })
    expect(logged).toEqual([
      {
        err: expect.any(Error),
        method: 'GET',
        host: 'b',
        target: '/a',
        message: 'a request to the edge failed',
      },
    ])
  })
})

describe('a response to HTTP/1.0', () => {
  it('a response of unknown length ends an HTTP/1.0 connection', async () => {
    const got = await ask({ ...PLAIN, body: streamOf('hel', 'lo') }, 'GET / HTTP/1.0\r\n\r\n')
    expect(got).toMatchObject({ body: 'hello', fields: { connection: 'close' } })
    expect(got.fields['transfer-encoding']).toBeUndefined()
  })

  it('an HTTP/1.0 connection is kept if the client requests that', async () => {
    const request = 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'
    const first = parseAnswer(await sayTo({ ...PLAIN, body: HELLO }, request + request))
    expect(first).toMatchObject({ body: 'hello', fields: { connection: 'keep-alive' } })
    expect(parseAnswer(first.rest).body).toBe('hello')
  })
})

function fail(): never {
  throw new Error('out of order')
}

/** A body that is written one piece in each turn of the event loop. */
function streamOf(...pieces: string[]): StreamedBody {
  return {
    readInto(sink) {
      const write = (index: number) => {
        const piece = pieces[index]
        if (piece === undefined) sink.end()
        else {
          sink.write(Buffer.from(piece))
          setImmediate(write, index + 1)
        }
      }
      queueMicrotask(() => write(0))
      return { resume() {}, cancel() {} }
    },
  }
}

async function sayTo(answer: HttpResponse, bytes: string): Promise<string> {
  await using edge = await startEdgeServer({ handle: () => answer })
  return await say(edge.port, bytes)
}

async function ask(answer: HttpResponse, bytes: string, method = 'GET') {
  return parseAnswer(await sayTo(answer, bytes), method)
}
