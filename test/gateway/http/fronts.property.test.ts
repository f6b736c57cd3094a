/** A request gets the same response whether the gateway reads it off the socket or leaves it to node:http and Yoga. */
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../../../src/gateway/listen.js'
import type { PlainFacts } from '../../../src/gateway/plain-requests.js'
import type { PlainHandler } from '../../../src/http/plain/plain-handler.js'
import type { ListeningServer } from '../../../src/http/sockets/server.js'
import { runs } from '../../support/extent.js'
import { startWorld, type World } from '../../support/gateway.js'
import { fill } from '../support/filled-world.js'

let world: World & Awaited<ReturnType<typeof startWorld>>
let plainFront: ListeningServer
let yogaFront: ListeningServer
let id = ''
const plainRequests = { GET: 0, POST: 0 }

beforeAll(async () => {
  world = await startWorld()
  id = (await fill(world)).pipeline ?? ''
  const { handle, plain } = world.gateway
  const counted: PlainHandler<PlainFacts> = {
    ...plain,
    answer(facts, input, exchange) {
      plainRequests[facts.readsOnly ? 'GET' : 'POST']++
      plain.answer(facts, input, exchange)
    },
  }
  const address = { host: '127.0.0.1', port: 0 }
  plainFront = await listen({ handle, plain: counted }, address)
  yogaFront = await listen({ handle }, address)
})
afterAll(async () => {
  await Promise.all([plainFront.close(0), yogaFront.close(0)])
  await world[Symbol.asyncDispose]()
})

const documents = fc.constantFrom(
  '{ __typename }',
  '{ pipelines(first: 2) { totalCount nodes { id name status cacheStages { nodes { fallbackTtl } } } } }',
  'query($id: ID!) { pipeline(id: $id) { name description } }',
  'query A($id: ID!) { pipeline(id: $id) { id } } query B { plans { name } }',
  'query($size: Int = 3) { pipelines(first: $size) { edges { cursor node { id } } pageInfo { hasNextPage } } }',
  'query($id: ID!) { node(id: $id) { __typename id } missing: cacheStage(id: "11111111-1111-4111-8111-111111111111") { id } }',
  'mutation($id: ID!) { updatePipeline(input: { id: $id, name: "" }) { pipeline { id } userErrors { field message code } } }',
  '{ pipelines(first: 1000) { totalCount } }',
  '{ pipeline(id: "no id") { id } }',
  '{ unknown }',
  '{ a: b: c }',
  '{',
  '',
  `{ ${'a'.repeat(300)} }`,
  'subscription { x }',
  '{ __schema { queryType { name } } }',
)

const operationNames = fc.constantFrom<unknown>(undefined, null, 'A', 'B', 'C', '', 5)

const variables = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, 'text', [], 7, { size: 'two' }, { size: 101 }, { __proto__: 1 }),
  fc.record({ size: fc.integer({ min: -1, max: 120 }) }),
  fc.record({ id: fc.oneof(fc.constant('ID'), fc.uuid(), fc.string()) }),
)

const extensions = fc.constantFrom<unknown>(
  undefined,
  {},
  { persistedQuery: { version: 1, sha256Hash: 'x' } },
  'x',
)

const params = fc
  .record({ query: documents, operationName: operationNames, variables, extensions })
  .map((given) => JSON.stringify(given).replaceAll('"ID"', () => JSON.stringify(id)))

/** Texts that are not the JSON of well-formed parameters. */
const oddBodies = fc.constantFrom(
  '',
  'null',
  '[]',
  '[{"query":"{ __typename }"}]',
  '{"query":"{ __typename }","query":"{ plans { name } }"}',
  '{"query":"{ __typename }","more":1}',
  '{"query":"{ __typename }","variables":{"a":1e400}}',
  '{"query":"{ __typename }","variables":{"a":9007199254740993}}',
  '{"query":"{ __typename }","variables":{"a":"\\ud800"}}',
  `{"query":"{ __typename }","variables":{"a":${'['.repeat(30)}${']'.repeat(30)}}}`,
  '{"query":5}',
  '\ufeff{"query":"{ __typename }"}',
)

const bodies = fc.oneof(
  { weight: 6, arbitrary: params.map((text) => Buffer.from(text)) },
  { weight: 2, arbitrary: oddBodies.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: params.map((text) => Buffer.from(text).subarray(0, -3)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)) },
)

/** Most requests have the usual value, so that many of them are plain ones. */
const field = (name: string, usual: string | undefined, ...others: (string | undefined)[]) =>
  fc
    .oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
    .map((value) => (value === undefined ? [] : [`${name}: ${value}`]))

