import { GraphQLError } from 'graphql'

/** An error of a request that is not yet an operation. The response has this status, whichever media type the caller accepts. */
export function httpError(
  status: number,
  code: string,
  message: string,
  headers?: Record<string, string>,
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, ...(headers && { headers }) } } })
}
