import { GraphQLError } from 'graphql'

/** The error for an argument that is not acceptable, before anything is read. `message` names the argument, the limit and the value. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}