const fields = fc
  .tuple(
    field(
      'content-type',
      'application/json',
      'application/json; charset=utf-8',
      'text/plain',
      'application/graphql+json',
      'application/json; charset=latin1',
      undefined,
    ),
    field(
      'accept',
      undefined,
      '*/*',
      'application/json',
      'application/graphql-response+json',
      'application/graphql-response+json, application/json;q=0.5',
      'text/html',
      'text/event-stream',
      'image/png',
      'multipart/mixed',
    ),
    field('x-auth-token', undefined, 'another token', ''),
    field('x-edgeway-cost', undefined, '1', '0'),
    field('origin', undefined, 'http://localhost:3000', 'https://foreign.example', 'null'),
    field('sec-fetch-site', undefined, 'same-origin', 'cross-site'),
    field('cookie', undefined, 'a=b'),
  )
  .map((lines) => lines.flat())

const complete = fc.record({
  target: fc.constantFrom(...Array(8).fill('/graphql'), '/graphql?a=b', '/graphql/', '/elsewhere'),
  host: fc.constantFrom('localhost', 'localhost', '127.0.0.1:4000', '[::1]', 'foreign.example'),
  fields,
  body: bodies,
  isCompressed: fc.constantFrom(false, false, false, true),
})

/** Some bodies end before their announced length. Only acceptable requests are cut, because a refusal could come before or after the end. */
const requests = fc.oneof(
  { weight: 9, arbitrary: complete.map((request) => ({ ...request, missingBytes: 0 })) },
  {
    weight: 1,
    arbitrary: complete.map(({ body, isCompressed }) => ({
      target: '/graphql',
      host: 'localhost',
      fields: ['content-type: application/json'],
      body,
      isCompressed,
      missingBytes: 2,
    })),
  },
)

type Sent = typeof requests extends fc.Arbitrary<infer Value> ? Value : never

/** Encodes a text in one of the ways of clients: with `+` or `%20`, in upper or lower case, completely or as little as possible. */
const encoders = fc.constantFrom<(text: string) => string>(
  (text) => new URLSearchParams({ a: text }).toString().slice(2),
  encodeURIComponent,
  (text) => encodeURIComponent(text).replaceAll(/%../g, (code) => code.toLowerCase()),
  (text) => Buffer.from(text).reduce((all, byte) => `${all}%${byte.toString(16).padStart(2, '0')}`, ''),
  (text) => text.replaceAll(/[^\x21\x22\x24\x27-\x2a\x2c-\x7e]/gu, encodeURIComponent),
)

