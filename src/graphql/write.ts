/** What every mutation does: check the whole input, write once, keep what came back, turn refusals into user errors. */
import { type GraphQLInputObjectType, type GraphQLResolveInfo, getNamedType } from 'graphql'
import type { UserError } from './__generated__/resolvers.js'
import type { Context } from './context.js'
import { toUserErrors } from './user-errors.js'

type WriteOptions<Result, Payload> = {
  input: object
  /** Problems known beforehand: with any, nothing is sent. */
  problems: readonly UserError[]
  send: () => Promise<Result>
  /** Keeps what came back for the rest of the operation. */
  prime?: (result: Result) => void
  payload: (result: Result) => Payload
}

export async function write<Result, Payload extends object>(
  { input, problems, send, prime, payload }: WriteOptions<Result, Payload>,
  { loaders, reportRefusal }: Context,
  info: GraphQLResolveInfo,
): Promise<Payload & { userErrors: UserError[] }> {
  if (problems.length > 0) return onlyProblems<Payload>([...problems])
  try {
    const result = await send()
    loaders.clearAll()
    prime?.(result)
    return { ...payload(result), userErrors: [] }
  } catch (error) {
    loaders.clearAll()
    const userErrors = toUserErrors(error, input, inputTypeOf(info))
    if (userErrors === null) throw error
    reportRefusal(error)
    return onlyProblems<Payload>(userErrors)
  }
}

/** A payload's other fields are null beside user errors, which to GraphQL is the same as not being there. */
function onlyProblems<Payload>(userErrors: UserError[]) {
  return { userErrors } as Payload & { userErrors: UserError[] }
}

function inputTypeOf(info: GraphQLResolveInfo): GraphQLInputObjectType {
  const argument = info.parentType.getFields()[info.fieldName]?.args.find(({ name }) => name === 'input')
  return getNamedType(argument?.type) as GraphQLInputObjectType
}
