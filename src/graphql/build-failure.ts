/** What a caller is told of a pipeline that could not be built. */
import {
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isInputObjectType,
} from 'graphql'
import { EdgeServicesError } from '../edge-services/errors.js'
import type { UserError } from './__generated__/resolvers.js'
import type { BuildError } from './build-pipeline.js'
import { toCallerError } from './caller-errors.js'
import type { Context } from './context.js'
import { below } from './inputs/checks.js'
import { toUserErrors, userError } from './user-errors.js'

/**
 * User errors that point at the step's part of the input. What is not the caller's to put right is an error as ever, unless
 * something was left behind: then the payload has to say so.
 */
export function toBuildFailure(error: BuildError, { reportRefusal }: Context, info: GraphQLResolveInfo) {
  const { cause, path, input, leftBehind } = error
  const userErrors = toUserErrors(cause, input, inputTypeAt(info, path))?.map((problem) =>
    below(['input', ...path], problem),
  )
  if (userErrors === undefined && leftBehind.length === 0) throw withoutDoubt(cause, reportRefusal)
  reportRefusal(cause)
  return {
    userErrors: userErrors ?? [unexpected(cause, path)],
    leftBehind: leftBehind.map(({ id, typeName }) => ({ nodeId: id, typeName })),
  }
}

/** What went wrong with a write that has been undone: no doubt is left about it. */
function withoutDoubt(cause: unknown, report: (error: unknown) => void): unknown {
  if (!(cause instanceof EdgeServicesError)) return cause
  report(cause)
  const { code, message, extensions } = toCallerError(cause, { undone: true })
  return new GraphQLError(message, { extensions: { ...extensions, code } })
}

function unexpected(cause: unknown, path: readonly string[]): UserError {
  const message =
    cause instanceof EdgeServicesError ? toCallerError(cause).message : 'Something went wrong here.'
  return userError('UNKNOWN', ['input', ...path], message)
}

/** The type of the input at a path below the mutation's; list indexes are passed over. */
function inputTypeAt(info: GraphQLResolveInfo, path: readonly string[]): GraphQLInputObjectType {
  const argument = info.parentType.getFields()[info.fieldName]?.args.find(({ name }) => name === 'input')
  let type = getNamedType(argument?.type) as GraphQLInputObjectType
  for (const name of path) {
    const below = getNamedType(type.getFields()[name]?.type)
    if (isInputObjectType(below)) type = below
  }
  return type
}
