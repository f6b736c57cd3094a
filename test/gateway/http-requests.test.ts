/** A request is read as its sender meant it, or refused. */
import { request as httpRequest } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'

type Answer = { status: number; headers: Record<string, unknown>; body: string }

/** Sends the bytes unchanged, in the given pieces. */
function send(
  world: World,
  headers: Record<string, string>,
  pieces: readonly Uint8Array[],
  path = '',
  method = 'POST',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(world.url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    request.on('error', reject)
    for (const piece of pieces) request.write(piece)
    request.end()
  })
}

const JSON_TYPE = { 'content-type': 'application/json' }
const utf8 = (text: string) => Buffer.from(text)
const latin1 = (text: string) => Buffer.from(text, 'latin1')

const create = (name: string) =>
  `{"query":"mutation ($input: CreatePipelineInput!) { createPipeline(input: $input) { pipeline { name } } }","variables":{"input":{"name":"${name}"}}}`

const errorOf = ({ body }: Answer) => JSON.parse(body).errors[0]

describe('a body that cannot be read reliably', () => {
  it.each<[what: string, status: number, headers: Record<string, string>, bytes: Uint8Array]>([
    [
      'declared Latin-1',
      415,
      { 'content-type': 'application/json; charset=ISO-8859-1' },
      latin1(create('café')),
    ],
    [
      'declared UTF-16',
      415,
      { 'content-type': 'application/json;charset="utf-16"' },
      Buffer.from(create('café'), 'utf16le'),
    ],
    [
      'ASCII in another charset',
      415,
      { 'content-type': 'application/json; charset=us-ascii' },
      utf8(create('cafe')),
    ],
    ['Latin-1', 400, JSON_TYPE, latin1(create('café'))],
    ['a character cut in half', 400, JSON_TYPE, utf8(create('café')).subarray(0, create('caf').length - 3)],
    [
      'an overlong character',
      400,
      JSON_TYPE,
      Buffer.concat([utf8(create('').slice(0, -4)), Buffer.from([0xc0, 0xaf]), utf8('"}}}')]),
    ],
    ['half of a surrogate pair', 400, JSON_TYPE, utf8(create('\\ud83d'))],
    [
      'half of a surrogate pair in a name',
      400,
      JSON_TYPE,
      utf8('{"query":"{ __typename }","variables":{"\\udc00":1}}'),
    ],
    ['a name twice', 400, JSON_TYPE, utf8(create('a","name":"b'))],
    ['a name twice, once escaped', 400, JSON_TYPE, utf8(create('a","n\\u0061me":"b'))],
    [
      'a query twice',
      400,
      JSON_TYPE,
      utf8('{"query":"{ __typename }","query":"{ __schema { description } }"}'),
    ],
    ['a number beyond the range', 400, JSON_TYPE, utf8('{"query":"{ __typename }","variables":{"a":1e999}}')],
    [
      'a whole number that is not exact',
      400,
      JSON_TYPE,
      utf8('{"query":"{ __typename }","variables":{"a":12345678901234567890}}'),
    ],
    ['another coding', 415, { ...JSON_TYPE, 'content-encoding': 'zstd' }, utf8(create('a'))],
    ['two codings', 415, { ...JSON_TYPE, 'content-encoding': 'gzip, br' }, utf8(create('a'))],
    ['invalid gzip', 400, { ...JSON_TYPE, 'content-encoding': 'gzip' }, utf8(create('a'))],
    [
      'gzip that is cut short',
      400,
      { ...JSON_TYPE, 'content-encoding': 'gzip' },
      gzipSync(create('a')).subarray(0, -9),
    ],
    ['gzip of nothing', 400, { ...JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync('')],
    ...(
      [
        ['gzip', gzipSync],
        ['deflate', deflateSync],
        ['br', brotliCompressSync],
      ] as const
    ).map(([coding, compress]): [string, number, Record<string, string>, Uint8Array] => [
      `${coding} with something after its end`,
      400,
      { ...JSON_TYPE, 'content-encoding': coding },
      Buffer.concat([compress(create('a')), Buffer.from('{"query":"{ x }"}')]),
    ]),
    [
      'a second charset',
      415,
      { 'content-type': 'application/json; charset=utf-8; charset=latin1' },
      utf8(create('a')),
    ],
  ])('refuses the body and writes nothing: %s', async (_what, status, headers, bytes) => {
    await using world = await startWorld()
    const answer = await send(world, headers, [bytes])
    expect(answer.status).toBe(status)
    expect(errorOf(answer).extensions.code).toBe('BAD_USER_INPUT')
    expect(answer.body).not.toContain('stack')
    expect(world.upstream.requests).toEqual([])
    expect(world.log).toEqual([])
  })

  it('names the accepted codings', async () => {
    await using world = await startWorld()
    const { headers } = await send(world, { ...JSON_TYPE, 'content-encoding': 'zstd' }, [utf8('x')])
    expect(headers['accept-encoding']).toBe('gzip, deflate, br')
  })
})

describe('a readable body', () => {
  const name = 'café – 🦀'
  const bytes = utf8(create(name))
  it.each<[what: string, headers: Record<string, string>, bytes: Uint8Array]>([
    ['UTF-8', JSON_TYPE, bytes],
    ['declared UTF-8', { 'content-type': 'Application/JSON; Charset="UTF-8"' }, bytes],
    ['with a byte order mark', JSON_TYPE, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])],
    ['escaped', JSON_TYPE, utf8(create('caf\\u00e9 – \\ud83e\\udd80'))],
    ['gzip', { ...JSON_TYPE, 'content-encoding': 'GZIP' }, gzipSync(bytes)],
    ['deflate', { ...JSON_TYPE, 'content-encoding': 'deflate' }, deflateSync(bytes)],
    ['br', { ...JSON_TYPE, 'content-encoding': 'br' }, brotliCompressSync(bytes)],
    ['identity', { ...JSON_TYPE, 'content-encoding': 'identity' }, bytes],
  ])('reads the body: %s', async (_what, headers, sent) => {
    await using world = await startWorld()
    const { status, body } = await send(
      world,
      headers,
      [...sent].map((byte) => Uint8Array.of(byte)),
    )
    expect(JSON.parse(body)).toEqual({ data: { createPipeline: { pipeline: { name } } } })
    expect(status).toBe(200)
  })
})

