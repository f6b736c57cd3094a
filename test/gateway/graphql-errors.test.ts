/** Tests operations that GraphQL itself refuses, and unexpected errors. */
import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'
import { SOME_ID } from '../support/ids.js'
import { REQUEST_ID } from './support/request-id.js'

async function get(world: World, parameters: Record<string, string>, accept = 'application/json') {
  const response = await fetch(`${world.url}?${new URLSearchParams(parameters)}`, { headers: { accept } })
  const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] }
  return { status: response.status, errors }
}

describe('an operation that GraphQL itself refuses', () => {
  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($first: Int!) { pipelines(first: $first) { totalCount } }', 'BAD_USER_INPUT'],
    ['{ pipeline(id: "x") { id } }', 'BAD_USER_INPUT'],
    ['{ node(id: "../pipelines") { id } }', 'BAD_USER_INPUT'],
    ['{ cacheStage(id: "a%2fb") { id } }', 'BAD_USER_INPUT'],
    ['subscription { __typename }', 'BAD_USER_INPUT'],
    ['subscription Live { pipelines { totalCount } }', 'BAD_USER_INPUT'],
  ])('refuses %s with the code %s and a request id, and logs nothing', async (text, code) => {
    await using world = await startWorld()
    const { errors } = await world.query(text)
    expect(errors).toMatchObject([{ extensions: { code, requestId: REQUEST_ID } }])
    expect(world.upstream.requests).toEqual([])
    expect(world.log).toEqual([])
  })

  it.each<[string, Record<string, string>, RegExp, number?]>([
    ['no query', { operationName: 'a' }, /Must provide query/],
    [
      'variables that are no JSON',
      { query: '{ __typename }', variables: '{a' },
      /"variables" is not JSON/,
      400,
    ],
    ['variables that are no object', { query: '{ __typename }', variables: '3' }, /"variables"/],
    [
      'extensions that are no JSON',
      { query: '{ __typename }', extensions: '{a' },
      /"extensions" is not JSON/,
      400,
    ],
    ['the name of no operation', { query: 'query a { __typename }', operationName: 'b' }, /operation/],
    ['two operations and no name', { query: 'query a { __typename } query b { __typename }' }, /operation/],
  ])(
    'answers %s with BAD_USER_INPUT and logs nothing',
    async (_what, parameters, message, expected = 422) => {
      await using world = await startWorld()
      const { status, errors } = await get(world, parameters, 'application/graphql-response+json')
      expect(status).toBe(expected)
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', requestId: REQUEST_ID } }])
      expect(errors[0]?.message).toMatch(message)
      expect(world.log).toEqual([])
    },
  )

  it('executes an operation with variables by GET', async () => {
    await using world = await startWorld()
    const { id } = await world.upstream.createPipeline({ name: 'by GET' })
    const query = 'query p($id: ID!) { pipeline(id: $id) { name } }'
    const url = `${world.url}?${new URLSearchParams({ query, variables: JSON.stringify({ id }), operationName: 'p' })}`
    const response = await fetch(url, { headers: { accept: 'application/json' } })
    expect(await response.json()).toEqual({ data: { pipeline: { name: 'by GET' } } })
  })
})

