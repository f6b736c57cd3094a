import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { EdgeServicesError } from '../edge-services/errors.js'
import { type CallerError, toCallerError } from '../graphql/caller-errors.js'
import { UnexpectedValueError } from '../graphql/unexpected-value-error.js'
import { ConnectionArgsError } from '../pagination/connection.js'
import { InconsistentListError } from '../pagination/list-source.js'
import type { RequestContext } from './request-context.js'

/**
 * The one place where errors become what a caller sees: a code, a sentence of ours, and the request id. What they were goes
 * to the log under the same id, once each, however many fields they cost.
 */
export function useCallerErrors(logger: Logger): Plugin<object, RequestContext> {
  return {
    onResultProcess({ result, setResult, serverContext }) {
      if (Array.isArray(result) || !('errors' in result) || result.errors === undefined) return
      const { requestId } = serverContext
      const logged = new Set<unknown>()
      const errors = result.errors.map((error) => {
        const cause = rootCause(error)
        const { code, message, extensions } = toCaller(error, cause)
        if (isWorthLogging(code) && !logged.has(cause)) {
          logged.add(cause)
          logger.error({ requestId, code, path: error.path, err: cause }, 'operation failed')
        }
        const { http } = error.extensions
        return new GraphQLError(message, {
          nodes: error.nodes ?? null,
          source: error.source ?? null,
          positions: error.positions ?? null,
          path: error.path ?? null,
          extensions: { ...extensions, code, requestId, ...(http !== undefined && { http }) },
        })
      })
      setResult({ ...result, errors })
    },
  }
}

function toCaller(error: GraphQLError, cause: unknown): CallerError {
  if (cause instanceof EdgeServicesError) return toCallerError(cause)
  if (cause instanceof ConnectionArgsError) return { code: 'BAD_USER_INPUT', message: cause.message }
  if (cause instanceof InconsistentListError)
    return {
      code: 'UPSTREAM_UNAVAILABLE',
      message: 'Edge Services answered pages that contradict each other.',
    }
  if (cause instanceof UnexpectedValueError)
    return { code: 'UPSTREAM_UNAVAILABLE', message: 'Edge Services answered a value that makes no sense.' }
  if (!(cause instanceof GraphQLError))
    return { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong here.' }
  return { code: codeOf(error, cause), message: cause.message }
}

/** GraphQL's own errors carry no code when an argument or a variable does not fit its type. */
function codeOf(error: GraphQLError, cause: GraphQLError): string {
  const { code } = cause.extensions
  if (typeof code === 'string' && code !== 'BAD_REQUEST') return code
  return code === 'BAD_REQUEST' || error.path === undefined || cause.message.startsWith('Argument ')
    ? 'BAD_USER_INPUT'
    : 'INTERNAL_SERVER_ERROR'
}

function rootCause(error: GraphQLError): unknown {
  let cause: unknown = error
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError
  return cause
}

const CALLERS_DOING = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PAYLOAD_TOO_LARGE',
])

function isWorthLogging(code: string): boolean {
  return !CALLERS_DOING.has(code)
}