describe('a body over LIMIT_BODY', () => {
  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('refuses a body in the coding %s once its decompressed part is too large', async (coding, compress) => {
    await using world = await startWorld({ limits: { body: 10_000 } })
    const bomb = compress(Buffer.alloc(50_000_000, ' '))
    const answer = await send(world, { ...JSON_TYPE, 'content-encoding': coding }, [bomb])
    expect(answer.status).toBe(413)
    expect(errorOf(answer)).toMatchObject({
      message: expect.stringMatching(/at most 10000 bytes once decompressed \(LIMIT_BODY\)/),
      extensions: { code: 'PAYLOAD_TOO_LARGE' },
    })
    const [, got = ''] = /got (\d+) or more/.exec(errorOf(answer).message) ?? []
    // The decompressor inflated no more than one piece of its output.
    expect(Number(got)).toBeLessThan(200_000)
  })

  it('refuses a compressed body that is too large itself, even if it decompresses to nothing', async () => {
    await using world = await startWorld({ limits: { body: 10_000 } })
    const members = Buffer.concat(Array(1_000).fill(gzipSync('')))
    const answer = await send(world, { ...JSON_TYPE, 'content-encoding': 'gzip' }, [members])
    expect(answer.status).toBe(413)
  })

  it('accepts a body of exactly the limit, and refuses one byte more', async () => {
    await using world = await startWorld({ limits: { body: 100 } })
    const body = (length: number) => utf8('{"query":"{ __typename }"}'.padEnd(length))
    expect((await send(world, JSON_TYPE, [body(100)])).status).toBe(200)
    expect((await send(world, JSON_TYPE, [body(101)])).status).toBe(413)
  })

  it('accepts a larger body if the limit is off', async () => {
    await using world = await startWorld({ limits: { body: 0 } })
    expect(
      (await send(world, JSON_TYPE, [utf8('{"query":"{ __typename }"}'.padEnd(3_000_000))])).status,
    ).toBe(200)
  })
})

