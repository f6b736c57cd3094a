import { GraphQLError } from 'graphql'

/** What is wrong with a request before it is an operation: answered with this status, whatever type is accepted. */
export function httpError(
  status: number,
  code: string,
  message: string,
  headers?: Record<string, string>,
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, ...(headers && { headers }) } } })
}
