import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { startRawOrigin } from '../../support/raw-origin.js'
import { startHttpServer } from '../../support/test-server.js'
import { ask, BUCKET, createTestOrigins, LB_ID, loadBalancer, PIPELINE_ID } from './support.js'

/** An origin that returns the lines it got. */
function startEcho() {
  return startHttpServer((req, res) => {
    req.resume().on('end', () => res.end(JSON.stringify({ url: req.url, lines: req.rawHeaders })))
  })
}

type Echo = { url: string; lines: string[] }

function linesOf(body: Buffer): [string, string][] {
  const { lines } = JSON.parse(body.toString('latin1')) as Echo
  return lines.flatMap((name, i) => (i % 2 === 0 ? [[name, lines[i + 1] ?? '']] : [])) as [string, string][]
}

describe('the request to an origin', () => {
  it('an origin gets the request, with the fields that each hop adds', async () => {
    await using origin = await startEcho()
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const { body } = await ask(edge.fetchFromOrigin, {
      target: '/a%20b/?q=1&q=2',
      fields: { host: 'shop.localhost:4020', accept: 'text/*', cookie: ['a=1', 'b=2'], 'x-empty': '' },
    })
    expect((JSON.parse(body.toString()) as Echo).url).toBe('/a%20b/?q=1&q=2')
    expect(linesOf(body)).toEqual([
      ['host', `127.0.0.1:${origin.port}`],
      ['connection', 'keep-alive'],
      ['accept', 'text/*'],
      ['cookie', 'a=1'],
      ['cookie', 'b=2'],
      ['x-empty', ''],
      ['via', '1.1 edgeway'],
      ['cdn-loop', `edgeway; pipeline="${PIPELINE_ID}"`],
      ['x-forwarded-for', '192.0.2.7'],
      ['x-forwarded-proto', 'http'],
      ['x-forwarded-host', 'shop.localhost:4020'],
    ])
  })

  it('an origin gets the marks of earlier hops, which reveal loops, but none of the claims of the client', async () => {
    await using origin = await startEcho()
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const { body } = await ask(edge.fetchFromOrigin, {
      fields: {
        via: ['1.0 a', '1.1 b'],
        'cdn-loop': 'other; x="y"',
        'x-forwarded-for': '203.0.113.9',
        'x-forwarded-proto': 'https',
        'x-forwarded-host': 'shop.example.com',
      },
    })
    expect(Object.fromEntries(linesOf(body))).toMatchObject({
      via: '1.0 a, 1.1 b, 1.1 edgeway',
      'cdn-loop': `other; x="y", edgeway; pipeline="${PIPELINE_ID}"`,
      'x-forwarded-for': '192.0.2.7',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'shop.localhost',
    })
  })

  it("an origin gets none of the fields that describe the client's connection", async () => {
    await using origin = await startEcho()
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const { body } = await ask(edge.fetchFromOrigin, {
      fields: {
        connection: ['keep-alive, X-Mine', 'via,cdn-loop , x-forwarded-for,host, TE'],
        'keep-alive': 'timeout=5',
        'x-mine': '1',
        'x-other': '2',
        'proxy-authorization': 'Basic eA==',
        'proxy-connection': 'keep-alive',
        te: 'gzip, Trailers',
        trailer: 'x-checksum',
        'transfer-encoding': 'chunked',
        upgrade: 'websocket',
        expect: '100-continue',
        'http2-settings': 'x',
        via: '1.1 before',
        'cdn-loop': 'before',
        'x-forwarded-for': '203.0.113.9',
      },
    })
    expect(linesOf(body).map(([name, value]) => `${name}: ${value}`)).toEqual([
      `host: 127.0.0.1:${origin.port}`,
      'connection: keep-alive',
      'x-other: 2',
      'via: 1.1 before, 1.1 edgeway',
      `cdn-loop: before, edgeway; pipeline="${PIPELINE_ID}"`,
      'x-forwarded-for: 192.0.2.7',
      'x-forwarded-proto: http',
      'x-forwarded-host: shop.localhost',
    ])
  })

  it.each([
    ['PATCH', 'a'],
    ['DELETE', 'b'],
    ['QUERY', 'c'],
    ['GET', 'd'],
  ])('a body of %s has the length that the client announced, or is chunked', async (method, text) => {
    await using origin = await startEcho()
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const send = async (fields: Record<string, string>) => {
      const { body } = await ask(edge.fetchFromOrigin, {
        method,
        fields,
        body: Readable.from([Buffer.from(text)]),
      })
      return Object.fromEntries(linesOf(body))
    }
    const known = await send({ 'content-length': '1' })
    expect(known['content-length']).toBe('1')
    expect(known['transfer-encoding']).toBeUndefined()
    const unknown = await send({})
    expect(unknown['content-length']).toBeUndefined()
    expect(unknown['transfer-encoding']).toBe('chunked')
  })

  it('fields keep bytes beyond ASCII, and `__proto__` is an ordinary name', async () => {
    await using origin = await startRawOrigin((socket, _line, _index, request) => {
      const bytes = request.match(/x-bytes: (.*)\r\n/)?.[1] ?? ''
      const path = request.split(' ')[1] ?? ''
      const proto = request.match(/__proto__: (.*)\r\n/)?.[1] ?? ''
      const answer = `HTTP/1.1 200 OK\r\nX-Bytes: ${bytes}\r\n__proto__: ${proto}\r\n__proto__: 2\r\nconstructor: 3\r\nX-Path: ${path}\r\nContent-Length: 0\r\n\r\n`
      socket.write(answer, 'latin1')
    })
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const fields = JSON.parse('{"__proto__": "1", "x-bytes": "\xe9\xff\x80"}') as Record<string, string>
    const heard = await ask(edge.fetchFromOrigin, { target: '/\xe9', fields })
    expect(heard.fields['x-bytes']).toBe('\xe9\xff\x80')
    expect(heard.fields['x-path']).toBe('/\xe9')
    expect(Object.entries(heard.fields)).toContainEqual(['__proto__', ['1', '2']])
    expect(heard.fields.constructor).toBe('3')
    expect(heard.fields.hasOwnProperty).toBeUndefined()
  })

  it('the path of the mapped URL precedes the path of the request', async () => {
    await using origin = await startEcho()
    await using edge = createTestOrigins({ 's3:photos': `${origin.url}/base/` })
    const { body } = await ask(edge.fetchFromOrigin, { target: '//x/..?y' })
    expect((JSON.parse(body.toString()) as Echo).url).toBe('/base//x/..?y')
  })
})

