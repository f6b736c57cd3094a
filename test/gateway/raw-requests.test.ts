/** Tests requests that no client library sends, on each server that speaks JSON: the gateway and the emulator. */
import { describe, expect, it } from 'vitest'
import { connectTo, parseAnswer } from '../support/edge-server.js'
import { startWorld } from '../support/gateway.js'

const HOST = 'Host: localhost'
const CLOSE = 'Connection: close'

/** Sends the lines and reads until the server closes the connection. */
async function ask(port: number, ...lines: string[]): Promise<string> {
  const client = await connectTo(port)
  client.socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  return client.everything
}

const POST = (...fields: string[]) => [
  'POST /graphql HTTP/1.1',
  HOST,
  'Content-Type: application/json',
  ...fields,
]

/** Each of these ends the connection, because the start of the next request is uncertain or of no use. */
const REFUSED: [name: string, status: number, lines: string[]][] = [
  ['no Host', 400, ['GET /health HTTP/1.1']],
  ['two Host lines', 400, ['GET /health HTTP/1.1', HOST, HOST]],
  ['two Host lines, in absolute form', 400, ['GET http://localhost/health HTTP/1.1', HOST, HOST]],
  ['absolute form without Host', 400, ['GET http://localhost/health HTTP/1.1']],
  ['an absolute URL that names a user', 400, ['GET http://a@localhost/ HTTP/1.1', HOST]],
  ['an absolute URL with an invalid port', 400, ['GET http://localhost:65536/ HTTP/1.1', HOST]],
  ['an absolute URL without a host', 400, ['GET http:///health HTTP/1.1', HOST]],
  ['an absolute URL of another scheme', 400, ['GET ftp://localhost/health HTTP/1.1', HOST]],
  ['authority form', 400, ['GET localhost:80 HTTP/1.1', HOST]],
  ['the asterisk', 400, ['OPTIONS * HTTP/1.1', HOST]],
  ['the asterisk of another method', 400, ['GET * HTTP/1.1', HOST]],
  ['a fragment', 400, ['GET /health#top HTTP/1.1', HOST]],
  ['a byte beyond ASCII in the URL', 400, ['GET /h\xe9alth HTTP/1.1', HOST]],
  ['a null in the URL', 400, ['GET /h\0 HTTP/1.1', HOST]],
  ['a space in the URL', 400, ['GET /h ealth HTTP/1.1', HOST]],
  ['a URL that is too long', 431, [`GET /${'a'.repeat(17_000)} HTTP/1.1`, HOST]],
  ['a field that is too long', 431, ['GET /health HTTP/1.1', HOST, `X-A: ${'a'.repeat(17_000)}`]],
  ['CONNECT', 501, ['CONNECT localhost:80 HTTP/1.1', HOST]],
  ['TRACE', 501, ['TRACE /health HTTP/1.1', HOST]],
  ['a method in lower case', 501, ['get /health HTTP/1.1', HOST]],
  ['a method that nobody knows', 501, ['BREW /health HTTP/1.1', HOST]],
  ['the preface of HTTP/2', 505, ['PRI * HTTP/2.0', '', 'SM']],
  ['HTTP/2.0', 505, ['GET /health HTTP/2.0', HOST]],
  ['HTTP/0.9', 505, ['GET /health']],
  ['a TLS handshake', 400, ['\x16\x03\x01\x02\x00\x01\x00']],
  ['a folded field', 400, ['GET /health HTTP/1.1', HOST, 'X-A: a', ' b']],
  ['a bare CR', 400, ['GET /health HTTP/1.1', HOST, 'X-A: a\rb']],
  ['a bare LF', 400, ['GET /health HTTP/1.1', `${HOST}\nX-A: a`]],
  ['a null in a field', 400, ['GET /health HTTP/1.1', HOST, 'X-A: a\0b']],
  ['white space before a colon', 400, ['GET /health HTTP/1.1', HOST, 'X-A : a']],
  ['a coding before chunked', 501, POST('Transfer-Encoding: gzip, chunked')],
  ['a coding after chunked', 400, POST('Transfer-Encoding: chunked, gzip')],
  ['a coding that is not chunked', 501, POST('Transfer-Encoding: identity')],
  ['chunked twice', 400, POST('Transfer-Encoding: chunked', 'Transfer-Encoding: chunked')],
  ['a length beside chunked', 400, POST('Transfer-Encoding: chunked', 'Content-Length: 3')],
  ['two lengths', 400, POST('Content-Length: 3', 'Content-Length: 4')],
  ['an invalid length', 400, POST('Content-Length: +3')],
  ['a chunk without a size', 400, [...POST('Transfer-Encoding: chunked'), '', 'zz']],
  ['chunked in HTTP/1.0', 400, ['POST /graphql HTTP/1.0', HOST, 'Transfer-Encoding: chunked']],
  ['an expectation', 417, POST('Expect: tea', 'Content-Length: 0')],
]

