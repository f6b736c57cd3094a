/** User errors: problems with a mutation's input, found by the gateway or by the API, as data for the caller. */

import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql'
import {
  EdgeServicesError,
  type InvalidArgument,
  InvalidArgumentsError,
  NotFoundError,
  PreconditionFailedError,
} from '../api-client/errors.js'
import { PrerequisiteNotFoundError } from '../api-client/failures.js'
import type { UserError, UserErrorCode } from './__generated__/resolvers.js'
import { missingPrerequisite } from './missing-prerequisite.js'

export function userError(code: UserErrorCode, field: readonly string[], message: string): UserError {
  return { code, field: [...field], message }
}

export const NOTHING_CHANGED = 'Nothing was changed.'

/**
 * The user errors for a write that failed. Null if the caller cannot fix the failure.
 * @param outcome the outcome of the mutation, as a sentence.
 */
export function toUserErrors(
  error: unknown,
  input: object,
  inputType: GraphQLInputObjectType,
  outcome = NOTHING_CHANGED,
): UserError[] | null {
  if (!(error instanceof EdgeServicesError)) return null
  if (error instanceof InvalidArgumentsError) return fromDetails(error.details, inputType)
  if (error instanceof NotFoundError) return [notFound(error, input, outcome)]
  if (error instanceof PrerequisiteNotFoundError) return [missingPrerequisite(error, input, outcome)]
  const sentence = sentences[error.code]
  if (sentence === undefined) return null
  const [code, message] = sentence
  const help = error instanceof PreconditionFailedError ? cleanHelp(error.helpMessage) : null
  const path = code === 'QUOTA_EXCEEDED' ? [] : (subjectOf(input)?.path ?? [])
  return [
    userError(
      code,
      ['input', ...path],
      `${help ?? message}${help?.endsWith('.') === false ? '.' : ''} ${outcome}`,
    ),
  ]
}

const sentences: Partial<Record<EdgeServicesError['code'], [UserErrorCode, string]>> = {
  QUOTA_EXCEEDED: ['QUOTA_EXCEEDED', 'A quota is used up.'],
  ALREADY_EXISTS: ['CONFLICT', 'It exists already.'],
  CONFLICT: ['CONFLICT', 'It clashes with what is there.'],
  TRANSIENT_STATE: ['TRANSIENT_STATE', 'It is being changed just now: try again when that is over.'],
  EXPIRED: ['EXPIRED', 'It has expired.'],
  PRECONDITION_FAILED: [
    'PRECONDITION_FAILED',
    'Something else must be done first, such as removing what still uses it.',
  ],
  LOCKED: ['LOCKED', 'It is locked.'],
}

/** Points at the input field that holds the missing id. If no field does, it points at the subject of the write. */
function notFound({ resourceId }: NotFoundError, input: object, outcome: string): UserError {
  const found = (resourceId === null ? null : findValue(input, resourceId)) ?? subjectOf(input)
  const what = found === null ? 'What it names' : `${found.path.at(-1)} ${found.value}`
  return userError(
    'NOT_FOUND',
    ['input', ...(found?.path ?? [])],
    `${what} does not exist, or not for this credential. ${outcome}`,
  )
}

type InputValue = { path: string[]; value: string }

/** The subject of a write: the object itself or, for a create, its pipeline. */
function subjectOf(input: object): InputValue | null {
  const entry = Object.entries(input).find(([name]) => name === 'id' || name === 'pipelineId')
  return entry === undefined ? null : { path: [entry[0]], value: String(entry[1]) }
}

function findValue(input: object, wanted: string): InputValue | null {
  for (const [name, value] of Object.entries(input)) {
    if (value === wanted) return { path: [name], value: wanted }
    const below = typeof value === 'object' && value !== null ? findValue(value, wanted) : null
    if (below !== null) return { path: [name, ...below.path], value: wanted }
  }
  return null
}

function fromDetails(details: readonly InvalidArgument[], inputType: GraphQLInputObjectType): UserError[] {
  if (details.length === 0)
    return [userError('INVALID', ['input'], 'Edge Services does not accept the input, and does not say why.')]
  return details.map(({ argumentName, reason, helpMessage }) => {
    const path = toInputPath(argumentName, inputType)
    const code = reason === 'required' ? 'REQUIRED' : 'INVALID'
    const help = cleanHelp(helpMessage) ?? defaultHelp(reason)
    return userError(code, path, `${subjectOfHelp(path, argumentName, help)}${help}`)
  })
}

/** The subject for a help text that has none, such as "value is required", or whose argument is not in our input. */
function subjectOfHelp(path: readonly string[], argumentName: string, help: string): string {
  if (path.length === 1) return `${argumentName}: `
  return SUBJECTLESS_HELP.test(help) ? `${path.slice(1).join('.')}: ` : ''
}

const SUBJECTLESS_HELP = /^(value|this value|it|is|must|cannot|should|has|may|does|required|invalid)\b/i

function defaultHelp(reason: string): string {
  return reason === 'required' ? 'must be given' : 'is not accepted by Edge Services'
}

/** Lists that the API wraps in an object, but our inputs do not. */
const WRAPPERS: readonly [wrapper: RegExp, inner: string][] = [
  [/\bexclusion_rules\.rules\b/, 'exclusion_rules'],
  [/\btls_secrets_config(?:\.tls_secrets)?\b/, 'secrets'],
]

/**
 * Turns the API's `scaleway_lb.lbs[0].zone` into `["input", "origin", "scalewayLb", "lbs", "0", "zone"]`. An argument that the
 * input does not have becomes the path of the whole input.
 */
function toInputPath(argumentName: string, inputType: GraphQLInputObjectType): string[] {
  const segments = WRAPPERS.reduce((name, [wrapper, inner]) => name.replace(wrapper, inner), argumentName)
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

const MAX_LENGTH = 300

/** The number of characters to search. Beyond a few thousand, the search for addresses would take seconds. */
const MAX_SEARCHED = 1_000

/** Matches addresses: with a scheme, starting with `www.`, or of a host with a path. */
const URL_LIKE = /\b(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+|\b[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?\/\S*/gi

/** One line of at most 300 characters without addresses. Null if nothing is left. */
function cleanHelp(help: string | null): string | null {
  if (help === null) return null
  const text = beginningOf(help)
    .replace(URL_LIKE, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (text === '') return null
  const characters = [...text]
  return characters.length <= MAX_LENGTH ? text : `${characters.slice(0, MAX_LENGTH - 1).join('')}…`
}

/** Drops the last word if the text was cut within it, because the word could be part of an address. */
function beginningOf(help: string): string {
  return help.length <= MAX_SEARCHED ? help : help.slice(0, MAX_SEARCHED).replace(/\S+$/, '')
}