describe('the host that an origin is asked for', () => {
  const container = { scaleway_serverless_container: { region: 'fr-par', container_id: 'C1' } }
  const func = { scaleway_serverless_function: { region: 'fr-par', function_id: 'F1' } }
  it.each([
    ['its own, for a bucket', BUCKET, 'own'],
    ['its own, for a container', container, 'own'],
    ['its own, for a function', func, 'own'],
    ['the client’s, for a load balancer', loadBalancer(), 'shop.localhost:4020'],
    ['the client’s, if `domain_name` is empty', loadBalancer({ domain_name: '' }), 'shop.localhost:4020'],
    [
      'its `domain_name`, for a load balancer with one',
      loadBalancer({ domain_name: 'a.example.com' }),
      'a.example.com',
    ],
  ])('the host that an origin is asked for is %s', async (_case, settings, expected) => {
    await using origin = await startEcho()
    await using edge = createTestOrigins({
      's3:photos': origin.url,
      'container:c1': origin.url,
      'function:f1': origin.url,
      [`lb:${LB_ID}`]: origin.url,
    })
    const { body } = await ask(edge.createFetch(settings), {
      host: 'shop.localhost',
      fields: { host: 'shop.localhost:4020' },
    })
    const { host, 'x-forwarded-host': forwarded } = Object.fromEntries(linesOf(body))
    expect(host).toBe(expected === 'own' ? `127.0.0.1:${origin.port}` : expected)
    expect(forwarded).toBe('shop.localhost:4020')
  })

  it('the host that an origin is asked for comes from the edge if the client sent none', async () => {
    await using origin = await startEcho()
    await using edge = createTestOrigins({ '*': origin.url })
    const { body } = await ask(edge.createFetch(loadBalancer()), { host: 'shop.localhost', fields: {} })
    expect(Object.fromEntries(linesOf(body)).host).toBe('shop.localhost')
  })
})

describe('which origin is asked', () => {
  it('an origin is chosen by the exact key, then the star, then the sample origin', async () => {
    await using one = await startHttpServer((_req, res) => res.end('one'))
    await using other = await startHttpServer((_req, res) => res.end('other'))
    const lbs = (...ids: string[]) => ({
      scaleway_lb: { lbs: ids.map((id) => ({ id, zone: 'fr-par-1', frontend_id: 'f' })) },
    })
    await using edge = createTestOrigins({ 'lb:b': one.url, '*': other.url })
    const answerOf = async (settings: Parameters<typeof edge.createFetch>[0]) =>
      (await ask(edge.createFetch(settings))).body.toString()
    expect(await answerOf(lbs('a', 'B', 'c'))).toBe('one')
    expect(await answerOf(lbs('a', 'c'))).toBe('other')
    expect(await answerOf(BUCKET)).toBe('other')
    expect(await answerOf({})).toBe('other')
    expect(edge.sampleCalls).toEqual([])

    await using unmapped = createTestOrigins({ 's3:Photos': one.url })
    await ask(unmapped.fetchFromOrigin, { target: '/sample' })
    expect(unmapped.sampleCalls).toEqual(['/sample'])
  })
})

