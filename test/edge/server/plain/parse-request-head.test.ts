import { createServer } from 'node:http'
import { Duplex } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PlainHead, parseRequestHead } from '../../../../src/edge/server/plain/parse-request-head.js'
import { DEFAULT_LIMITS } from '../../../../src/edge/server/shared/limits.js'
import { parseAuthority } from '../../../../src/http/authority.js'

const REQUEST = 'GET /a?b=c HTTP/1.1\r\nHost: Shop.Example:8080\r\nAccept: */*\r\n\r\n'

describe('plain heads', () => {
  it('plain heads are GET and HEAD of a path, with fields by lower-case name', () => {
    const head = parse(
      'HEAD /a?b=c HTTP/1.1\r\nHost: Shop.Example:8080\r\nX-One:\t 1 \t\r\nX-Two: a\r\nx-two:\r\nX-Two: \xe9 b\xa0\r\n\r\n',
    )
    expect(head).toMatchObject({ method: 'HEAD', target: '/a?b=c' })
    expect(head?.block).toMatchObject({ host: 'shop.example', isLast: false })
    expect({ ...head?.block.fields }).toEqual({
      host: 'shop.example:8080',
      'x-one': '1',
      'x-two': ['a', '', '\xe9 b\xa0'],
    })
  })

  it('a plain head may have fields named like properties of every object', () => {
    const { fields } = parse('GET / HTTP/1.1\r\nHost: a\r\n__proto__: b\r\n\r\n')?.block ?? {}
    expect(Object.entries(fields ?? {})).toEqual([
      ['host', 'a'],
      ['__proto__', 'b'],
    ])
    expect(fields?.constructor).toBeUndefined()
  })

  it.each([
    ['keep-alive', false],
    ['Keep-Alive', false],
    ['close', true],
    ['Close', true],
  ])('a plain head with Connection: %s is the last on its connection: %s', (connection, isLast) => {
    expect(parse(REQUEST.replace('Accept: */*', `Connection: ${connection}`))?.block).toMatchObject({
      isLast,
    })
  })

  it('plain heads share parsed fields with the previous head if they are the same', () => {
    const first = parse(REQUEST)
    const second = parse(REQUEST.replace('/a', '/other'), first)
    expect(second?.target).toBe('/other?b=c')
    expect(second?.block).toBe(first?.block)
    expect(parse(REQUEST.replace('*/*', 'text/*'), second)?.block.fields.accept).toBe('text/*')
  })
})

describe('heads that are left to node:http', () => {
  it.each([
    ['part of a head', REQUEST.slice(0, -1)],
    ['more than one head', REQUEST + REQUEST],
    ['a head and the beginning of another', `${REQUEST}G`],
    ['a head after an empty line', `\r\n${REQUEST}`],
    ['another method', REQUEST.replace('GET', 'POST')],
    ['a method in lower case', REQUEST.replace('GET', 'get')],
    ['HTTP/1.0', REQUEST.replace('1.1', '1.0')],
    ['no version', 'GET /\r\n\r\n'],
    ['a URL with a host', REQUEST.replace('/a', 'http://a/')],
    ['a URL with a fragment', REQUEST.replace('b=c', 'b#c')],
    ['a URL with a space', REQUEST.replace('b=c', 'b c')],
    ['a URL with a byte beyond ASCII', REQUEST.replace('b=c', 'b\xe9')],
    ['a longer URL', REQUEST.replace('/a', `/${'a'.repeat(DEFAULT_LIMITS.maxTargetBytes)}`)],
    ['more bytes', REQUEST.replace('*/*', 'a'.repeat(DEFAULT_LIMITS.maxHeadBytes))],
    ['more fields', REQUEST.replace('Accept', `${'A: b\r\n'.repeat(DEFAULT_LIMITS.maxFields - 1)}Accept`)],
    ['no Host', 'GET / HTTP/1.1\r\nAccept: */*\r\n\r\n'],
    ['two Hosts', REQUEST.replace('Accept: */*', 'Host: shop.example')],
    ['an invalid Host', REQUEST.replace('Shop.Example', 'a/b')],
    ['a body', REQUEST.replace('Accept: */*', 'Content-Length: 0')],
    ['a body in chunks', REQUEST.replace('Accept: */*', 'Transfer-Encoding: chunked')],
    ['an expectation', REQUEST.replace('Accept: */*', 'Expect: 100-continue')],
    ['an upgrade', REQUEST.replace('Accept: */*', 'Upgrade: websocket')],
    ['other connection options', REQUEST.replace('Accept: */*', 'Connection: close, te')],
    [
      'two lines of connection options',
      REQUEST.replace('Accept: */*', 'Connection: close\r\nConnection: close'),
    ],
    ['a folded field', REQUEST.replace('*/*', 'a\r\n b')],
    ['a space before a colon', REQUEST.replace('Accept:', 'Accept :')],
    ['no name', REQUEST.replace('Accept:', ':')],
    ['no colon', REQUEST.replace('Accept:', 'Accept')],
    ['a bare CR', REQUEST.replace('*/*', 'a\rb')],
    ['a bare LF', REQUEST.replace('*/*', 'a\nB: b')],
    ['a NUL', REQUEST.replace('*/*', 'a\0b')],
    ['a DEL', REQUEST.replace('*/*', 'a\x7fb')],
    ['lines that end in LF', REQUEST.replaceAll('\r\n', '\n')],
    ['nothing', ''],
    ['an empty line', '\r\n\r\n'],
  ])('a head is left to node:http if it is %s', (_what, text) => {
    expect(parse(text)).toBeNull()
  })

  it('a plain head keeps the white space within a value, however much there is', () => {
    const text = REQUEST.replace('*/*', `a${' '.repeat(15_000)}b${' \t'.repeat(300)}`)
    expect(parse(text)?.block.fields.accept).toHaveLength(15_002)
  })
})

