/** `schema.graphql` joined to its resolvers. */
import { readFileSync } from 'node:fs'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { resolvers } from './resolvers/resolvers.js'
import { addWireFieldResolvers } from './wire-fields.js'

/** The SDL as it is published: with descriptions. It lies at the top of the project, beside both `src` and `dist`. */
export const typeDefs = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')

/** Shared by all gateways of a process: nothing in it belongs to one of them, and building it takes tens of milliseconds. */
export const schema: GraphQLSchema = buildSchema()

function buildSchema(): GraphQLSchema {
  const built = makeExecutableSchema({ typeDefs, resolvers })
  addWireFieldResolvers(built)
  return built
}
