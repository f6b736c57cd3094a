/** Variables of an operation, from a request's JSON to values that resolvers can take. */
import {
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import { renameVariables } from '../../graphql/limits/parse-document.js'

export type Variables = Readonly<Record<string, unknown>>

/** The number of errors at which GraphQL's own executor stops. */
const MAX_ERRORS = 50

/**
 * An error may quote a whole object, or a whole variable. Where the variables have more values than this, only the first error is
 * reported, because quoting ninety thousand values fifty times takes many seconds.
 */
const MANY_VALUES = 1_000

/** @returns the coerced variables, or why they do not fit their types. */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Variables,
): { coerced: Variables; errors?: never } | { coerced?: never; errors: readonly GraphQLError[] } {
  if (variableDefinitions.length === 0) return NONE
  const inputs = renameVariables(given)
  const first = getVariableValues(schema, variableDefinitions, inputs, { maxErrors: 1 })
  if (first.coerced !== undefined || hasMoreValues(inputs, MANY_VALUES)) return first
  return getVariableValues(schema, variableDefinitions, inputs, { maxErrors: MAX_ERRORS })
}

const NONE = { coerced: Object.freeze({}) as Variables }

function hasMoreValues(value: unknown, limit: number): boolean {
  const rest = [value]
  for (let values = 0; rest.length > 0; values++) {
    if (values > limit) return true
    const next = rest.pop()
    if (typeof next !== 'object' || next === null) continue
    const below = Object.values(next)
    if (below.length > limit) return true
    rest.push(...below)
  }
  return false
}
