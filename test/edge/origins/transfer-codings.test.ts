/** RFC 9112 sections 6.1, 6.3 and 7: the framing of an origin's response is never served or stored as its body. */
import { describe, expect, it } from 'vitest'
import { startEdgeWorld } from '../../support/edge-world.js'
import { startRawOrigin } from '../../support/raw-origin.js'

const FRAMED = '5\r\nhello\r\n0\r\n\r\n'

/** An origin that answers with these lines and this body, and closes the connection. */
async function startEdgeOnRawOrigin(lines: string, body: string, version = '1.1') {
  const origin = await startRawOrigin((socket) =>
    socket.end(`HTTP/${version} 200 OK\r\nCache-Control: max-age=60\r\n${lines}\r\n${body}`, 'latin1'),
  )
  const world = await startEdgeWorld({ origins: { '*': origin.url } })
  const { host } = await world.createPipeline()
  return {
    host,
    get: world.get,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await origin[Symbol.asyncDispose]()
    },
  }
}

describe.each(['1.1', '1.0'])('a response by HTTP/%s', (version) => {
  it.each([
    ['chunked', 'Transfer-Encoding: chunked\r\n'],
    ['in upper case', 'TRANSFER-ENCODING:CHUNKED\r\n'],
    ['after a tab', 'Transfer-Encoding:\t chunked\r\n'],
    ['before spaces', 'Transfer-Encoding: chunked  \r\n'],
  ])('a response with chunked %s is decoded and stored', async (_what, lines) => {
    await using world = await startEdgeOnRawOrigin(lines, FRAMED, version)
    expect(await world.get(world.host)).toMatchObject({ status: 200, body: 'hello', xCache: 'miss' })
    expect(await world.get(world.host)).toMatchObject({ status: 200, body: 'hello', xCache: 'hit-fresh' })
  })

  it('a response with the coding identity extends to the end of the connection', async () => {
    await using world = await startEdgeOnRawOrigin('Transfer-Encoding: identity\r\n', 'hello', version)
    expect(await world.get(world.host)).toMatchObject({ status: 200, body: 'hello', xCache: 'miss' })
  })

  it.each([
    ['chunked before a tab', 'Transfer-Encoding: chunked\t\r\n'],
    ['chunked before spaces and tabs', 'Transfer-Encoding: chunked \t \r\n'],
    ['chunked before a no-break space', 'Transfer-Encoding: chunked\xa0\r\n'],
    ['chunked before a comma', 'Transfer-Encoding: chunked,\r\n'],
    ['chunked after a comma', 'Transfer-Encoding: ,chunked\r\n'],
    ['chunked twice', 'Transfer-Encoding: chunked, chunked\r\n'],
    ['chunked on two lines', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n'],
    ['chunked, then nothing', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n'],
    ['chunked, then another', 'Transfer-Encoding: chunked, gzip\r\n'],
    ['another, then chunked', 'Transfer-Encoding: gzip, chunked\r\n'],
    ['another one', 'Transfer-Encoding: gzip\r\n'],
    ['an unknown one', 'Transfer-Encoding: made-up\r\n'],
    ['xchunked', 'Transfer-Encoding: xchunked\r\n'],
    ['chunked with a parameter', 'Transfer-Encoding: chunked;a=b\r\n'],
    ['chunked in quotes', 'Transfer-Encoding: "chunked"\r\n'],
    ['none at all', 'Transfer-Encoding:\r\n'],
    ['chunked, folded', 'Transfer-Encoding:\r\n chunked\r\n'],
    ['chunked, and a space before the colon', 'Transfer-Encoding : chunked\r\n'],
    ['chunked after a control character', 'Transfer-Encoding: \x0bchunked\r\n'],
    ['chunked, and a length', 'Transfer-Encoding: chunked\r\nContent-Length: 15\r\n'],
    ['a length, and chunked', 'Content-Length: 15\r\nTransfer-Encoding: chunked\r\n'],
    ['chunked before a tab, and a length', 'Transfer-Encoding: chunked\t\r\nContent-Length: 15\r\n'],
  ])('a response with %s is a 502 and is not stored', async (_what, lines) => {
    await using world = await startEdgeOnRawOrigin(lines, FRAMED, version)
    for (const _request of [1, 2]) {
      const answer = await world.get(world.host)
      expect(answer).toMatchObject({ status: 502, xCache: 'miss' })
      expect(answer.body).not.toContain('hello')
    }
  })
})

describe('white space after the value of a field', () => {
  it.each(['\t', ' ', ' \t '])(
    'white space after the value of a field is not part of the value (RFC 9112 section 5.1): %j',
    async (space) => {
      const expires = 'Wed, 18 Feb 2026 17:00:00 GMT'
      await using world = await startEdgeOnRawOrigin(
        `ETag: "a"${space}\r\nX-Lines: 1${space}\r\nX-Lines: 2${space}\r\nContent-Length: 2\r\n`,
        'ok',
      )
      const answer = await world.get(world.host)
      expect(answer.headers).toMatchObject({ etag: '"a"', 'x-lines': '1, 2' })
      await using dated = await startEdgeOnRawOrigin(
        `Expires: ${expires}${space}\r\nContent-Length: 2\r\n`,
        'ok',
      )
      expect((await dated.get(dated.host)).headers.expires).toBe(expires)
    },
  )
})
