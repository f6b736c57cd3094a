/** What GraphQL's own errors are about, which they say in words alone. */
import { type ASTNode, GraphQLError, isValueNode, Kind } from 'graphql'

/**
 * Whether a variable or an argument does not fit its type. Such errors point into the operation at the variable's
 * definition or at the argument's value, whereas those of resolvers and of results point at fields.
 */
export function isAboutArgument(error: GraphQLError): boolean {
  const [node] = error.nodes ?? []
  return node !== undefined && isInput(node)
}

function isInput(node: ASTNode): boolean {
  return node.kind === Kind.VARIABLE_DEFINITION || isValueNode(node)
}

/** Whether the operation's text itself is at fault, whatever its variables are. */
export function isAboutDocument(error: GraphQLError): boolean {
  return error.extensions.code === 'GRAPHQL_VALIDATION_FAILED'
}

/** Yoga's and the executor's names for requests that are no operation. */
const REQUEST_CODES = ['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']

/** Whether the request is well-formed, and what it asks for cannot be begun. */
export function isAboutOperation(error: GraphQLError): boolean {
  return isAboutArgument(error) || error.extensions.code === 'OPERATION_RESOLUTION_FAILURE'
}

/**
 * @param error as it would be answered
 * @param cause what was thrown, see `rootCause`
 */
export function graphqlErrorCode(error: GraphQLError, cause: GraphQLError): string {
  const code = cause.extensions.code ?? error.extensions.code
  if (typeof code === 'string') return REQUEST_CODES.includes(code) ? 'BAD_USER_INPUT' : code
  // Before any field was resolved, there was but the request to go wrong.
  const isOfRequest = error.path === undefined && error.extensions.unexpected !== true
  return isOfRequest ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR'
}

/** What was thrown, below what the executor made of it. */
export function rootCause(error: GraphQLError): unknown {
  let cause: unknown = error
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError
  return cause
}
