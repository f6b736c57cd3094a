/** Writes that the API refuses, in the log. */
import type { Logger } from 'pino'
import { EdgeServicesError } from '../../api-client/errors.js'

/** Logs what an operation's caller is told as user errors, with all that the API said. */
export function createRefusalReporter(logger: Logger, requestId: string) {
  return (error: unknown): void => logger.info({ requestId, ...describe(error) }, 'the API refused a write')
}

/** A refusal is expected: where in the code it was met says nothing. Where the API failed, or this gateway did, it may. */
function describe(error: unknown): { refusal: object } | { err: unknown } {
  const isRefusal = error instanceof EdgeServicesError && error.status !== null && error.status < 500
  return isRefusal ? { refusal: { ...error, message: error.message } } : { err: error }
}
