/** Classifies the errors of the GraphQL library, whose meaning is only in their text. */
import { type ASTNode, GraphQLError, isValueNode, Kind } from 'graphql'

/**
 * Whether the error says that a variable or an argument does not fit its type. Such an error points at the variable's definition or
 * at the argument's value, whereas errors of resolvers and results point at fields.
 */
export function isAboutArgument(error: GraphQLError): boolean {
  const [node] = error.nodes ?? []
  return node !== undefined && isInput(node)
}

function isInput(node: ASTNode): boolean {
  return node.kind === Kind.VARIABLE_DEFINITION || isValueNode(node)
}

/** Whether the operation's text is invalid, regardless of its variables. */
export function isAboutDocument(error: GraphQLError): boolean {
  return error.extensions.code === 'GRAPHQL_VALIDATION_FAILED'
}

/** The codes of Yoga and of the executor for requests that are not operations. */
const REQUEST_CODES = ['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']

/** Whether the request is well-formed, but its operation cannot be begun. */
export function isAboutOperation(error: GraphQLError): boolean {
  return isAboutArgument(error) || error.extensions.code === 'OPERATION_RESOLUTION_FAILURE'
}

/**
 * @param error as it is in the executor's result
 * @param cause the error that was thrown: see `rootCause`
 */
export function graphqlErrorCode(error: GraphQLError, cause: GraphQLError): string {
  const code = cause.extensions.code ?? error.extensions.code
  if (typeof code === 'string') return REQUEST_CODES.includes(code) ? 'BAD_USER_INPUT' : code
  // Before any field is resolved, only the request can be wrong.
  const isOfRequest = error.path === undefined && error.extensions.unexpected !== true
  return isOfRequest ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR'
}

/** The error that was originally thrown, without the wrappers that the executor added. */
export function rootCause(error: GraphQLError): unknown {
  let cause: unknown = error
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError
  return cause
}
