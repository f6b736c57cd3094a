/** RFC 9110 sections 9.1 and 16.1: methods are case-sensitive tokens, and one that is not known is a 501. */
import { METHODS } from 'node:http'
import { describe, expect, it } from 'vitest'
import { connectTo, PATHS, parseAnswer, say, startEdgeServer } from '../../support/edge-server.js'
import { startEdgeWorld } from '../../support/edge-world.js'

describe.each(PATHS)('a method, on the $path path', ({ before }) => {
  it.each([
    'FOO',
    'get',
    'Get',
    'gET',
    'head',
    'post',
    'G',
    'GETT',
    'POSTS',
    'PUTTER',
    'PROPFINDS',
    'M-SEARCHES',
    'M-',
    'DESCRIBE',
    'FLUSH',
    "!#$%&'*+-.^_`|~09",
    'x'.repeat(1000),
  ])('an unknown method that is a token is a 501: %s', async (method) => {
    const handled: string[] = []
    await using edge = await startEdgeServer({
      handle: (request) => {
        handled.push(request.method)
        return { status: 200, fields: {}, added: [], body: null }
      },
    })
    const answer = await say(edge.port, `${before}${method} / HTTP/1.1\r\nHost: a\r\n\r\n`)
    const { status, fields, rest } = parseAnswer(answer)
    expect({ status, connection: fields.connection, rest }).toEqual({
      status: 501,
      connection: 'close',
      rest: '',
    })
    expect(handled).toEqual([])
  })

  it.each(['F(O', 'F\xd6O', 'GET/', '"GET"', 'GE:T', 'F\tOO', 'FOO\r\n'])(
    'a method that is not a token is a 400: %j',
    async (method) => {
      await using edge = await startEdgeServer({
        handle: () => ({ status: 200, fields: {}, added: [], body: null }),
      })
      const answer = await say(edge.port, `${before}${method} / HTTP/1.1\r\nHost: a\r\n\r\n`)
      expect(parseAnswer(answer).status).toBe(400)
    },
  )

  it.each(METHODS.filter((method) => !['CONNECT', 'GET', 'HEAD'].includes(method)))(
    'a response to the known method %s is passed on and never stored',
    async (method) => {
      await using world = await startEdgeWorld({
        origin(request, response, index) {
          response.setHeader('cache-control', 'max-age=60')
          response.end(`${request.method} ${index}`)
        },
      })
      const { host } = await world.createPipeline()
      const port = world.port
      const send = async (sent: string) => {
        const text = await say(
          port,
          `${before}${sent} / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
        )
        return parseAnswer(text)
      }
      expect(await send('GET')).toMatchObject({ body: 'GET 0', fields: { 'x-cache': 'miss' } })
      expect(await send(method)).toMatchObject({ status: 200, body: `${method} 1` })
      expect(await send(method)).toMatchObject({ status: 200, body: `${method} 2` })
      // RFC 9111 section 4.4: a method that is not known to be safe invalidates stored responses.
      const isSafe = ['OPTIONS', 'TRACE', 'PROPFIND', 'REPORT', 'SEARCH', 'QUERY'].includes(method)
      expect(await send('GET')).toMatchObject(
        isSafe
          ? { body: 'GET 0', fields: { 'x-cache': 'hit-fresh' } }
          : { body: 'GET 3', fields: { 'x-cache': 'miss' } },
      )
    },
  )

  it('an unknown method in pieces, or behind another request, is refused the same way', async () => {
    await using edge = await startEdgeServer({
      handle: () => ({ status: 204, fields: {}, added: [], body: null }),
    })
    const pieces = await connectTo(edge.port)
    pieces.socket.write(`${before}PRO`)
    await new Promise((resolve) => pieces.socket.write('XY', resolve))
    await pieces.has('HTTP/1.1 501')
    const behind = await say(
      edge.port,
      `${before}OPTIONS / HTTP/1.1\r\nHost: a\r\n\r\nFOO / HTTP/1.1\r\nHost: a\r\n\r\n`,
    )
    expect(behind.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 204', 'HTTP/1.1 501'])
  })
})