describe('a request that is invalid or ambiguous', () => {
  it.each(REFUSED)(
    'refuses the request in JSON and closes the connection: %s (%i)',
    async (_name, status, lines) => {
      await using world = await startWorld()
      const gateway = parseAnswer(await ask(Number(new URL(world.origin).port), ...lines))
      expect(gateway).toMatchObject({ status, rest: '', fields: { 'content-type': 'application/json' } })
      const requestId = gateway.fields['x-request-id']
      expect(JSON.parse(gateway.body)).toEqual({
        errors: [
          {
            message: expect.any(String),
            extensions: { code: 'BAD_USER_INPUT', requestId },
          },
        ],
      })
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
      expect(gateway.fields).toMatchObject({ 'cache-control': 'no-store', connection: 'close' })

      const emulator = parseAnswer(await ask(world.upstream.port, ...lines))
      expect(emulator).toMatchObject({ status, rest: '', fields: { 'content-type': 'application/json' } })
      expect(JSON.parse(emulator.body)).toEqual({ message: expect.any(String) })
      expect(emulator.fields).toMatchObject({ connection: 'close' })
      for (const { body } of [gateway, emulator])
        expect(body).not.toMatch(/node:|file:|\.js|node_modules| at /)
      expect(world.log).toEqual([])
    },
  )

  it.each([
    ['an invalid port', 'localhost:65536'],
    ['a space', 'local host'],
    ['a user', 'a@localhost'],
    ['a path', 'localhost/a'],
    ['an address without its brackets', '::1'],
  ])('refuses a Host that has %s with 400 or 421', async (_name, host) => {
    for (const hosts of ['loopback', 'any'] as const) {
      await using world = await startWorld({ hosts })
      for (const port of [Number(new URL(world.origin).port), world.upstream.port]) {
        const answer = parseAnswer(await ask(port, 'GET /graphql HTTP/1.1', `Host: ${host}`, CLOSE))
        // The emulator first checks the token.
        expect(answer.status === 400 || answer.status === 421 || answer.status === 401).toBe(true)
        expect(answer.fields['content-type']).toBe('application/json')
        expect(answer.body).not.toMatch(/node:|file:|\.js|node_modules| at /)
      }
      expect(world.log).toEqual([])
    }
  })
})

describe('a request in absolute form, as sent to proxies', () => {
  it("serves the path of the URL and checks the URL's authority instead of Host", async () => {
    await using world = await startWorld()
    const port = Number(new URL(world.origin).port)
    const own = 'http://localhost:4000'
    const served = parseAnswer(await ask(port, `GET ${own}/health HTTP/1.1`, 'Host: evil.example', CLOSE))
    expect([served.status, JSON.parse(served.body)]).toEqual([200, { status: 'ok' }])
    const foreign = await ask(port, 'GET http://evil.example/health HTTP/1.1', HOST, CLOSE)
    expect(parseAnswer(foreign).status).toBe(421)
    const query = await ask(port, `GET ${own}/graphql?query={__typename} HTTP/1.1`, 'Host: a', CLOSE)
    expect(JSON.parse(parseAnswer(query).body)).toEqual({ data: { __typename: 'Query' } })
    expect(parseAnswer(await ask(port, 'GET http://localhost HTTP/1.1', HOST, CLOSE)).status).toBe(200)
  })

  it('serves the path of the URL at the emulator too', async () => {
    await using world = await startWorld()
    const url = `http://localhost/edge-services/v1beta1/pipelines`
    const answer = await ask(world.upstream.port, `GET ${url} HTTP/1.1`, HOST, 'X-Auth-Token: a', CLOSE)
    expect(JSON.parse(parseAnswer(answer).body)).toEqual({ pipelines: [], total_count: 0 })
  })
})

describe('an unusual but valid request', () => {
  it.each([
    ['an upgrade to WebSocket', ['Connection: Upgrade, close', 'Upgrade: websocket']],
    [
      'an upgrade to HTTP/2',
      ['Connection: Upgrade, HTTP2-Settings, close', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'],
    ],
    ['a body that means nothing', ['Content-Length: 2', CLOSE, '', '{}']],
    ['many fields', [...Array.from({ length: 1_000 }, (_, index) => `X-${index}: a`), CLOSE]],
  ])('serves a request with %s', async (_name, fields) => {
    await using world = await startWorld()
    const port = Number(new URL(world.origin).port)
    expect(parseAnswer(await ask(port, 'GET /health HTTP/1.1', HOST, ...fields)).status).toBe(200)
    const path = 'GET /edge-services/v1beta1/pipelines HTTP/1.1'
    const answer = await ask(world.upstream.port, path, HOST, 'X-Auth-Token: a', ...fields)
    expect(parseAnswer(answer).status).toBe(200)
  })
})

describe('a body that is far too large', () => {
  it.each([false, true])('delivers the refusal to the client (in chunks: %s)', async (isChunked) => {
    await using world = await startWorld()
    const body = Buffer.alloc(30_000_000, 'x')
    for (const url of [world.url, `${world.upstream.url}/edge-services/v1beta1/pipelines`]) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-auth-token': 'a' },
        body: isChunked ? new Blob([body]).stream() : body,
        duplex: 'half',
      } as RequestInit)
      expect(response.status).toBe(413)
      expect(response.headers.get('content-type')).toMatch(/^application\/json/)
      expect(Object.keys((await response.json()) as object)).toHaveLength(1)
    }
  })
})
