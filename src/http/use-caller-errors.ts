import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { EdgeServicesError } from '../edge-services/errors.js'
import { type CallerError, toCallerError } from '../graphql/caller-errors.js'
import { UnexpectedValueError } from '../lib/unreadable.js'
import { ConnectionArgsError } from '../pagination/connection.js'
import { InconsistentListError } from '../pagination/list-source.js'
import {
  graphqlErrorCode,
  isAboutArgument,
  isAboutDocument,
  isAboutOperation,
  rootCause,
} from './graphql-error-codes.js'
import { literalPlace } from './literal-place.js'
import type { RequestContext } from './request-context.js'
import { shortenMessage } from './shorten-message.js'

type CallerErrorsOptions = {
  logger: Logger
  /** Whether calls of the API carry a credential even where a caller brings none. */
  hasCredential: boolean
}

/**
 * The one place where errors become what a caller sees: a code, a sentence of ours, and the request id. What they were goes
 * to the log under the same id, once each, however many fields they cost.
 */
export function useCallerErrors({
  logger,
  hasCredential,
}: CallerErrorsOptions): Plugin<object, RequestContext> {
  return {
    onResultProcess({ request, result, setResult, serverContext }) {
      if (Array.isArray(result) || !('errors' in result) || result.errors === undefined) return
      const { requestId } = serverContext
      const credentials = { hadCredential: hasCredential || Boolean(request.headers.get('x-auth-token')) }
      const hasData = 'data' in result && result.data !== undefined
      const logged = new Set<unknown>()
      const errors = result.errors.map((error) => {
        const cause = rootCause(error)
        const { code, message, extensions } = toCaller(error, cause, request.signal, credentials)
        if (isWorthLogging(code) && !logged.has(cause)) {
          logged.add(cause)
          logger.error({ requestId, code, path: error.path, err: cause }, 'operation failed')
        }
        const http = (!isAboutOperation(error) && error.extensions.http) || (hasData ? null : statusOf(code))
        return new GraphQLError(message, {
          nodes: error.nodes ?? null,
          source: error.source ?? null,
          positions: error.positions ?? null,
          path: error.path ?? null,
          extensions: { ...extensions, code, requestId, ...(http !== null && { http }) },
        })
      })
      setResult({ ...result, errors })
    },
  }
}

const INTERNAL: CallerError = { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong here.' }

function toCaller(
  error: GraphQLError,
  cause: unknown,
  signal: AbortSignal,
  credentials: { hadCredential: boolean },
): CallerError {
  if (isAboutArgument(error) && !isAboutDocument(error))
    return { code: 'BAD_USER_INPUT', message: shortenMessage(error.message) }
  if (cause instanceof EdgeServicesError) return toCallerError(cause, credentials)
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
  'PAYLOAD_TOO_LARGE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  LEFT,
])

function isWorthLogging(code: string): boolean {
  return !CALLERS_DOING.has(code)
}

/**
 * Of an answer without `data`, as https://graphql.github.io/graphql-over-http/draft/ has it: for clients that accept
 * `application/graphql-response+json`; the others get 200.
 */
function statusOf(code: string): { spec: true; status: number } {
  return { spec: true, status: CALLERS_DOING.has(code) ? 400 : 500 }
}
