import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { CallBudgetError } from '../../api-client/call-budget.js'
import { EdgeServicesError } from '../../api-client/errors.js'
import { type CallerError, toCallerError } from '../../graphql/caller-errors.js'
import type { Cost } from '../../graphql/limits/cost.js'
import { createLocator, type Location } from '../../graphql/limits/parse-document.js'
import { UnexpectedValueError } from '../../lib/unreadable.js'
import { ConnectionArgsError } from '../../pagination/connection.js'
import { InconsistentListError } from '../../pagination/list-source.js'
import { isLongerThan, MAX_ANSWER_CHARACTERS } from '../operation/answer-size.js'
import { type AnswerType, chooseAnswerType, GRAPHQL_RESPONSE, JSON_TYPE } from '../request/media-type.js'
import type { RequestContext } from '../request/request-context.js'
import {
  graphqlErrorCode,
  isAboutArgument,
  isAboutDocument,
  isAboutOperation,
  rootCause,
} from './graphql-error-codes.js'
import { literalPlace } from './literal-place.js'
import { type LoggedError, logErrors } from './log-errors.js'
import { shortenMessage } from './shorten-message.js'

type CallerErrorsOptions = {
  logger: Logger
  /** Whether calls of the API carry a credential even where a caller brings none. */
  hasCredential: boolean
}

/** Errors that an answer has at most; one more says how many there were beyond them. */
const MAX_ERRORS = 100

/**
 * The one place where errors become what a caller sees: a code, a sentence of ours, and the request id. What they were goes
 * to the log under the same id, a line for each operation. They are told as plain objects, because a `GraphQLError` looks for
 * its place in the document each time it is made. Also gives the answer its status and its type.
 */
export function useCallerErrors({
  logger,
  hasCredential,
}: CallerErrorsOptions): Plugin<object, RequestContext> {
  return {
    onResultProcess({ request, result, setResult, setResultProcessor, serverContext }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result) return
      const type = chooseAnswerType(request.headers.get('accept')) ?? JSON_TYPE
      const { requestId, cost } = serverContext
      const hasData = 'data' in result && result.data !== undefined
      const showsCost = hasData && cost !== undefined && request.headers.get('x-edgeway-cost') === '1'
      const extensions = { ...result.extensions, ...(showsCost && { cost }) }
      const credentials = { hadCredential: hasCredential || Boolean(request.headers.get('x-auth-token')) }
      const given = result.errors ?? []
      const locate = createLocator()
      const logged = new Map<unknown, LoggedError>()
      const told: ToldError[] = []
      let answer: Http = { status: 200, headers: {} }
      for (const error of given.slice(0, MAX_ERRORS)) {
        const cause = rootCause(error)
        const { code, message, extensions } = toCaller(error, cause, request.signal, credentials, cost)
        if (isWorthLogging(code, cause) && !logged.has(cause))
          logged.set(cause, { code, path: error.path, cause })
        answer = mostSevere(answer, httpOf(error, code, hasData, type))
        const locations = locate(error)
        told.push({
          message,
          ...(locations !== undefined && { locations }),
          ...(error.path !== undefined && { path: error.path }),
          extensions: { ...extensions, code, requestId },
        })
      }
      if (given.length > MAX_ERRORS)
        told.push({
          message: `${given.length - MAX_ERRORS} more errors are not shown: an answer has at most ${MAX_ERRORS}`,
          extensions: { code: 'TOO_MANY_ERRORS', requestId },
        })
      logErrors(logger, { requestId, errors: [...logged.values()], count: given.length })
      let full: object = {
        ...(told.length > 0 && { errors: told }),
        ...(hasData && { data: result.data }),
        ...(Object.keys(extensions).length > 0 && { extensions }),
      }
      if (isLongerThan(full, MAX_ANSWER_CHARACTERS)) {
        full = { errors: [{ message: TOO_LONG, extensions: { code: TOO_LONG_CODE, cost, requestId } }] }
        answer = { status: type === GRAPHQL_RESPONSE ? statusOf(TOO_LONG_CODE) : 200, headers: {} }
      }
      if (type === 'stream') setResult({ ...full, extensions: { ...extensions, http: answer } } as never)
      else
        setResultProcessor((_result, { Response }) => {
          const { status, headers } = answer
          const body = JSON.stringify(full)
          return new Response(body, {
            status,
            headers: { 'content-type': `${type}; charset=utf-8`, ...headers },
          })
        }, type)
    },
  }
}

