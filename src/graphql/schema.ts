/** `schema.graphql` with its resolvers. */
import { readFileSync } from 'node:fs'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { addDateTimeSerializer } from './date-time.js'
import { resolvers } from './resolvers/resolvers.js'
import { addWireFieldResolvers } from './wire-fields.js'

/** The published SDL, with descriptions. Its file is at the top of the project, next to both `src` and `dist`. */
export const typeDefs = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')

/** Shared by all gateways of a process, because it holds no state of any gateway, and building it takes tens of milliseconds. */
export const schema: GraphQLSchema = buildSchema()

function buildSchema(): GraphQLSchema {
  const built = makeExecutableSchema({ typeDefs, resolvers })
  addDateTimeSerializer(built)
  addWireFieldResolvers(built)
  return built
}
