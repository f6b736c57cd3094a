import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import type { HttpRequest, HttpResponse } from '../../../src/http-cache/message.js'
import { connectTo, PATHS, parseAnswer, say, startEdgeServer } from '../../support/edge-server.js'

const OK: HttpResponse = { status: 200, fields: {}, added: [], body: null }

describe.each(PATHS)('a request, read on the $path path', ({ before }) => {
  it('a request has its method, host, target, fields and address', async () => {
    const [request] = await requestsOf(
      `${before}GET /a%20b?c=d&c HTTP/1.1\r\nHost: Shop.Example.:80\r\nX-A: 1\r\nx-a:  2 \r\nCookie: \xe9\r\n\r\n`,
    )
    expect(request).toMatchObject({
      method: 'GET',
      host: 'shop.example',
      target: '/a%20b?c=d&c',
      body: null,
      clientAddress: '127.0.0.1',
    })
    expect({ ...request?.fields }).toEqual({ host: 'shop.example', 'x-a': ['1', '2'], cookie: '\xe9' })
  })

  it('a request may have fields named like properties of every object', async () => {
    const [request] = await requestsOf(
      `${before}GET / HTTP/1.1\r\nHost: a\r\n__proto__: b\r\nconstructor: c\r\n\r\n`,
    )
    expect(Object.entries(request?.fields ?? {})).toEqual([
      ['host', 'a'],
      ['__proto__', 'b'],
      ['constructor', 'c'],
    ])
  })

  it('each request on a connection begins once the previous one has its response', async () => {
    let underWay = 0
    let mostUnderWay = 0
    await using edge = await startEdgeServer({
      handle: async ({ target }) => {
        underWay += 1
        mostUnderWay = Math.max(mostUnderWay, underWay)
        await new Promise(setImmediate)
        underWay -= 1
        return { ...OK, body: [Buffer.from(target)] }
      },
    })
    const requestFor = (target: string) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`
    const client = await connectTo(edge.port)
    client.socket.write(before + requestFor('/first'))
    await client.has('/first')
    client.socket.end(requestFor('/1') + requestFor('/2') + requestFor('/3'))
    const bodies: string[] = []
    for (let rest = await client.everything; rest !== ''; ) {
      const answer = parseAnswer(rest)
      bodies.push(answer.body)
      rest = answer.rest
    }
    expect(bodies).toEqual(['/first', '/1', '/2', '/3'])
    expect(mostUnderWay).toBe(1)
  })
})

it('a pipelined request waits in a queue behind the unanswered one', async () => {
  const release: (() => void)[] = []
  const targets: string[] = []
  await using edge = await startEdgeServer({
    handle: async ({ target }) => {
      targets.push(target)
      if (target === '/slow') await new Promise<void>((resolve) => release.push(resolve))
      return { ...OK, body: [Buffer.from(target)] }
    },
  })
  const client = await connectTo(edge.port)
  client.socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n')
  while (release.length === 0) await say(edge.port, 'GET /other HTTP/1.1\r\nHost: a\r\n\r\n')
  client.socket.write('GET /next HTTP/1.1\r\nHost: a\r\n\r\n')
  for (let round = 0; round < 3; round++) await say(edge.port, 'GET /other HTTP/1.1\r\nHost: a\r\n\r\n')
  expect(targets).not.toContain('/next')
  for (const tell of release) tell()
  await client.has('/next')
  client.socket.end()
  expect((await client.everything).match(/\/slow|\/next/g)).toEqual(['/slow', '/next'])
})

describe('a request that is not plain', () => {
  it.each([
    ['with a length', 'Content-Length: 5\r\n\r\nhello'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nTrailer: a\r\n\r\n'],
    ['with Expect: 100-continue', 'Content-Length: 5\r\nExpect: 100-continue\r\n\r\nhello'],
  ])('a request has its body: one %s', async (_how, rest) => {
    await using edge = await startEdgeServer({
      handle: async ({ method, body }) => ({
        ...OK,
        body: [Buffer.from(`${method} ${body === null ? null : await text(body)}`)],
      }),
    })
    const answer = await say(edge.port, `PUT / HTTP/1.1\r\nHost: a\r\n${rest}`)
    expect(parseAnswer(answer.replace('HTTP/1.1 100 Continue\r\n\r\n', '')).body).toBe('PUT hello')
  })

  it('a request that announces an empty body has none', async () => {
    const requests = await requestsOf(
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\nDELETE / HTTP/1.1\r\nHost: a\r\n\r\n',
    )
    expect(requests.map(({ method, body }) => [method, body])).toEqual([
      ['POST', null],
      ['DELETE', null],
    ])
  })

  it('a request that is not plain leaves its connection to further ones, plain or not', async () => {
    const plain = 'GET /plain HTTP/1.1\r\nHost: a\r\n\r\n'
    const other = 'POST /other HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx'
    const requests = await requestsOf(plain + other + plain, other + plain)
    expect(requests.map(({ target }) => target)).toEqual(['/plain', '/other', '/plain', '/other', '/plain'])
  })

  it('a request that is not plain may come in any pieces', async () => {
    await using edge = await startEdgeServer({
      handle: ({ target }) => ({ ...OK, body: [Buffer.from(target)] }),
    })
    const client = await connectTo(edge.port)
    for (const byte of 'GET /pieces HTTP/1.1\r\nHost: a\r\n\r\n') {
      await new Promise((resolve) => client.socket.write(byte, resolve))
      await new Promise(setImmediate)
    }
    client.socket.end()
    expect(parseAnswer(await client.everything).body).toBe('/pieces')
  })

  it.each([
    ['http://Shop.Example:8080/a?b', 'shop.example', '/a?b', 'shop.example:8080'],
    ['HTTPS://[::1]', '[::1]', '/', '[::1]'],
    ['http://shop.example?a/b', 'shop.example', '/?a/b', 'shop.example'],
  ])('the host of the target %s wins over Host', async (url, host, target, field) => {
    const [request] = await requestsOf(`GET ${url} HTTP/1.1\r\nHost: other.example\r\n\r\n`)
    expect(request).toMatchObject({ host, target, fields: { host: field } })
  })

  it('a request may be HTTP/1.0, and name no host', async () => {
    const [request] = await requestsOf('GET / HTTP/1.0\r\n\r\n')
    expect(request).toMatchObject({ host: '', target: '/' })
  })

  it('a request for an upgrade does not get it', async () => {
    const [request] = await requestsOf(
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    )
    expect(request).toMatchObject({ method: 'GET', fields: { connection: 'Upgrade' } })
  })
})

/** Resolves with the requests that the handler gets from the bytes of each connection. */
async function requestsOf(...connections: string[]): Promise<HttpRequest[]> {
  const requests: HttpRequest[] = []
  await using edge = await startEdgeServer({
    handle: async (request) => {
      requests.push(request)
      if (request.body !== null) await text(request.body)
      return OK
    },
  })
  for (const bytes of connections) expect(parseAnswer(await say(edge.port, bytes)).status).toBe(200)
  return requests
}
