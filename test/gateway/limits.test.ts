/** Tests the limits of an operation. Each refusal comes before any slow step, such as validation or an upstream call. */
import { getIntrospectionQuery } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as attack from '../../bench/attack/operations.js'
import type { Limits } from '../../src/graphql/limits/limits.js'
import { startWorld, type World } from '../support/gateway.js'
import { SOME_ID } from '../support/ids.js'

type Answer = {
  status: number
  data: unknown
  errors: { message: string; path?: unknown; locations?: unknown; extensions: Record<string, unknown> }[]
  extensions?: { cost?: unknown }
}

async function post(world: World, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(world.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body,
  })
  return { status: response.status, ...((await response.json()) as object) } as Answer
}

/** Counts the documents that the gateway has validated. */
async function validations(world: World): Promise<number> {
  const metrics = await (await fetch(`${world.origin}/metrics`)).text()
  const [, count] = /^edgeway_documents_validated_total (\d+)$/m.exec(metrics) ?? []
  return Number(count)
}

const ask = (query: string, variables?: object) => JSON.stringify({ query, variables })
const times = (count: number, item: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => item(index)).join(' ')

describe('a document over a limit', () => {
  const rows: [what: string, body: string, variable: string, limit: number][] = [
    ['tokens', ask(`{ ${'__typename '.repeat(5000)} }`), 'LIMIT_TOKENS', 5000],
    ['as many tokens as a body holds', attack.manyTokens(950_000), 'LIMIT_TOKENS', 5000],
    ['failing root fields', attack.failingRootFields(20_000), 'LIMIT_TOKENS', 5000],
    ['scans of all pipelines', attack.scans(101), 'LIMIT_ALIASES', 100],
    ['comments', ask(`${'#\n'.repeat(5000)} { __typename }`), 'LIMIT_TOKENS', 5000],
    ['fragments that double, 12 times', attack.fragmentBomb(12), 'LIMIT_TOKENS', 5000],
    ['fragments that double, 30 times', attack.fragmentBomb(30), 'LIMIT_TOKENS', 5000],
    ['fragments that triple, 190 times', attack.fragmentBomb(190, 3), 'LIMIT_TOKENS', 5000],
    ['fields in fragments that double', attack.deepFragmentBomb(16), 'LIMIT_TOKENS', 5000],
    [
      'one field again and again',
      ask(`{ __schema { ${'description '.repeat(400)} } }`),
      'LIMIT_TOKENS',
      5000,
    ],
    ['fragments with the same fields', attack.rivalFragments(150, 5), 'LIMIT_TOKENS', 5000],
    ['fields in fields', attack.deepSelection(40), 'LIMIT_DEPTH', 20],
    ['fields in fields, 4000 levels', attack.deepSelection(1200), 'LIMIT_DEPTH', 20],
    ['inline fragments in each other', attack.deepInlineFragments(1650), 'LIMIT_DEPTH', 20],
    ['fragments in a chain', attack.fragmentChain(400), 'LIMIT_DEPTH', 20],
    ['fragments in a chain, last first', reversed(attack.fragmentChain(400)), 'LIMIT_DEPTH', 20],
    ['lists in lists', attack.deepArgument(21, 'list'), 'LIMIT_DEPTH', 20],
    ['lists in lists, 2000 levels', attack.deepArgument(2000, 'list'), 'LIMIT_DEPTH', 20],
    ['objects in objects', attack.deepArgument(21, 'object'), 'LIMIT_DEPTH', 20],
    ['objects in objects, 1600 levels', attack.deepArgument(1600, 'object'), 'LIMIT_DEPTH', 20],
    ['list types in each other', attack.deepType(1650), 'LIMIT_DEPTH', 20],
    ['lists in a variable', attack.deepVariable(21, 'list'), 'LIMIT_DEPTH', 20],
    ['lists in a variable, 4000 levels', attack.deepVariable(4000, 'list'), 'LIMIT_DEPTH', 20],
    ['lists in a variable, 400000 levels', attack.deepVariable(400_000, 'list'), 'LIMIT_DEPTH', 20],
    ['objects in a variable', attack.deepVariable(21, 'object'), 'LIMIT_DEPTH', 20],
    ['aliases', ask(`{ a: __schema { ${times(100, (n) => `a${n}: __typename`)} } }`), 'LIMIT_ALIASES', 100],
    [
      'aliases in a fragment that is spread twice',
      ask(
        `{ node(id: "${SOME_ID}") { ...f } nodes(ids: []) { ...f } } fragment f on Node { ${times(51, (n) => `a${n}: id`)} }`,
      ),
      'LIMIT_ALIASES',
      100,
    ],
    ['directives', ask(`{ __typename ${'@skip(if: false) '.repeat(51)} }`), 'LIMIT_DIRECTIVES', 50],
    [
      'directives of variables',
      ask(`query (${times(51, (n) => `$a${n}: Int @a`)}) { __typename }`),
      'LIMIT_DIRECTIVES',
      50,
    ],
    ['root fields', attack.sameField(101, '__typename'), 'LIMIT_ROOT_FIELDS', 100],
    [
      'root fields in fragments',
      ask(`{ ...f ... { ...f } } fragment f on Query { ${'__typename '.repeat(51)} }`),
      'LIMIT_ROOT_FIELDS',
      100,
    ],
  ]
  it.each(rows)('refuses the document before validation: %s', async (_what, body, variable, limit) => {
    await using world = await startWorld()
    const { status, errors } = await post(world, body)
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_LIMIT_EXCEEDED' } }])
    expect(errors[0]?.message).toContain(variable)
    expect(errors[0]?.message).toContain(String(limit))
    expect(status).toBe(422)
    expect(await validations(world)).toBe(0)
    expect(world.upstream.requests).toEqual([])
    expect(world.log).toEqual([])
  })

  it('refuses a document over a configured limit', async () => {
    await using world = await startWorld({ limits: { depth: 3 } })
    expect((await post(world, ask('{ pipelines { nodes { id } } }'))).errors).toBeUndefined()
    const { errors } = await post(world, ask('{ pipelines { nodes { errors { code } } } }'))
    expect(errors[0]?.message).toBe('Fields are nested 4 levels deep: at most 3 are allowed (LIMIT_DEPTH)')
  })

  it.each<[keyof Limits, string]>([
    ['tokens', attack.sameField(90, 'checkDomain: __typename')],
    ['depth', attack.deepSelection(40)],
    ['aliases', ask(`{ __schema { ${times(101, (n) => `a${n}: __typename`)} } }`)],
    ['directives', ask(`{ __typename ${times(51, () => '@skip(if: false)')} }`)],
    ['rootFields', attack.sameField(101, '__typename')],
  ])('accepts a document of any size when 0 turns off the limit on %s', async (name, body) => {
    await using world = await startWorld({ limits: { [name]: 0 } })
    const { errors = [] } = await post(world, body)
    expect(errors.filter(({ extensions }) => extensions.code === 'QUERY_LIMIT_EXCEEDED')).toEqual([])
  })

  it('refuses nesting too deep for the stack even when all limits are off', async () => {
    const limits = { tokens: 0, depth: 0, aliases: 0, directives: 0, rootFields: 0 }
    await using world = await startWorld({ limits })
    for (const body of [
      attack.deepSelection(4000),
      attack.deepInlineFragments(4000),
      attack.fragmentChain(4000),
      reversed(attack.fragmentChain(4000)),
      attack.deepArgument(4000, 'list'),
      attack.deepVariable(4000, 'object'),
      attack.deepType(4000),
    ])
      expect((await post(world, body)).errors).toMatchObject([
        { extensions: { code: 'QUERY_LIMIT_EXCEEDED' } },
      ])
    expect(world.log).toEqual([])
  })
})

