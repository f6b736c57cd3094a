/** The steps of every mutation: parse the whole input, write once, keep the result, and turn refusals into user errors. */
import { type GraphQLInputObjectType, type GraphQLResolveInfo, getNamedType } from 'graphql'
import type { UserError } from './__generated__/resolvers.js'
import type { Context } from './context.js'
import type { Parsed } from './inputs/parsed.js'
import { toUserErrors } from './user-errors.js'

type WriteOptions<Request, Result, Payload> = {
  input: object
  /** If the input has problems, nothing is sent. */
  request: Parsed<Request>
  send: (request: Request) => Promise<Result>
  /** Keeps the result for the rest of the operation. */
  prime?: (result: Result, request: Request) => void
  payload: (result: Result, request: Request) => Payload
}

export async function write<Request, Result, Payload extends object>(
  { input, request, send, prime, payload }: WriteOptions<Request, Result, Payload>,
  { loaders, reportFailedWrite }: Context,
  info: GraphQLResolveInfo,
): Promise<Payload & { userErrors: UserError[] }> {
  if (!request.ok) return onlyProblems<Payload>([...request.problems])
  try {
    const result = await send(request.value)
    loaders.clearAll()
    prime?.(result, request.value)
    return { ...payload(result, request.value), userErrors: [] }
  } catch (error) {
    loaders.clearAll()
    const userErrors = toUserErrors(error, input, inputTypeOf(info))
    if (userErrors === null) throw error
    reportFailedWrite(error)
    return onlyProblems<Payload>(userErrors)
  }
}

/** With user errors, a payload's other fields are null. GraphQL reads a missing field as null. */
function onlyProblems<Payload>(userErrors: UserError[]) {
  return { userErrors } as Payload & { userErrors: UserError[] }
}

function inputTypeOf(info: GraphQLResolveInfo): GraphQLInputObjectType {
  const argument = info.parentType.getFields()[info.fieldName]?.args.find(({ name }) => name === 'input')
  return getNamedType(argument?.type) as GraphQLInputObjectType
}
