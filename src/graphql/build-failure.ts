/** The payload for a pipeline that could not be built. */
import {
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isInputObjectType,
} from 'graphql'
import { EdgeServicesError } from '../api-client/errors.js'
import type { UserError } from './__generated__/resolvers.js'
import type { BuildError } from './build-pipeline.js'
import { toCallerError } from './caller-errors.js'
import type { Context } from './context.js'
import { movedBelow } from './inputs/parsed.js'
import { NOTHING_CHANGED, toUserErrors, userError } from './user-errors.js'

/**
 * Turns the failure of a step into user errors that point at the step's part of the input. A failure that the caller cannot fix
 * is thrown, unless something is or may be left behind: then the payload must name it.
 * @throws the cause, or a GraphQLError that also states the outcome of the build.
 */
export function toBuildFailure(error: BuildError, { reportFailedWrite }: Context, info: GraphQLResolveInfo) {
  const { cause, path, input, leftBehind, statement } = error
  const userErrors = toUserErrors(cause, input, inputTypeAt(info, path), statement)?.map((problem) =>
    movedBelow(['input', ...path], problem),
  )
  if (userErrors === undefined && leftBehind.length === 0)
    throw withStatement(cause, statement, reportFailedWrite)
  reportFailedWrite(cause)
  return {
    userErrors: userErrors ?? [unexpected(cause, path, statement)],
    leftBehind: leftBehind.map(({ id, ...rest }) => ({ nodeId: id, ...rest })),
  }
}

/** The cause with a message that states the outcome of the whole build instead of the outcome of one call. */
function withStatement(cause: unknown, statement: string, report: (error: unknown) => void): unknown {
  if (!(cause instanceof EdgeServicesError) || statement === NOTHING_CHANGED) return cause
  report(cause)
  const { code, message, extensions } = toCallerError(cause, { outcome: statement })
  return new GraphQLError(message, { extensions: { ...extensions, code } })
}

function unexpected(cause: unknown, path: readonly string[], statement: string): UserError {
  const message =
    cause instanceof EdgeServicesError
      ? toCallerError(cause, { outcome: statement }).message
      : `Something went wrong here. ${statement}`
  return userError('UNKNOWN', ['input', ...path], message)
}

/** The type of the input at a path below the mutation's input. List indexes in the path are skipped. */
function inputTypeAt(info: GraphQLResolveInfo, path: readonly string[]): GraphQLInputObjectType {
  const argument = info.parentType.getFields()[info.fieldName]?.args.find(({ name }) => name === 'input')
  let type = getNamedType(argument?.type) as GraphQLInputObjectType
  for (const name of path) {
    const below = getNamedType(type.getFields()[name]?.type)
    if (isInputObjectType(below)) type = below
  }
  return type
}