describe('the response of an origin', () => {
  const answering = (answer: string) =>
    startRawOrigin((socket) => socket.write(answer.replaceAll('\n', '\r\n'), 'latin1'))

  it('a response is passed on without the fields that describe its connection', async () => {
    await using origin = await answering(
      [
        'HTTP/1.1 200 OK',
        'Connection: keep-alive, X-Internal, content-length',
        'Keep-Alive: timeout=30',
        'X-Internal: 1',
        'Proxy-Authenticate: Basic',
        'Proxy-Authentication-Info: x',
        'Proxy-Authorization: Basic eA==',
        'Proxy-Connection: keep-alive',
        'TE: x',
        'Trailer: x',
        'Upgrade: h2c',
        'Set-Cookie: a=1',
        'ETag: "x"',
        'Set-Cookie: b=2',
        'Content-Length: 2',
        '',
        'ok',
      ].join('\n'),
    )
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const { fields, body } = await ask(edge.fetchFromOrigin)
    expect({ ...fields }).toEqual({ 'set-cookie': ['a=1', 'b=2'], etag: '"x"', 'content-length': '2' })
    expect(body.toString()).toBe('ok')
  })

  it('a response keeps the fields that every recipient must obey, even if its Connection names them', async () => {
    const kept = {
      age: '5',
      'cache-control': 'no-store',
      'cdn-cache-control': 'no-store',
      'content-encoding': 'br',
      'content-type': 'text/plain',
      date: 'Tue, 17 Feb 2026 12:00:00 GMT',
      etag: '"a"',
      expires: '0',
      'last-modified': 'Tue, 17 Feb 2026 11:00:00 GMT',
      vary: 'cookie',
    }
    const lines = Object.entries(kept).map((field) => field.join(': '))
    const named = ['Set-Cookie', 'X-Internal', ...Object.keys(kept)].join(', ')
    await using origin = await answering(
      `HTTP/1.1 200 OK\n${lines.join('\n')}\nSet-Cookie: a=1\nX-Internal: 1\nConnection: ${named}\nContent-Length: 2\n\nok`,
    )
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const { fields } = await ask(edge.fetchFromOrigin)
    expect({ ...fields }).toEqual({ ...kept, 'set-cookie': 'a=1', 'content-length': '2' })
  })

  it('a chunked response is passed on without its framing', async () => {
    await using origin = await answering('HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nok\n0\nx: y\n\n')
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const { fields, body } = await ask(edge.fetchFromOrigin)
    expect({ ...fields }).toEqual({})
    expect(body.toString()).toBe('ok')
  })

  it('interim responses are passed on without the fields that describe their connection', async () => {
    await using origin = await answering(
      'HTTP/1.1 102 Processing\n\nHTTP/1.1 103 Early Hints\nConnection: X-Hop\nX-Hop: 1\nKeep-Alive: timeout=5\nLink: x\nLink: y\n\nHTTP/1.1 200 OK\nContent-Length: 2\n\nok',
    )
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const heard = await ask(edge.fetchFromOrigin)
    expect(heard).toMatchObject({ heads: 1, status: 200, hasEnded: true })
    expect(heard.interim).toEqual([
      { status: 102, fields: {} },
      { status: 103, fields: { link: ['x', 'y'] } },
    ])
    expect({ ...heard.fields }).toEqual({ 'content-length': '2' })
  })

  it.each(['101 Switching Protocols', '099 Odd'])('a final response is read after a %s', async (status) => {
    await using origin = await answering(`HTTP/1.1 ${status}\n\nHTTP/1.1 200 OK\nContent-Length: 2\n\nok`)
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    expect(await ask(edge.fetchFromOrigin)).toMatchObject({ interim: [] })
  })

  it.each([304, 204])(
    'a response with status %s has no body, whatever length it announces',
    async (status) => {
      await using origin = await answering(`HTTP/1.1 ${status} X\nContent-Length: 1234\nETag: "x"\n\n`)
      await using edge = createTestOrigins({ 's3:photos': origin.url })
      for (const _ of [1, 2]) {
        const heard = await ask(edge.fetchFromOrigin)
        expect(heard).toMatchObject({ status, hasEnded: true, error: null })
        expect(heard.fields['content-length']).toBe('1234')
        expect(heard.body).toHaveLength(0)
      }
    },
  )

  it('a response to HEAD has no body', async () => {
    await using origin = await startHttpServer((_req, res) =>
      res.writeHead(200, { 'content-length': 5 }).end('hello'),
    )
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    const heard = await ask(edge.fetchFromOrigin, { method: 'HEAD' })
    expect(heard).toMatchObject({ status: 200, hasEnded: true, error: null })
    expect(heard.fields['content-length']).toBe('5')
    expect(heard.body).toHaveLength(0)
  })

  it('connections to an origin are kept', async () => {
    await using origin = await startHttpServer((_req, res) => res.end('x'))
    await using edge = createTestOrigins({ 's3:photos': origin.url })
    for (let i = 0; i < 5; i++) await ask(edge.fetchFromOrigin)
    expect(origin.sockets).toHaveLength(1)
  })

  it('an origin gets no more connections than allowed', async () => {
    await using origin = await startHttpServer((_req, res) => setImmediate(() => res.end('x')))
    await using edge = createTestOrigins({ 's3:photos': origin.url }, { connections: 3 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(edge.fetchFromOrigin)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(origin.sockets).toHaveLength(3)
  })
})
