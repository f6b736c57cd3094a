import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { EdgeServicesError } from '../../api-client/errors.js'
import { CallBudgetError } from '../../api-client/operation.js'
import { type CallerError, toCallerError } from '../../graphql/caller-errors.js'
import type { Cost } from '../../graphql/limits/cost.js'
import { createLocator, type Location } from '../../graphql/limits/parse-document.js'
import { UnexpectedValueError } from '../../lib/unreadable.js'
import { ConnectionArgsError } from '../../pagination/connection.js'
import { InconsistentListError } from '../../pagination/list-source.js'
import type { OperationRequest } from '../operation/operation-request.js'
import type { Outcome } from '../operation/operations.js'
import { isLongerThan, MAX_RESPONSE_CHARACTERS } from '../operation/response-size.js'
import { GRAPHQL_RESPONSE, type ResponseType } from '../request/media-type.js'
import {
  graphqlErrorCode,
  isAboutArgument,
  isAboutDocument,
  isAboutOperation,
  rootCause,
} from './graphql-error-codes.js'
import { literalPlace, shortenMessage } from './graphql-messages.js'
import { type LoggedError, logErrors } from './log-errors.js'

export type ReporterOptions = {
  logger: Logger
  /** Whether calls of the API carry a credential even if the caller sends none. */
  hasCredential: boolean
}

/** `body` is JSON in the shape of a GraphQL response, whether it is sent as a whole or as an event of a stream. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: object
}

export type Report = (outcome: Outcome, request: OperationRequest) => Answer

/** The maximum number of errors in a response. One more error says how many others there were. */
const MAX_ERRORS = 100

const NO_HEADERS = {}

/**
 * The one place where errors become what a caller sees: a code, a sentence of ours, and the request id. The causes go to the log
 * under the same id, in one line for each operation. Errors are plain objects, because a `GraphQLError` looks for its
 * location in the document each time it is made. Errors also decide the status.
 */
export function createReporter({ logger, hasCredential }: ReporterOptions): Report {
  const answer = ({ result, measured: { cost } }: Outcome, request: OperationRequest): Answer => {
    const { requestId, responseType, showsCost } = request
    const hasData = result.data !== undefined
    const extensions = showsCost && hasData && cost !== null ? { extensions: { cost } } : null
    if (result.errors === undefined && hasData)
      return { status: 200, headers: NO_HEADERS, body: { data: result.data, ...extensions } }

    const given = result.errors ?? []
    const credentials = { hadCredential: hasCredential || Boolean(request.token) }
    const locate = createLocator()
    const logged = new Map<unknown, LoggedError>()
    const told: ToldError[] = []
    let http: Http = { status: 200, headers: NO_HEADERS }
    for (const error of given.slice(0, MAX_ERRORS)) {
      const cause = rootCause(error)
      const { code, message, extensions } = toCaller(error, cause, request, credentials, cost)
      if (isWorthLogging(code, cause) && !logged.has(cause))
        logged.set(cause, { code, path: error.path, cause })
      http = mostSevere(http, httpOf(error, code, hasData, responseType))
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
    return {
      ...http,
      body: {
        ...(told.length > 0 && { errors: told }),
        ...(hasData && { data: result.data }),
        ...extensions,
      },
    }
  }

  return (outcome, request) => {
    const answered = answer(outcome, request)
    if (isSurelyShort(outcome)) return answered
    if (!isLongerThan(answered.body, MAX_RESPONSE_CHARACTERS)) return answered
    const { requestId, responseType } = request
    return {
      status: responseType === GRAPHQL_RESPONSE ? statusOf(TOO_LONG_CODE) : 200,
      headers: NO_HEADERS,
      body: {
        errors: [
          {
            message: TOO_LONG,
            extensions: { code: TOO_LONG_CODE, cost: outcome.measured.cost ?? undefined, requestId },
          },
        ],
      },
    }
  }
}

/** Escapes make a text at most six times as long. */
const MOST_BY_ESCAPES = 6

/** Errors are measured one by one, because they quote documents and upstream texts. */
function isSurelyShort({ result, measured }: Outcome): boolean {
  return result.errors === undefined && MOST_BY_ESCAPES * measured.characters < MAX_RESPONSE_CHARACTERS
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
  request: OperationRequest,
  credentials: { hadCredential: boolean },
  cost: Cost | null,
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
  if (
    cause !== undefined &&
    !(cause instanceof GraphQLError) &&
    request.signal.aborted &&
    cause === request.signal.reason
  )
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