describe('a head that is taken as plain', () => {
  const name = fc.oneof(
    fc.stringMatching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,12}$/),
    fc.constantFrom('Cookie', 'Connection', '__proto__'),
  )
  const fieldLine = fc
    .tuple(
      name,
      fc.constantFrom(':', ': ', ':\t '),
      fc.oneof(fc.stringMatching(/^[\t -~\x80-\xff]{0,20}$/), fc.constantFrom('close', 'keep-alive', 'a')),
    )
    .map((parts) => `${parts.join('')}\r\n`)
  const head = fc
    .tuple(
      fc.constantFrom('GET', 'HEAD'),
      fc.stringMatching(/^\/[!-~]{0,20}$/),
      fc.array(fieldLine, { maxLength: 4 }),
      fc.constantFrom('Host: a.example\r\n', 'host:A.example.:80 \r\n'),
      fc.array(fieldLine, { maxLength: 4 }),
    )
    .map(
      ([method, target, before, host, after]) =>
        `${method} ${target} HTTP/1.1\r\n${before.join('')}${host}${after.join('')}\r\n`,
    )
  const edit = fc.record({
    at: fc.nat({ max: 999 }),
    removed: fc.nat({ max: 2 }),
    added: fc.oneof(
      fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        '',
        ' ',
        '\r',
        '\n',
        '\r\n',
        '\r\n ',
        ' :',
        '\r\n\r\n',
        'Host: b\r\n',
        'Content-Length: 1\r\n',
      ),
    ),
  })
  const editedHead = fc
    .tuple(head, fc.array(edit, { minLength: 1, maxLength: 2 }))
    .map(([text, edits]) => edits.reduce(applyEdit, text))

  it.each([
    { what: 'well-formed heads', heads: head },
    { what: 'heads with something wrong', heads: editedHead },
  ])('node:http reads $what in the same way', async ({ heads }) => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(heads, async (text) => {
        const plain = parse(text)
        if (plain === null) return
        accepted += 1
        expect(await readByNode(text)).toEqual({
          method: plain.method,
          url: plain.target,
          fields: toNodeFields(plain),
          shouldKeepAlive: !plain.block.isLast,
        })
      }),
      { numRuns: 3000 },
    )
    // Otherwise the property would show nothing.
    expect(accepted).toBeGreaterThan(100)
  })
})

function applyEdit(
  text: string,
  { at, removed, added }: { at: number; removed: number; added: string },
): string {
  const index = Math.floor((at / 1000) * text.length)
  return text.slice(0, index) + added + text.slice(index + removed)
}

function parse(text: string, previous: PlainHead | null = null): PlainHead | null {
  return parseRequestHead(Buffer.from(text, 'latin1'), previous?.block ?? null, DEFAULT_LIMITS)
}

type NodeHead = {
  method: string | undefined
  url: string | undefined
  fields: Map<string, string[]>
  shouldKeepAlive: boolean
}

/** The request as node:http parses it, or the reason for which node:http refuses it. */
function readByNode(text: string): Promise<NodeHead | string> {
  return new Promise((resolve) => {
    const server = createServer((message, response) => {
      const fields = new Map<string, string[]>()
      message.rawHeaders.forEach((name, index, lines) => {
        if (index % 2 === 1) return
        const earlier = fields.get(name.toLowerCase()) ?? []
        const value = lines[index + 1] ?? ''
        const isHost = name.toLowerCase() === 'host'
        fields.set(name.toLowerCase(), [...earlier, (isHost && parseAuthority(value)?.authority) || value])
      })
      const { method, url } = message
      resolve({ method, url, fields, shouldKeepAlive: response.shouldKeepAlive })
    })
    server.on('clientError', (error) => resolve(error.message))
    const socket = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() })
    server.emit('connection', socket)
    socket.push(Buffer.from(text, 'latin1'))
    socket.push(null)
  })
}

function toNodeFields({ block }: PlainHead): Map<string, string[]> {
  return new Map(
    Object.entries(block.fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? [value] : [...value],
    ]),
  )
}
