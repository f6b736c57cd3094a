/** The parameters of a request for an operation. https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters */
import { GraphQLError } from 'graphql'
import type { Limits } from '../../graphql/limits/limits.js'
import type { OperationParams } from '../operation/operation-request.js'
import { httpError } from './http-error.js'
import { readJson } from './read-json.js'

const PARAMETERS = ['query', 'operationName', 'variables', 'extensions']

/** Levels around the caller's values in a body: the parameters and the variables. */
const BODY_LEVELS = 2

/** Memory of parsed JSON, estimated: an empty object has two tokens and takes 56 bytes; a string of one letter in a list has two tokens and takes 32. */
const BYTES_PER_TOKEN = 32

/**
 * Reads a body as the object of parameters.
 * @returns also an upper bound of the memory that the text and the parameters take.
 * @throws GraphQLError with the status: 400 if the text is not JSON with one meaning, 422 if it is not an object.
 */
export function readBodyJson(
  text: string,
  limits: Limits,
): { params: Record<string, unknown>; bytes: number } {
  const { value, tokens } = readJson(text, 'The body', BODY_LEVELS, limits)
  assertObject(value)
  return { params: value, bytes: text.length + BYTES_PER_TOKEN * tokens }
}

function assertObject(body: unknown): asserts body is Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw malformed('The body must be a JSON object with a "query"; operations cannot be batched')
}

/**
 * If the request has a hash in place of the operation, the response asks for the operation. Apollo's and urql's clients know the message, and
 * stop sending hashes. The status is 200 for any `Accept`, as in Apollo Server, because some clients do not read other
 * responses. If the operation comes with its hash, the hash is ignored.
 * @throws GraphQLError with the status: 422 if a parameter has the wrong type or "query" is missing; 400 if there is an unknown one;
 * PERSISTED_QUERY_NOT_SUPPORTED.
 */
export function readParams(params: Readonly<Record<string, unknown>>): OperationParams {
  const { query, operationName = null, variables = null, extensions = null } = params
  if (!query && (extensions as { persistedQuery?: unknown } | null)?.persistedQuery)
    throw new GraphQLError('PersistedQueryNotSupported', {
      extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED', http: { status: 200 } },
    })
  if (query === undefined || query === null || query === '')
    throw malformed('Must provide query string: the request has no "query"')
  if (typeof query !== 'string') throw malformed(`"query" must be a string, got ${typeOf(query)}`)
  if (typeof (operationName ?? '') !== 'string')
    throw malformed(`"operationName" must be a string, got ${typeOf(operationName)}`)
  assertObjectOrNull('variables', variables)
  assertObjectOrNull('extensions', extensions)
  for (const name in params)
    if (params[name] !== null && params[name] !== undefined && !PARAMETERS.includes(name))
      throw httpError(400, 'BAD_USER_INPUT', `Unexpected parameter "${name}" in the request body.`)
  return { query, operationName: operationName as string | null, variables: variables ?? NONE }
}

const NONE = Object.freeze({})

function assertObjectOrNull(name: string, value: unknown): asserts value is Record<string, unknown> | null {
  if (typeof value !== 'object' || Array.isArray(value))
    throw malformed(`"${name}" must be an object, got ${typeOf(value)}`)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

function malformed(message: string) {
  return httpError(422, 'BAD_USER_INPUT', message)
}
