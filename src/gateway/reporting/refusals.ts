/** Logs the writes that the API refuses. */
import type { Logger } from 'pino'
import { EdgeServicesError } from '../../api-client/errors.js'

/** Creates a function that logs an error which the caller sees as a user error, with everything that the API said. */
export function createRefusalReporter(logger: Logger, requestId: string) {
  return (error: unknown): void => logger.info({ requestId, ...describe(error) }, 'the API refused a write')
}

/** A refusal is expected, so its stack is left out. If the API or the gateway failed, the stack may help. */
function describe(error: unknown): { refusal: object } | { err: unknown } {
  const isRefusal = error instanceof EdgeServicesError && error.status !== null && error.status < 500
  return isRefusal ? { refusal: { ...error, message: error.message } } : { err: error }
}
