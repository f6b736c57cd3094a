/** Tests that introspection shows the published schema, with every description. */
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql'
import { expect, it } from 'vitest'
import { typeDefs } from '../../src/graphql/schema.js'
import { startWorld } from '../support/gateway.js'

it('introspection returns the published schema with all of its descriptions', async () => {
  await using world = await startWorld()
  const query = getIntrospectionQuery({
    schemaDescription: true,
    specifiedByUrl: true,
    inputValueDeprecation: true,
    oneOf: true,
  })
  const introspected = buildClientSchema((await world.query(query)).data)
  const published = buildSchema(typeDefs)
  expect(printSchema(lexicographicSortSchema(introspected))).toBe(
    printSchema(lexicographicSortSchema(published)),
  )
})
