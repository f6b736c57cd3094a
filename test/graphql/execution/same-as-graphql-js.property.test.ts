/** The executor answers as graphql-js does, whatever is asked and whatever resolvers do. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql'
import { expect, it } from 'vitest'
import { isAll } from '../../support/extent.js'
import { Choices } from './support/choices.js'
import { expectSameAnswers } from './support/compare.js'
import { generateDocument } from './support/generate-document.js'
import { addRandomResolvers, type RandomContext, type Rates } from './support/random-data.js'
import { createSecondSchema } from './support/second-schema.js'

const gatewaySchema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'))
addRandomResolvers(gatewaySchema)
const secondSchema = createSecondSchema()
addRandomResolvers(secondSchema, ['Box'])

const RATES: readonly Rates[] = [
  { bad: 0, late: 0 },
  { bad: 60, late: 0 },
  { bad: 0, late: 300 },
  { bad: 60, late: 300 },
  { bad: 250, late: 600 },
]

const numbers = fc.array(fc.nat(9_999), { minLength: 20, maxLength: 400, size: 'max' })

it.each([
  { name: 'the whole schema of the gateway', schema: gatewaySchema },
  { name: 'lists of lists, custom scalars and types that are asked for', schema: secondSchema },
])(
  '$name: data, errors, their order and the calls of resolvers are those of graphql-js',
  async ({ schema }) => {
    await fc.assert(
      fc.asyncProperty(numbers, fc.nat(), (choices, seed) => compare(schema, new Choices(choices), seed)),
      { numRuns: isAll ? 5_000 : 300 },
    )
  },
  600_000,
)

async function compare(schema: GraphQLSchema, choices: Choices, seed: number): Promise<void> {
  const rates = choices.of(RATES)
  const { text, variables } = generateDocument(schema, choices)
  const document = parse(text)
  expect(validate(schema, document), text).toEqual([])
  await expectSameAnswers(schema, document, variables, () => ({
    contextValue: { seed, rates, calls: [] } satisfies RandomContext,
    rootValue: undefined,
  }))
}
