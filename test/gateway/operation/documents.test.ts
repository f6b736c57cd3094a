/** Documents are kept while there is room for them, and for their plans and costs. */
import { describe, expect, it } from 'vitest'
import { createOperations } from '../../../src/gateway/operation/operations.js'
import type { Context } from '../../../src/graphql/context.js'
import { DEFAULT_LIMITS } from '../../../src/graphql/limits/limits.js'
import { schema } from '../../../src/graphql/schema.js'
import { STAGE_KINDS } from '../../../src/wire/stage-kinds.js'

const context = {
  kinds: { of: () => undefined, note() {} },
  loaders: { stages: Object.fromEntries(STAGE_KINDS.map((kind) => [kind, { search: null }])) },
  countNodes() {},
} as unknown as Context

const request = {
  requestId: 'one',
  token: null,
  client: '127.0.0.1',
  responseType: 'application/json',
  showsCost: false,
  readsOnly: false,
  signal: new AbortController().signal,
} as const

function startOperations(limits = DEFAULT_LIMITS) {
  let validated = 0
  const { run } = createOperations({
    schema,
    limits,
    createContext: () => context,
    onValidate: () => validated++,
  })
  return {
    run: async (query: string, variables = {}) =>
      (await run({ query, operationName: null, variables }, request)).result,
    get validated() {
      return validated
    },
  }
}

const count = <T>(length: number, item: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => item(index))

/** Selects about 600 fields in a short document. */
const large = (name: string, definitions = '', condition = '') =>
  `query ${name}${definitions} { ${condition} ${count(40, (n) => `t${n}: __type(name: "Pipeline") { ...F }`).join(' ')} }
  fragment F on __Type { name kind description fields { name description type { name kind ofType { name kind } } args { name } } }`

describe('prepared documents', () => {
  it('a document is validated once while there is room', async () => {
    const operations = startOperations()
    for (let time = 0; time < 3; time++) await operations.run(large('Again'))
    expect(operations.validated).toBe(1)
  })

  it('an invalid document is validated once while there is room, and always gets its own errors', async () => {
    const operations = startOperations()
    for (const field of ['colour', 'flavour', 'colour', 'flavour']) {
      const { data, errors } = await operations.run(`{ pipelines { nodes { ${field} } } }`)
      expect(data).toBeUndefined()
      expect(errors?.map(({ message }) => message)).toEqual([
        `Cannot query field "${field}" on type "Pipeline".`,
      ])
    }
    expect(operations.validated).toBe(2)
  })

  it('an invalid document with many errors is not kept', async () => {
    const operations = startOperations()
    const text = `{ pipelines { nodes { ${count(50, (n) => `colour${n}`).join(' ')} } } }`
    for (let time = 0; time < 2; time++) expect((await operations.run(text)).errors).toHaveLength(50)
    expect(operations.validated).toBe(2)
  })

  it('invalid documents take no room of valid ones', async () => {
    const operations = startOperations()
    await operations.run('{ __typename }')
    for (let n = 0; n < 1_000; n++) await operations.run(`{ pipelines { nodes { colour${n} } } }`)
    await operations.run('{ __typename }')
    expect(operations.validated).toBe(1_001)
    await operations.run('{ pipelines { nodes { colour0 } } }')
    expect(operations.validated).toBe(1_002)
  })

  it('a document is counted with its plans, not only with its text', async () => {
    const operations = startOperations()
    for (let n = 0; n < 60; n++) {
      const { errors } = await operations.run(large(`Q${n}`))
      expect(errors).toBeUndefined()
    }
    await operations.run(large('Q0'))
    expect(operations.validated).toBe(61)
  })

  it('a document stays within its room for any values of its conditions', async () => {
    const operations = startOperations()
    const text = large(
      'Conditions',
      '($a: Boolean!, $b: Boolean!, $c: Boolean!)',
      'a: __typename @include(if: $a) b: __typename @include(if: $b) c: __typename @include(if: $c)',
    )
    for (let n = 0; n < 16; n++) {
      const variables = { a: (n & 1) > 0, b: (n & 2) > 0, c: (n & 4) > 0 }
      const { data } = await operations.run(text, variables)
      expect(Object.keys(data ?? {}).filter((key) => key in variables)).toEqual(
        Object.entries(variables).flatMap(([key, isIncluded]) => (isIncluded ? [key] : [])),
      )
    }
    expect(operations.validated).toBe(1)
  })

  it('a document is counted with its known costs', async () => {
    // The costs are computed, but no operation is executed.
    const operations = startOperations({ ...DEFAULT_LIMITS, upstreamCalls: 1 })
    const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
    const text = (name: string) =>
      `query ${name}(${count(30, (n) => `$f${n}: StageScopeFilter`).join(' ')}) { ${count(30, (n) => `f${n}: cacheStages(filter: $f${n}) { totalCount }`).join(' ')} }`
    const variables = (time: number) =>
      Object.fromEntries(
        count(30, (n) => [`f${n}`, { pipelineId: id(time), projectId: id(n), organizationId: id(n) }]),
      )
    for (let n = 0; n < 60; n++)
      for (let time = 0; time < 30; time++) {
        const { errors } = await operations.run(text(`Q${n}`), variables(time))
        expect(errors?.[0]?.extensions.code).toBe('COST_LIMIT_EXCEEDED')
      }
    expect(operations.validated).toBe(60)
    await operations.run(text('Q0'), variables(0))
    expect(operations.validated).toBe(61)
  })
})
