/** Variables that have the same key have the same cost, which is therefore computed once for all of them. */
import fc from 'fast-check'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createCostKey } from '../../../src/gateway/operation/variables.js'
import type { Context } from '../../../src/graphql/context.js'
import { computeCost } from '../../../src/graphql/limits/cost.js'
import { schema } from '../../../src/graphql/schema.js'
import { STAGE_KINDS } from '../../../src/wire/stage-kinds.js'
import { runs } from '../../support/extent.js'

const ID = '11111111-1111-4111-8111-111111111111'
const OTHER_ID = '22222222-2222-4222-8222-2222222222ab'

const NAMES = ['a', 'b', 'c', 'size', 'isWanted', 'filter', 'order'] as const

const variablesOf = fc.record({
  a: fc.constantFrom(ID, OTHER_ID, OTHER_ID.toUpperCase(), 'no id', null),
  b: fc.constantFrom(ID, OTHER_ID, OTHER_ID.toUpperCase(), 'no id', undefined),
  c: fc.constantFrom('a cursor', 'another', ID, null),
  size: fc.constantFrom(1, 20, 100, null, undefined),
  isWanted: fc.boolean(),
  filter: fc.constantFrom(null, { pipelineId: ID }, { pipelineId: OTHER_ID }, { projectId: ID }),
  order: fc.constantFrom(null, { field: 'NAME', direction: 'ASC' }, { field: 'NAME', direction: 'DESC' }),
})

const HEAD =
  '$a: ID!, $b: ID!, $c: String, $size: Int, $isWanted: Boolean!, $filter: CacheStageFilter, $order: PipelineOrder'

const STAGES =
  'cacheStages(first: $size, after: $c) { nodes { id pipeline @include(if: $isWanted) { name } } }'

const DOCUMENTS = [
  `query(${HEAD}) { one: pipeline(id: $a) { name ${STAGES} } other: pipeline(id: $b) { name ${STAGES} } }`,
  `query(${HEAD}) { pipeline(id: $a) { name ${STAGES} } cacheStage(id: $b) { pipeline { name } } literal: pipeline(id: "${OTHER_ID}") { name } }`,
  `query(${HEAD}) { cacheStages(filter: $filter, first: $size) { nodes { pipeline { name } backendStage { id status } } } pipeline(id: $a) { name } }`,
  `query(${HEAD}) { pipelines(first: $size, after: $c, orderBy: $order) { nodes { name more: cacheStages(after: "a cursor") { totalCount } ${STAGES} } } }`,
  `query(${HEAD}) { node(id: $a) { id } nodes(ids: [$a, $b]) { id } }`,
  `mutation(${HEAD}) { deletePipeline(input: { id: $a }) { userErrors { message } } }`,
]

const context = {
  kinds: { of: () => undefined, note() {} },
  loaders: { stages: Object.fromEntries(STAGE_KINDS.map((kind) => [kind, { search: null }])) },
} as unknown as Context

describe('the key of variables for the cost', () => {
  it.each(DOCUMENTS)('is the same only where the cost is the same: %s', (text) => {
    const document = parse(text)
    const keyOf = createCostKey(document, NAMES)
    const costs = new Map<string, unknown>()
    fc.assert(
      fc.property(variablesOf, (variables) => {
        const key = keyOf(variables)
        if (key === null) return
        const cost = computeCost(
          { schema, document, operationName: null, variableValues: variables },
          context,
        )
        if (costs.has(key)) expect(cost).toEqual(costs.get(key))
        else costs.set(key, cost)
      }),
      { numRuns: runs(5_000) },
    )
  })

  it('the key differs for texts that are equal only when joined', () => {
    const page = (first: number, after: string) =>
      `cacheStages(filter: { pipelineId: "${ID}" }, first: ${first}, after: ${after}) { totalCount }`
    const literals = [page(1, '"x"'), page(2, '"y\\nliteral z"'), page(2, '"x\\nliteral y"'), page(2, '"z"')]
    const fields = [...literals, page(1, '$a'), page(2, '$b')].map((field, index) => `f${index}: ${field}`)
    const document = parse(`query ($a: String, $b: String) { ${fields.join(' ')} }`)
    const keyOf = createCostKey(document, ['a', 'b'])
    const [one, other] = [
      { a: 'x', b: 'y\nliteral z' },
      { a: 'x\nliteral y', b: 'z' },
    ] as const
    const costOf = (variableValues: Record<string, string>) =>
      computeCost({ schema, document, operationName: null, variableValues }, context)
    expect(costOf(one)).not.toEqual(costOf(other))
    expect(keyOf(one)).not.toBe(keyOf(other))
  })

  it('the key does not depend on the ids in the variables', () => {
    const keyOf = createCostKey(parse('query($id: ID!) { cacheStage(id: $id) { id } }'), ['id'])
    expect(keyOf({ id: ID })).toBe(keyOf({ id: OTHER_ID }))
    expect(keyOf({ id: ID })).not.toBe(keyOf({ id: 'no id' }))
  })

  it('there is no key for operations that read objects by ids of unknown kind', () => {
    expect(createCostKey(parse('query($id: ID!) { node(id: $id) { id } }'), ['id'])({ id: ID })).toBeNull()
  })

  it('there is no key for long variables', () => {
    const keyOf = createCostKey(parse('query($ids: [ID!]!) { plans { name } }'), ['ids'])
    expect(keyOf({ ids: Array(100).fill(ID) })).toBeNull()
  })
})
