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
import { isLongerThan, MAX_RESPONSE_CHARACTERS } from '../operation/response-size.js'
import { chooseResponseType, GRAPHQL_RESPONSE, JSON_TYPE, type ResponseType } from '../request/media-type.js'
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
  /** Whether calls of the API carry a credential even if the caller has none. */
  hasCredential: boolean
}

/** The maximum number of errors in a response. One more error tells the number of those left out. */
const MAX_ERRORS = 100

/**
 * The one place that turns errors into those that a caller sees: with a code, a sentence of ours, and the request id. The original
 * errors are logged under the same id, on one line per operation. The result has plain objects, because a `GraphQLError` searches the
 * document for its location each time it is created. This plugin also sets the response's status and media type.
 */
export function useCallerErrors({
  logger,
  hasCredential,
}: CallerErrorsOptions): Plugin<object, RequestContext> {
  return {
    onResultProcess({ request, result, setResult, setResultProcessor, serverContext }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result) return
      const type = chooseResponseType(request.headers.get('accept')) ?? JSON_TYPE
      const { requestId, cost } = serverContext
      const hasData = 'data' in result && result.data !== undefined
      const showsCost = hasData && cost !== undefined && request.headers.get('x-edgeway-cost') === '1'
      const extensions = { ...result.extensions, ...(showsCost && { cost }) }
      const credentials = { hadCredential: hasCredential || Boolean(request.headers.get('x-auth-token')) }
      const given = result.errors ?? []
      const locate = createLocator()
      const logged = new Map<unknown, LoggedError>()
      const told: ToldError[] = []
      let http: Http = { status: 200, headers: {} }
      for (const error of given.slice(0, MAX_ERRORS)) {
        const cause = rootCause(error)
        const { code, message, extensions } = toCaller(error, cause, request.signal, credentials, cost)
        if (isWorthLogging(code, cause) && !logged.has(cause))
          logged.set(cause, { code, path: error.path, cause })
        http = mostSevere(http, httpOf(error, code, hasData, type))
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
      if (isLongerThan(full, MAX_RESPONSE_CHARACTERS)) {
        full = { errors: [{ message: TOO_LONG, extensions: { code: TOO_LONG_CODE, cost, requestId } }] }
        http = { status: type === GRAPHQL_RESPONSE ? statusOf(TOO_LONG_CODE) : 200, headers: {} }
      }
      if (type === 'stream') setResult({ ...full, extensions: { ...extensions, http } } as never)
      else
        setResultProcessor((_result, { Response }) => {
          const { status, headers } = http
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
const TOO_LONG = `The answer has more than ${MAX_RESPONSE_CHARACTERS} characters, which is all that are allowed: ask for smaller pages, or for less at once. If it answers a mutation, that was carried out: look before you try again.`

type ToldError = {
  message: string
  locations?: readonly Location[]
  path?: readonly (string | number)[]
  extensions: Record<string, unknown>
}

type Http = { status: number; headers: Record<string, string> }

/** The status and headers that an error gives the response. https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes */
function httpOf(error: GraphQLError, code: string, hasData: boolean, type: ResponseType): Http {
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
  // Calls throw the signal's reason when their caller leaves.
  if (signal.aborted && cause === signal.reason)
    return { code: LEFT, message: 'The caller left before the answer.' }
  const code = cause instanceof GraphQLError ? graphqlErrorCode(error, cause) : INTERNAL.code
  if (code === INTERNAL.code) return INTERNAL
  // Keeps extensions such as the `cost` of a refused operation. Yoga's own, about HTTP and from JSON.parse, are left out.
  const { http: _http, originalError: _original, ...extensions } = error.extensions
  const place = isAboutDocument(error) ? literalPlace(error) : null
  const message = place === null ? error.message : `Value at "${place}": ${error.message}`
  return { code, message: shortenMessage(message), extensions }
}

/** No caller ever sees this code. */
const LEFT = 'CALLER_LEFT'

/** The codes of errors that the caller caused. */
const CAUSED_BY_CALLER = new Set([
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

/** Refusals by the gateway itself are not logged, because any web page could fill the log with them, for example with images. */
function isWorthLogging(code: string, cause: unknown): boolean {
  return !CAUSED_BY_CALLER.has(code) && !(code === 'FORBIDDEN' && cause instanceof GraphQLError)
}

/** The status of a response without `data`, for clients that accept `application/graphql-response+json`. */
function statusOf(code: string): number {
  if (code === 'GRAPHQL_PARSE_FAILED') return 400
  return CAUSED_BY_CALLER.has(code) ? 422 : 500
}