/** Puts the definitions in the opposite order. */
function reversed(body: string): string {
  const { query } = JSON.parse(body)
  return ask(
    query
      .split(/(?=fragment )/)
      .toReversed()
      .join(' '),
  )
}

describe('a document within the limits', () => {
  it('accepts the query by which GraphiQL learns the schema', async () => {
    await using world = await startWorld()
    const query = getIntrospectionQuery({
      inputValueDeprecation: true,
      specifiedByUrl: true,
      oneOf: true,
      schemaDescription: true,
      directiveIsRepeatable: true,
    })
    expect((await post(world, ask(query))).errors).toBeUndefined()
  })

  it('refuses fragments that contain themselves without walking them', async () => {
    await using world = await startWorld()
    const { errors } = await post(
      world,
      ask('{ ...a } fragment a on Query { ...b ...b } fragment b on Query { ...a ...a }'),
    )
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  it('validates a repeated document once, unless it is large', async () => {
    await using world = await startWorld()
    const validated = async (body: string) => {
      const before = await validations(world)
      for (let round = 0; round < 3; round++) await post(world, body)
      return (await validations(world)) - before
    }
    expect(await validated(ask('{ __typename }'))).toBe(1)
    expect(await validated(ask(`# ${'x'.repeat(900_000)}\n{ __typename }`))).toBe(3)
    expect(await validated(attack.largeDocument(900_000, 1))).toBe(3)
    expect(await validated(attack.largeDocument(9_000, 1))).toBe(1)
    expect(await validated(ask('{ nope }'))).toBe(1)
    expect(await validated(ask(`{ ${times(50, (n) => `nope${n} `)} }`))).toBe(3)
  })
})

describe('an operation that costs too much', () => {
  it.each<[what: string, query: string, cost: object]>([
    [
      'calls below a page',
      '{ pipelines(first: 100) { nodes { a: purgeRequests { totalCount } b: purgeRequests(first: 1) { totalCount } } } }',
      { upstreamCalls: 201 },
    ],
    [
      'ids of no known kind',
      `{ nodes(ids: [${times(30, (n) => `"00000000-0000-4000-8000-0000000000${10 + n}"`)}]) { id } }`,
      { upstreamCalls: 270 },
    ],
    [
      'nodes',
      '{ pipelines(first: 100) { nodes { cacheStages(first: 100) { nodes { id } } wafStages(first: 100) { nodes { id } } } } }',
      { upstreamCalls: 1, nodes: 20_100 },
    ],
  ])('refuses an operation (%s) with its cost before any upstream call', async (_what, query, cost) => {
    await using world = await startWorld()
    const { status, data, errors } = await post(world, ask(query))
    expect(status).toBe(422)
    expect(data).toBeUndefined()
    expect(errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED', cost } }])
    expect(errors[0]?.message).toMatch(/LIMIT_(UPSTREAM_CALLS|NODES)/)
    expect(world.upstream.requests).toEqual([])
  })

  it('refuses deeply nested lists', async () => {
    await using world = await startWorld()
    const { errors } = await post(world, attack.nestedLists(3))
    expect(errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED' } }])
    expect(world.upstream.requests).toEqual([])
  })

  it('computes the cost with the values of the variables', async () => {
    await using world = await startWorld()
    const query =
      'query ($first: Int, $with: Boolean = true) { pipelines(first: $first) { nodes { purgeRequests @include(if: $with) { totalCount } a: purgeRequests(first: 1) { nodes { id } } } } }'
    expect((await post(world, ask(query, { first: 100 }))).errors[0]?.extensions.code).toBe(
      'COST_LIMIT_EXCEEDED',
    )
    expect((await post(world, ask(query, { first: 99 }))).errors).toBeUndefined()
    expect((await post(world, ask(query, { first: 100, with: false }))).errors).toBeUndefined()
  })

  it('returns the cost when the caller asks for it', async () => {
    await using world = await startWorld()
    const body = ask('{ pipelines(first: 10) { nodes { cacheStages { nodes { id } } } } }')
    expect((await post(world, body)).extensions).toBeUndefined()
    const { extensions } = await post(world, body, { 'x-edgeway-cost': '1' })
    expect(extensions).toEqual({ cost: { upstreamCalls: 1, nodes: 210 } })
  })

  it('refuses the operation after the first page of a list shows how long the list is', async () => {
    await using world = await startWorld({ limits: { upstreamCalls: 2 } })
    for (let index = 0; index < 201; index++) await world.upstream.createPipeline({ name: `p${index}` })
    world.upstream.resetRequests()
    const { data, errors } = await post(world, ask('{ cacheStages(first: 5) { nodes { id } } }'))
    expect(data).toEqual({ cacheStages: null })
    expect(errors).toMatchObject([
      { extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { upstreamCalls: 3 } } },
    ])
    expect(errors[0]?.message).toMatch(/201 pipelines .* filter.pipelineId or filter.projectId/)
    expect(world.upstream.requests).toHaveLength(1)
  })

  it('stops an operation that reaches the same lists again and again', async () => {
    await using world = await startWorld({ limits: { nodes: 50 } })
    const { id } = await world.upstream.createPipeline({ name: 'p' })
    for (let index = 0; index < 5; index++) await world.upstream.createCacheStage(id, { fallback_ttl: '1s' })
    const list = (below: string) => `pipeline { cacheStages(first: 5) { nodes { ${below} } } }`
    const { errors } = await post(
      world,
      ask(`{ pipelines(first: 1) { nodes { cacheStages(first: 5) { nodes { ${list(list('id'))} } } } } }`),
    )
    expect(errors.at(-1)?.extensions.code).toBe('COST_LIMIT_EXCEEDED')
  })
})

describe('errors in an answer', () => {
  it('returns at most a hundred errors with their places, and logs one line', async () => {
    await using world = await startWorld()
    for (let index = 0; index < 3; index++) await world.upstream.createPipeline({ name: `p${index}` })
    world.upstream.faults.add({ on: 'GET /purge-requests', status: 500, times: 1_000 })
    const fields = times(60, (n) => `a${n}: purgeRequests(first: ${n + 1}) {\n totalCount }`)
    const { status, errors } = await post(world, ask(`{ pipelines(first: 3) {\n nodes { ${fields} } } }`))
    expect(status).toBe(294)
    expect(errors).toHaveLength(101)
    expect(errors[100]).toMatchObject({
      message: '80 more errors are not shown: an answer has at most 100',
      extensions: { code: 'TOO_MANY_ERRORS' },
    })
    expect(errors[1]).toMatchObject({
      path: ['pipelines', 'nodes', expect.any(Number), expect.any(String)],
      locations: [{ line: expect.any(Number), column: expect.any(Number) }],
    })
    const failures = world.log.filter(({ msg }) => msg === 'operation failed')
    expect(failures).toMatchObject([{ errors: 180, others: [{ path: ['pipelines', 'nodes', 1, 'a0'] }, {}] }])
  })

  it('reports the same line and column as GraphQL', async () => {
    await using world = await startWorld()
    const query = '\n{\r\n  a: pipeline(id: "x") { id }\r  b: __typename\n\n   c: pipeline(id: "y") { id } }'
    const { errors } = await post(world, ask(query))
    expect(errors.map(({ locations }) => locations)).toEqual([
      [{ line: 3, column: 3 }],
      [{ line: 6, column: 4 }],
    ])
    const [error] = (await post(world, ask('{ __typename\n  nope }'))).errors
    expect(error?.locations).toEqual([{ line: 2, column: 3 }])
  })

  it('locates errors in a document with very many lines', async () => {
    await using world = await startWorld()
    const { errors } = await post(world, attack.manyLines(400_000, 50))
    expect(errors.map(({ locations }) => locations)).toMatchObject(
      Array.from({ length: 50 }, () => [{ line: 400_001 }]),
    )
  })

  it('bounds the length of the log line', async () => {
    await using world = await startWorld()
    world.upstream.faults.add({ status: 500, body: { message: 'x'.repeat(100_000) }, times: 100 })
    await post(world, ask(`{ ${'y'.repeat(500_000)}: pipeline(id: "${SOME_ID}") { id } }`))
    expect(world.log).toHaveLength(1)
    expect(JSON.stringify(world.log[0]).length).toBeLessThan(20_000)
  })
})

describe('invalid variables', () => {
  const operation = 'query ($f: PipelineFilter) { pipelines(filter: $f) { totalCount } }'
  const unknown = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]))

  it('reports each invalid value when there are few', async () => {
    await using world = await startWorld()
    const { errors, status } = await post(world, ask(operation, { f: unknown(30) }))
    expect(status).toBe(422)
    expect(errors).toHaveLength(30)
    for (const { extensions } of errors) expect(extensions.code).toBe('BAD_USER_INPUT')
  })

  it.each<[what: string, variables: object]>([
    ['very many unknown fields', { f: unknown(60_000) }],
    ['very many values in one of the fields', { f: { ...unknown(50), name: Array(60_000).fill(0) } }],
    ['very many fields in one of the fields', { f: { ...unknown(50), name: unknown(60_000) } }],
  ])(
    'reports only the first problem when the list would quote the variables many times: %s',
    async (_what, variables) => {
      await using world = await startWorld()
      const { errors, status } = await post(world, ask(operation, variables))
      expect(status).toBe(422)
      expect(errors).toHaveLength(2)
      expect(errors[1]?.message).toMatch(/^Too many errors processing variables/)
      for (const { message, extensions } of errors) {
        expect(message.length).toBeLessThan(600)
        expect(extensions.code).toBe('BAD_USER_INPUT')
      }
      expect(world.upstream.requests).toEqual([])
    },
  )
})

