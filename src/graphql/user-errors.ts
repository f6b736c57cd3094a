/** Problems of a mutation's input, found here or by the API, as data for the caller. */
import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql'
import {
  EdgeServicesError,
  type InvalidArgument,
  InvalidArgumentsError,
  NotFoundError,
} from '../edge-services/errors.js'
import type { UserError, UserErrorCode } from './__generated__/resolvers.js'

export function userError(code: UserErrorCode, field: readonly string[], message: string): UserError {
  return { code, field: [...field], message }
}

/** What the API refused of a write, where the caller can put it right; null where not. */
export function toUserErrors(
  error: unknown,
  input: object,
  inputType: GraphQLInputObjectType,
): UserError[] | null {
  if (!(error instanceof EdgeServicesError)) return null
  if (error instanceof InvalidArgumentsError) return fromDetails(error.details, inputType)
  if (error instanceof NotFoundError) return [notFound(error, input)]
  const sentence = sentences[error.code]
  if (sentence === undefined) return null
  const [code, message] = sentence
  return [userError(code, ['input'], message)]
}

const sentences: Partial<Record<EdgeServicesError['code'], [UserErrorCode, string]>> = {
  QUOTA_EXCEEDED: ['QUOTA_EXCEEDED', 'A quota is used up. Nothing was changed.'],
  ALREADY_EXISTS: ['CONFLICT', 'It exists already. Nothing was changed.'],
  CONFLICT: ['CONFLICT', 'It clashes with what is there. Nothing was changed.'],
  TRANSIENT_STATE: [
    'TRANSIENT_STATE',
    'It is being changed just now: try again when that is over. Nothing was changed.',
  ],
  EXPIRED: ['EXPIRED', 'It has expired. Nothing was changed.'],
  PRECONDITION_FAILED: [
    'PRECONDITION_FAILED',
    'Something else must be done first, such as removing what still uses it. Nothing was changed.',
  ],
  LOCKED: ['LOCKED', 'It is locked. Nothing was changed.'],
}

/** Points at the input that has the id in it, else at the one that says where to write. */
function notFound({ resourceId }: NotFoundError, input: object): UserError {
  const entries = Object.entries(input)
  const [name = null] =
    entries.find(([, value]) => resourceId !== null && value === resourceId) ??
    entries.find(([key]) => key === 'id' || key === 'pipelineId') ??
    []
  return userError(
    'NOT_FOUND',
    name === null ? ['input'] : ['input', name],
    'Does not exist. Nothing was changed.',
  )
}

function fromDetails(details: readonly InvalidArgument[], inputType: GraphQLInputObjectType): UserError[] {
  if (details.length === 0)
    return [userError('INVALID', ['input'], 'Edge Services does not accept the input, and does not say why.')]
  return details.map(({ argumentName, reason, helpMessage }) => {
    const path = toInputPath(argumentName, inputType)
    const code = reason === 'required' ? 'REQUIRED' : 'INVALID'
    const what = path.length > 1 ? '' : `${argumentName}: `
    return userError(code, path, `${what}${helpMessage ?? defaultHelp(reason)}`)
  })
}

function defaultHelp(reason: string): string {
  return reason === 'required' ? 'must be given' : 'is not accepted by Edge Services'
}

/**
 * The API's `scaleway_lb.lbs[0].zone` is `["input", "origin", "scalewayLb", "lbs", "0", "zone"]` here. What the input has
 * under no name points at the input as a whole.
 */
function toInputPath(argumentName: string, inputType: GraphQLInputObjectType): string[] {
  const segments = argumentName
    .split(/[.[\]]+/)
    .filter((segment) => segment !== '')
    .map((segment) => segment.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase()))
  const [head] = segments
  if (head === undefined) return ['input']
  const fields = inputType.getFields()
  if (head in fields) return ['input', ...segments]
  for (const field of Object.values(fields)) {
    const nested = getNamedType(field.type)
    if (isInputObjectType(nested) && head in nested.getFields()) return ['input', field.name, ...segments]
  }
  return ['input']
}