describe('a value of the wrong type', () => {
  const update =
    'mutation ($i: UpdateCacheStageInput!) { updateCacheStage(input: $i) { userErrors { code } } }'

  it.each<[string, Record<string, unknown>, string]>([
    [
      update,
      { i: { id: SOME_ID, fallbackTtl: 1.5 } },
      'Variable "$i" got invalid value 1.5 at "i.fallbackTtl"; Int cannot represent non-integer value: 1.5',
    ],
    [
      update,
      { i: { id: SOME_ID, nope: 1 } },
      'Variable "$i" got invalid value { id: "00000000-0000-4000-8000-000000000001", nope: 1 }; Field "nope" is not defined by type "UpdateCacheStageInput".',
    ],
    [update, {}, 'Variable "$i" of required type "UpdateCacheStageInput!" was not provided.'],
  ])('reports the place in the variables (%s, %j)', async (text, variables, message) => {
    await using world = await startWorld()
    const { errors } = await world.query(text, variables)
    expect(errors.map((error) => error.message)).toEqual([message])
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(world.log).toEqual([])
  })

  it.each([
    [`fallbackTtl: 1.5`, 'Value at "input.fallbackTtl": Int cannot represent non-integer value: 1.5'],
    [
      'fallbackTtl: 3000000000',
      'Value at "input.fallbackTtl": Int cannot represent non 32-bit signed integer value: 3000000000',
    ],
    [
      'fallbackTtl: 1, includeCookies: "a: {("',
      'Value at "input.includeCookies": Boolean cannot represent a non boolean value: "a: {("',
    ],
    [
      'includeCookies: true',
      'Value at "input": Field "CreateCacheStageInput.fallbackTtl" of required type "Int!" was not provided.',
    ],
  ])('reports the place in the operation (%s)', async (fields, message) => {
    await using world = await startWorld()
    const { errors } = await world.query(
      `mutation { createCacheStage(input: { pipelineId: "${SOME_ID}", ${fields} }) { userErrors { code } } }`,
    )
    expect(errors).toMatchObject([{ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
    expect(world.upstream.requests).toEqual([])
  })

  it('reports the place within lists and objects, after valid siblings', async () => {
    await using world = await startWorld()
    const { errors } = await world.query(
      `mutation { setRouteRules(input: { id: "${SOME_ID}", routeRules: [
        { backendStageId: "${SOME_ID}" }
        { ruleHttpMatch: { hostFilter: { value: "a" }, methodFilters: [GET, NOPE], pathFilter: { value: 2 } } }
      ] }) { userErrors { code } } }`,
    )
    expect(errors.map(({ message }) => message.slice(0, message.indexOf('":')))).toEqual([
      'Value at "input.routeRules.ruleHttpMatch.methodFilters',
      'Value at "input.routeRules.ruleHttpMatch.pathFilter.value',
    ])
  })

  it('names the variable whose default is wrong', async () => {
    await using world = await startWorld()
    const { errors } = await world.query(
      'query ($first: Int = 1.5) { pipelines(first: $first) { totalCount } }',
    )
    expect(errors[0]?.message).toBe('Value at "first": Int cannot represent non-integer value: 1.5')
  })

  const origins = (origin: object) => ({ i: { pipelineId: SOME_ID, origin } })
  it.each([
    [
      'none',
      {},
      'Variable "$i" got invalid value {} at "i.origin"; Exactly one key must be specified for OneOf type "BackendStageOriginInput".',
    ],
    [
      'two',
      { scalewayS3: {}, scalewayServerlessFunction: { region: 'r', functionId: SOME_ID } },
      'Variable "$i" got invalid value { scalewayS3: {}, scalewayServerlessFunction: { region: "r", functionId: "00000000-0000-4000-8000-000000000001" } } at "i.origin"; Exactly one key must be specified for OneOf type "BackendStageOriginInput".',
    ],
  ])(
    'reports the place, the value and the rule when %s of the origins is given',
    async (_what, origin, message) => {
      await using world = await startWorld()
      const { errors } = await world.query(
        'mutation ($i: CreateBackendStageInput!) { createBackendStage(input: $i) { userErrors { code } } }',
        origins(origin),
      )
      expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
      expect(world.upstream.requests).toEqual([])
    },
  )

  it('reports every missing required field at any depth', async () => {
    await using world = await startWorld()
    const { errors } = await world.query(
      'mutation ($i: CreatePipelineInput!) { createPipeline(input: $i) { userErrors { code } } }',
      {
        i: { stages: { backendStage: {}, cacheStage: { fallbackTtl: null }, wafStage: { mode: 'ENABLE' } } },
      },
    )
    expect(
      errors.map(({ message }) => /Field "(\w+)"|at "([\w.]+)"; Expected/.exec(message)?.slice(1).join('')),
    ).toEqual(['name', 'origin', 'paranoiaLevel', 'i.stages.cacheStage.fallbackTtl'])
    for (const { extensions } of errors) expect(extensions.code).toBe('BAD_USER_INPUT')
  })

  it('reports each of several wrong values', async () => {
    await using world = await startWorld()
    const { errors } = await world.query(update, { i: { id: {}, fallbackTtl: 'a' } })
    expect(errors.map(({ message }) => /at "([\w.]+)"/.exec(message)?.[1])).toEqual(['i.id', 'i.fallbackTtl'])
  })

  const setRules = 'mutation ($i: SetRouteRulesInput!) { setRouteRules(input: $i) { userErrors { code } } }'
  const quoted = (text: string, times = 100) => `"${text.repeat(times)}…"`

  it.each<[string, string, Record<string, unknown>, string[]]>([
    [
      'text',
      setRules,
      { i: { id: SOME_ID, routeRules: [{ ruleHttpMatch: { methodFilters: ['x y😀'.repeat(2000)] } }] } },
      [
        `Variable "$i" got invalid value ${quoted('x y😀', 25)} at "i.routeRules[0].ruleHttpMatch.methodFilters[0]"; `,
        `Value ${quoted('x y😀', 25)} does not exist in "MethodFilterInput" enum.`,
      ],
    ],
    [
      'name',
      setRules,
      { i: { id: SOME_ID, routeRules: [{ ['n'.repeat(9999)]: 1 }] } },
      [`{ ${'n'.repeat(100)}… 1 }`, `Field ${quoted('n')} is not defined by type "RouteRuleInput".`],
    ],
    [
      'object',
      setRules,
      { i: { id: SOME_ID, ...Object.fromEntries(Array.from({ length: 999 }, (_, n) => [`field${n}`, n])) } },
      [
        'Variable "$i" got invalid value { id: ',
        '"routeRules" of required type "[RouteRuleInput!]!" was not provided.',
      ],
    ],
    [
      'document',
      `mutation { setRouteRules(input: { id: "${SOME_ID}", routeRules: "${'d'.repeat(9999)}" }) { userErrors { code } } }`,
      {},
      [`Value at "input.routeRules": Expected value of type "[RouteRuleInput!]!", found ${quoted('d')}.`],
    ],
  ])('shortens a long quotation (%s)', async (_what, text, variables, parts) => {
    await using world = await startWorld()
    const { errors } = await world.query(text, variables)
    for (const part of parts) expect(errors[0]?.message).toContain(part)
    for (const { message } of errors) expect([...message].length).toBeLessThanOrEqual(501)
  })

  it("blames the caller when only the argument's type rules out a variable's value", async () => {
    await using world = await startWorld()
    const { data, errors } = await world.query(
      'query ($id: ID = "00000000-0000-4000-8000-000000000001") { pipeline(id: $id) { id } }',
      { id: null },
    )
    expect(data).toEqual({ pipeline: null })
    expect(errors).toMatchObject([{ path: ['pipeline'], extensions: { code: 'BAD_USER_INPUT' } }])
    expect(errors[0]?.message).toContain('"id"')
    expect(world.log).toEqual([])
  })
})

describe('an unexpected error', () => {
  it.each([
    ['of the gateway', new Error('a secret of ours')],
    ['of GraphQL', new GraphQLError('a secret of ours')],
    [
      'marked as a GraphQL error',
      new GraphQLError('a secret of ours', { extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
    ],
  ])(
    'answers an unexpected error (%s) with a general message, and logs the original',
    async (_what, error) => {
      await using world = await startWorld({
        client: {
          onCall: () => {
            throw error
          },
        },
      })
      const result = await world.query(`{ pipeline(id: "${SOME_ID}") { id } }`)
      expect(result.errors).toMatchObject([
        { message: 'Something went wrong here.', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
      ])
      expect(JSON.stringify(result)).not.toContain('secret')
      expect(world.log).toMatchObject([{ level: 50, code: 'INTERNAL_SERVER_ERROR' }])
      expect(JSON.stringify(world.log)).toContain('a secret of ours')
    },
  )
})

describe('the status of a response', () => {
  it.each([
    ['{', '{}', 400],
    ['{ nope }', '{}', 422],
    ['query ($first: Int!) { pipelines(first: $first) { totalCount } }', '{}', 422],
    ['query a { __typename } query b { __typename }', '{}', 422],
    ['{ pipeline(id: "x") { id } }', '{}', 294],
    ['query ($id: ID = "x") { pipeline(id: $id) { id } }', '{"id":null}', 294],
  ])(
    'answers (%s %s) with 200 as application/json, and with %d as application/graphql-response+json',
    async (query, variables, status) => {
      await using world = await startWorld()
      expect((await get(world, { query, variables })).status).toBe(200)
      const { status: own } = await get(world, { query, variables }, 'application/graphql-response+json')
      expect(own).toBe(status)
    },
  )
})
