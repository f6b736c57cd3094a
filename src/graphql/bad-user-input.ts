import { GraphQLError } from 'graphql'

/** What a caller asked for cannot be: nothing was read. The message names the argument, the limit and the value. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}
