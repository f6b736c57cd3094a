import { GraphQLError } from 'graphql'

/**
 * The error for an argument that is not acceptable. Nothing was read. `message` names the argument, the limit and the value.
 */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}
