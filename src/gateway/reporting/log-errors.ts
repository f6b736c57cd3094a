/** Logs the errors of an operation as one line of bounded length. */
import type { Logger } from 'pino'
import { EdgeServicesError } from '../../api-client/errors.js'

export type LoggedError = { code: string; path: readonly (string | number)[] | undefined; cause: unknown }

/** The maximum number of causes that are logged beside the first. */
const MAX_OTHERS = 4
const MAX_TEXT = 2_000
const MAX_ITEMS = 30
const MAX_LEVELS = 5

/**
 * Logs the first cause completely and the messages of a few others, and counts the rest. Logs nothing without errors.
 * @param errors one per cause.
 * @param count the number of all errors of the operation.
 */
export function logErrors(
  logger: Logger,
  { requestId, errors, count }: { requestId: string; errors: readonly LoggedError[]; count: number },
): void {
  const [first, ...others] = errors
  if (first === undefined) return
  const line = {
    requestId,
    code: first.code,
    path: shorten(first.path),
    err: shortenError(first.cause),
    ...(count > 1 && { errors: count }),
    ...(others.length > 0 && {
      others: others.slice(0, MAX_OTHERS).map(({ code, path, cause }) => ({
        code,
        path: shorten(path),
        message: shorten(cause instanceof Error ? cause.message : String(cause)),
      })),
    }),
  }
  logger.error(line, 'operation failed')
}

/** The same form as that of pino's own serializer: type, message, stack, then the error's own fields. */
function shortenError(error: unknown, level = 0): unknown {
  if (!(error instanceof Error)) return shorten(error)
  const { name, message, stack, cause, ...fields } = error as Error & Record<string, unknown>
  return {
    type: error.constructor.name,
    message: shorten(error.message),
    stack: shorten(error.stack),
    ...(shorten(fields) as object),
    ...(error.cause !== undefined && level < MAX_LEVELS && { cause: shortenError(error.cause, level + 1) }),
  }
}

function shorten(value: unknown, level = 0): unknown {
  if (typeof value === 'string')
    return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}… (${value.length} characters)` : value
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' ? undefined : typeof value === 'bigint' ? String(value) : value
  if (value instanceof Error) return { type: value.constructor.name, message: shorten(value.message) }
  if (level >= MAX_LEVELS) return '…'
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => shorten(item, level + 1))
  const entries = Object.entries(value).slice(0, MAX_ITEMS)
  return Object.fromEntries(entries.map(([key, item]) => [key.slice(0, 100), shorten(item, level + 1)]))
}

/** Creates a function that logs an error which the caller sees as a user error, with everything that the API said. */
export function createFailedWriteReporter(logger: Logger, requestId: string) {
  return (error: unknown): void => logger.info({ requestId, ...describe(error) }, 'a write failed')
}

/** A refusal is expected, so its stack is left out. If the API or the gateway failed, the stack may help. */
function describe(error: unknown): { refusal: object } | { err: unknown } {
  const isRefusal = error instanceof EdgeServicesError && error.status !== null && error.status < 500
  return isRefusal ? { refusal: { ...error, message: error.message } } : { err: error }
}