describe('the type of a response', () => {
  const GRAPHQL = 'application/graphql-response+json'
  const JSON_ = 'application/json'
  it.each<[accept: string, type: string | null]>([
    ['application/json;q=0, application/graphql-response+json', GRAPHQL],
    ['application/json;q=0.5, application/graphql-response+json;q=0.6', GRAPHQL],
    ['application/json;q=0.7, application/graphql-response+json;q=0.6', JSON_],
    ['application/graphql-response+json, application/json', GRAPHQL],
    ['application/json, application/graphql-response+json', JSON_],
    ['application/graphql-response+json;charset=utf-8, */*;q=0.1', GRAPHQL],
    ['*/*', JSON_],
    ['application/*', JSON_],
    ['*/*, application/json;q=0', GRAPHQL],
    ['text/html;q=0, */*', JSON_],
    ['text/html;q=0.1, application/json', JSON_],
    ['APPLICATION/JSON', JSON_],
    ['application/json;q=0', null],
    ['*/*;q=0', null],
    ['text/plain', null],
    ['application/json;charset=latin1', null],
  ])('answers Accept: %s with the type %s', async (accept, type) => {
    await using world = await startWorld()
    const answer = await send(world, { ...JSON_TYPE, accept }, [utf8(create('a'))])
    if (type !== null) {
      expect(answer.headers['content-type']).toBe(`${type}; charset=utf-8`)
      return
    }
    expect(answer.status).toBe(406)
    expect(errorOf(answer).extensions.code).toBe('BAD_USER_INPUT')
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect(world.upstream.requests).toEqual([])
  })

  it('does not return a page if text/html has no weight', async () => {
    await using world = await startWorld()
    const path = `?query=${encodeURIComponent('{ __typename }')}`
    const { headers } = await send(world, { accept: 'text/html;q=0, */*' }, [], path, 'GET')
    expect(headers['content-type']).toMatch(/json/)
  })
})

describe('a malformed GraphQL request', () => {
  it.each([
    '{}',
    '[]',
    'null',
    '"x"',
    '{"query":null}',
    '{"query":""}',
    '{"query":3}',
    '{"query":"{ __typename }","variables":[]}',
    '{"query":"{ __typename }","variables":"{}"}',
    '{"query":"{ __typename }","operationName":3}',
    '{"query":"{ __typename }","extensions":[]}',
  ])('refuses the body %s with 422 for every accepted type', async (body) => {
    await using world = await startWorld()
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const answer = await send(world, { ...JSON_TYPE, accept }, [utf8(body)])
      expect(answer.status).toBe(422)
      expect(errorOf(answer).extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})

describe('the URL of a request', () => {
  it.each([
    ['bytes that are no UTF-8', '?query=%7B__typename%7D&operationName=%E9'],
    ['a parameter twice', '?query=%7B__typename%7D&query=%7B__schema%7Bdescription%7D%7D'],
    ['variables with a name twice', '?query=%7B__typename%7D&variables=%7B%22a%22:1,%22a%22:2%7D'],
  ])('refuses a URL with %s', async (_what, path) => {
    await using world = await startWorld()
    expect((await send(world, { accept: 'application/json' }, [], path, 'GET')).status).toBe(400)
  })
})

describe('names of properties that every object inherits', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf']

  it.each(NAMES)('accepts $%s as the name of a variable', async (name) => {
    await using world = await startWorld()
    const id = (await world.upstream.createPipeline({ name: 'mine' })).id
    const query = `query q($${name}: ID!, $_: Boolean = true) { pipeline(id: $${name}) { name @include(if: $_) } }`
    const read = async (value: string) =>
      JSON.parse(
        (
          await send(world, JSON_TYPE, [
            utf8(`{"query":${JSON.stringify(query)},"variables":{"${name}":${value}}}`),
          ])
        ).body,
      )
    expect(await read(JSON.stringify(id))).toEqual({ data: { pipeline: { name: 'mine' } } })
    expect((await read('null')).errors[0].message).toContain(name)
    expect((await read('{"id":1}')).errors[0].extensions.code).toBe('BAD_USER_INPUT')
  })

  it.each(NAMES)('accepts %s as the name of an alias, a fragment and an operation', async (name) => {
    await using world = await startWorld()
    const query = `query ${name} { ${name}: __typename ...${name} } fragment ${name} on Query { a: __typename }`
    const { body } = await send(world, JSON_TYPE, [utf8(JSON.stringify({ query, operationName: name }))])
    expect(body).toContain(`"${name}":"Query"`)
    expect(body).toContain('"a":"Query"')
  })

  it.each(NAMES)('refuses %s as a field of an input', async (name) => {
    await using world = await startWorld()
    const body = create(`a","${name}":{"x":"y"},"description":"b`)
    const answer = await send(world, JSON_TYPE, [utf8(body)])
    expect(errorOf(answer).message).toContain(`"${name}" is not defined`)
    expect(world.upstream.requests).toEqual([])
  })
})