const TOO_LONG_CODE = 'COST_LIMIT_EXCEEDED'
const TOO_LONG = `The answer has more than ${MAX_ANSWER_CHARACTERS} characters, which is all that are allowed: ask for smaller pages, or for less at once. If it answers a mutation, that was carried out: look before you try again.`

type ToldError = {
  message: string
  locations?: readonly Location[]
  path?: readonly (string | number)[]
  extensions: Record<string, unknown>
}

type Http = { status: number; headers: Record<string, string> }

/** What an error makes of the answer. https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes */
function httpOf(error: GraphQLError, code: string, hasData: boolean, type: AnswerType): Http {
  const http = error.extensions.http as Partial<Http & { spec: boolean }> | undefined
  const headers = http?.headers ?? {}
  if (hasData) return { status: type === GRAPHQL_RESPONSE ? 294 : 200, headers }
  if (http?.status !== undefined && http.spec !== true && !isAboutOperation(error))
    return { status: http.status, headers }
  return { status: type === GRAPHQL_RESPONSE ? statusOf(code) : 200, headers }
}

function mostSevere(one: Http, other: Http): Http {
  return {
    status: Math.max(one.status, other.status),
    headers: { ...one.headers, ...other.headers },
  }
}

const INTERNAL: CallerError = { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong here.' }

function toCaller(
  error: GraphQLError,
  cause: unknown,
  signal: AbortSignal,
  credentials: { hadCredential: boolean },
  cost: Cost | undefined,
): CallerError {
  if (isAboutArgument(error) && !isAboutDocument(error))
    return { code: 'BAD_USER_INPUT', message: shortenMessage(error.message) }
  if (cause instanceof EdgeServicesError) return toCallerError(cause, credentials)
  if (cause instanceof CallBudgetError) {
    const upstreamCalls = Math.max(cause.needed, cost?.upstreamCalls ?? 0)
    const extensions = { cost: { upstreamCalls, nodes: cost?.nodes ?? 0 } }
    return { code: 'COST_LIMIT_EXCEEDED', message: cause.message, extensions }
  }
  if (cause instanceof ConnectionArgsError) return { code: 'BAD_USER_INPUT', message: cause.message }
  if (cause instanceof InconsistentListError)
    return {
      code: 'UPSTREAM_UNAVAILABLE',
      message: 'Edge Services answered pages that contradict each other.',
    }
  if (cause instanceof UnexpectedValueError)
    return { code: 'UPSTREAM_UNAVAILABLE', message: 'Edge Services answered a value that makes no sense.' }
  // What calls throw when their caller leaves: the reason by which the signal was aborted.
  if (signal.aborted && cause === signal.reason)
    return { code: LEFT, message: 'The caller left before the answer.' }
  const code = cause instanceof GraphQLError ? graphqlErrorCode(error, cause) : INTERNAL.code
  if (code === INTERNAL.code) return INTERNAL
  // Such as the `cost` of what was refused. Yoga keeps what is about HTTP, and what JSON.parse said, there too.
  const { http: _http, originalError: _original, ...extensions } = error.extensions
  const place = isAboutDocument(error) ? literalPlace(error) : null
  const message = place === null ? error.message : `Value at "${place}": ${error.message}`
  return { code, message: shortenMessage(message), extensions }
}

/** Nobody is there to see it. */
const LEFT = 'CALLER_LEFT'

const CALLERS_DOING = new Set([
  'BAD_USER_INPUT',
  'COST_LIMIT_EXCEEDED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OVERLOADED',
  'PAYLOAD_TOO_LARGE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_LIMIT_EXCEEDED',
  LEFT,
])

/** Refusals by the gateway itself are not logged, since any web page could fill the log with them, by images for instance. */
function isWorthLogging(code: string, cause: unknown): boolean {
  return !CALLERS_DOING.has(code) && !(code === 'FORBIDDEN' && cause instanceof GraphQLError)
}

/** Of an answer without `data`, for clients that accept `application/graphql-response+json`. */
function statusOf(code: string): number {
  if (code === 'GRAPHQL_PARSE_FAILED') return 400
  return CALLERS_DOING.has(code) ? 422 : 500
}