/** Parameters as text. Undefined: the parameter is left out. */
const inQuery = fc
  .tuple(
    fc.record({
      query: fc.oneof({ weight: 20, arbitrary: documents }, { weight: 1, arbitrary: fc.constant(undefined) }),
      operationName: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom('A', 'B', 'C', '', 'ä') },
      ),
      variables: fc.oneof(
        { weight: 4, arbitrary: variables.map((value) => JSON.stringify(value)) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '',
            '{',
            'null',
            '"{}"',
            ' {"size": 2} ',
            '{"size":2,"size":3}',
            '{"size":1e400}',
            '{"size":9007199254740993}',
            '{"size":"\\ud800"}',
            '{"size":"\u{1f600} \u00e4"}',
            `{"size":${'['.repeat(30)}${']'.repeat(30)}}`,
            '\ufeff{}',
          ),
        },
      ),
      extensions: fc.oneof(
        { weight: 4, arbitrary: extensions.map((value) => JSON.stringify(value)) },
        { weight: 1, arbitrary: fc.constantFrom('', '{', '[]', '5') },
      ),
    }),
    encoders,
  )
  .map(([given, encode]) =>
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encode(value.replaceAll('"ID"', () => JSON.stringify(id)))}`],
    ),
  )

/** Pairs that are rare in queries, or malformed. */
const oddPairs = fc.constantFrom(
  '',
  '=',
  'query',
  'query=',
  'query={__typename}',
  'qu%65ry={plans{name}}',
  'Query={__typename}',
  'variables={}',
  'variables=%7B%22size%22:2%7D',
  'variables=%',
  'extensions={"persistedQuery":{"version":1,"sha256Hash":"x"}}',
  'operationName=A=B',
  'operationName=%c3%28',
  'operationName=%',
  '%=a',
  'more=%ff',
  'more=a',
  'a?b=c',
  '__proto__=a',
)

const queries = fc
  .tuple(
    inQuery,
    fc.oneof(
      { weight: 5, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(oddPairs, { minLength: 1, maxLength: 3 }) },
    ),
    fc.boolean(),
  )
  .map(([pairs, odd, areOddFirst]) => (areOddFirst ? [...odd, ...pairs] : [...pairs, ...odd]).join('&'))

const getFields = fc
  .tuple(
    fields,
    field(
      'accept',
      undefined,
      'text/html,application/xhtml+xml,*/*;q=0.8',
      'application/json, text/html',
      'text/html;q=0, */*',
      'TEXT/HTML',
      'application/graphql-response+json;q=0.9, application/json;q=0.8',
      'text/event-stream, application/json;q=0.1',
    ),
    field('user-agent', undefined, 'curl/8', 'Mozilla/5.0', 'mozilla/5.0 (X11)', ''),
    field('sec-fetch-mode', undefined, 'cors', 'same-origin', 'navigate', 'no-cors', 'websocket', ''),
    field('sec-fetch-dest', undefined, 'document', 'empty', 'image'),
    field('sec-websocket-key', undefined, 'a', ''),
    field('apollo-require-preflight', undefined, 'true', ''),
    field('x-requested-with', undefined, 'a'),
    field('if-none-match', undefined, '*'),
    field('content-length', undefined, '0'),
  )
  .map((lines) => lines.flat())

const gets = fc.record({
  method: fc.constantFrom(...Array(12).fill('GET'), 'HEAD', 'DELETE', 'OPTIONS'),
  path: fc.constantFrom(...Array(12).fill('/graphql'), '/graphql/', '/Graphql', '/', '/health', '/%67raphql'),
  search: fc.oneof(
    { weight: 9, arbitrary: queries.map((query) => `?${query}`) },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.constantFrom('', '?', '??', `?query={__typename}&more=${'a'.repeat(16_000)}`),
        fc
          .string({ unit: fc.constantFrom('query', 'variables', ...'?&=%+{}"7c'), maxLength: 20 })
          .map((text) => `?${text}`),
      ),
    },
  ),
  host: fc.constantFrom('localhost', 'localhost', '127.0.0.1:4000', '[::1]', 'foreign.example'),
  fields: fc.oneof({ weight: 2, arbitrary: fields }, { weight: 1, arbitrary: getFields }),
})

type SentGet = typeof gets extends fc.Arbitrary<infer Value> ? Value : never

/** Sends a request as the last of its connection, and resolves with everything received. */
function send(
  port: number,
  { target, host, fields, body, isCompressed, missingBytes }: Sent,
): Promise<string> {
  const bytes = isCompressed ? gzipSync(body) : body
  const head = [
    `POST ${target} HTTP/1.1`,
    `host: ${host}`,
    ...fields,
    ...(isCompressed ? ['content-encoding: gzip'] : []),
    `content-length: ${bytes.length + missingBytes}`,
    'connection: close',
  ].join('\r\n')
  return exchange(port, Buffer.concat([Buffer.from(`${head}\r\n\r\n`), bytes]), missingBytes > 0)
}

function sendGet(port: number, { method, path, search, host, fields }: SentGet): Promise<string> {
  const lines = [`${method} ${path}${search} HTTP/1.1`, `host: ${host}`, ...fields, 'connection: close']
  return exchange(port, Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), false)
}

function exchange(port: number, bytes: Buffer, endsEarly: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
    socket.write(bytes)
    if (endsEarly) socket.end()
  })
}

const REQUEST_ID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** Sorts the fields, removes the date, and replaces the request's id. */
function normalize(response: string) {
  const [head = '', body = ''] = response.split(/\r\n\r\n(.*)/s)
  const [status, ...lines] = head.split('\r\n')
  const [, requestId = 'none'] = /x-request-id: (\S+)/i.exec(head) ?? []
  expect(requestId === 'none' || REQUEST_ID.test(requestId)).toBe(true)
  REQUEST_ID.lastIndex = 0
  const all = lines
    .map((line) => line.replaceAll(requestId, 'ID'))
    .filter((line) => !/^date:/i.test(line))
    .map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()))
  return { status, fields: all.toSorted(), body: body.replaceAll(requestId, 'ID') }
}

describe('both fronts of the gateway', () => {
  it('both fronts respond alike to any POST', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const [plain, yoga] = await Promise.all([
          send(plainFront.port, request),
          send(yogaFront.port, request),
        ])
        expect(normalize(plain)).toEqual(normalize(yoga))
      }),
      { numRuns: runs(2_000) },
    )
    expect(plainRequests.POST).toBeGreaterThan(runs(2_000) / 20)
  })

  it('both fronts respond alike to any GET', async () => {
    await fc.assert(
      fc.asyncProperty(gets, async (request) => {
        const [plain, yoga] = await Promise.all([
          sendGet(plainFront.port, request),
          sendGet(yogaFront.port, request),
        ])
        expect(normalize(plain)).toEqual(normalize(yoga))
      }),
      { numRuns: runs(2_000) },
    )
    expect(plainRequests.GET).toBeGreaterThan(runs(2_000) / 8)
  }, 120_000)
})