describe('an answer that would be too long', () => {
  const aliases = (count: number, length: number) =>
    times(count, (index) => `${'a'.repeat(length)}${index}: __typename`)
  const ids = (count: number) => `[${`"${SOME_ID}",`.repeat(count)}]`

  it.each<[what: string, query: string]>([
    [
      'aliases in lists of lists',
      `{ nodes(ids: ${ids(100)}) { ... on Pipeline { cacheStages(first: 100) { nodes { ${aliases(98, 1)} } } } } }`,
    ],
    [
      'aliases in a fragment',
      `{ pipelines(first: 100) { nodes { cacheStages(first: 100) { edges { node { ...f } } } } } } fragment f on CacheStage { ${aliases(90, 1)} }`,
    ],
    [
      'aliases below a link',
      `{ pipelines(first: 100) { nodes { cacheStages(first: 100) { nodes { pipeline { ${aliases(90, 1)} } } } } } }`,
    ],
  ])(
    'refuses an operation by the number of its fields before any upstream call: %s',
    async (_what, query) => {
      await using world = await startWorld()
      const { errors, data } = await post(world, ask(query))
      expect(data).toBeUndefined()
      expect(errors).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(
            /\d+ fields together: at most 500000 are allowed, 25 .* LIMIT_NODES/,
          ),
          extensions: expect.objectContaining({ code: 'COST_LIMIT_EXCEEDED', cost: expect.anything() }),
        }),
      ])
      expect(world.upstream.requests).toEqual([])
    },
  )

  it('accepts an operation that selects every field of its nodes', async () => {
    await using world = await startWorld()
    const stages = ['cacheStages', 'dnsStages', 'tlsStages', 'backendStages', 'wafStages', 'routeStages']
    const fields = stages.map(
      (list) =>
        `${list} { nodes { __typename id status createdAt updatedAt pipeline { id name description status createdAt updatedAt } } }`,
    )
    const { errors } = await post(
      world,
      ask(`{ pipelines(first: 100) { nodes { id name ${fields.join(' ')} } totalCount } }`),
    )
    expect(errors).toBeUndefined()
  })

  it('accepts fragments for several types, because each node has one type', async () => {
    await using world = await startWorld()
    const types = ['DnsStage', 'TlsStage', 'CacheStage', 'RouteStage', 'WafStage', 'BackendStage']
    const fragments = types.map(
      (type) =>
        `... on ${type} { id status createdAt updatedAt pipeline { id name description status createdAt updatedAt } }`,
    )
    const { errors } = await post(
      world,
      ask(
        `{ pipelines(first: 100) { nodes { cacheStages(first: 100) { nodes { id nextStage { ${fragments.join(' ')} } } } } } }`,
      ),
    )
    expect(errors).toBeUndefined()
  })

  it.each(['application/graphql-response+json', 'application/json', 'text/event-stream'])(
    'refuses an answer by its length, even with few fields, as %s',
    async (accept) => {
      await using world = await startWorld()
      const { pipelineId } = await world
        .query('mutation { createPipeline(input: { name: "x" }) { pipeline { id } } }')
        .then(({ data }) => ({ pipelineId: data.createPipeline.pipeline.id as string }))
      const list = `[${`"${pipelineId}",`.repeat(100)}]`
      const response = await fetch(world.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: ask(`{ nodes(ids: ${list}) { ${aliases(90, 9_000)} } }`),
      })
      const text = await response.text()
      expect(text.length).toBeLessThan(1_000)
      expect(text).toContain('more than 33554432 characters')
      expect(text).toContain('COST_LIMIT_EXCEEDED')
      expect(text).not.toContain('aaaa')
      expect(response.status).toBe(accept === 'application/graphql-response+json' ? 422 : 200)
    },
  )

  it('refuses an operation that selects a long upstream text many times', async () => {
    await using world = await startWorld()
    const { data } = await world.query(
      'mutation ($d: String!) { createPipeline(input: { name: "x", description: $d }) { pipeline { id } } }',
      { d: '\u2028"'.repeat(200_000) },
    )
    const list = `[${`"${data.createPipeline.pipeline.id}",`.repeat(90)}]`
    const { errors } = await world.query(`{ nodes(ids: ${list}) { ... on Pipeline { description } } }`)
    expect(errors[0]?.message).toMatch(/more than 33554432 characters/)
  })
})
