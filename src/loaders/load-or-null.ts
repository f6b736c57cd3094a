import { NotFoundError } from '../api-client/errors.js'

/** For batch functions: a failure becomes the value of its key, and an object that does not exist becomes null. */
export function loadOrNull<Value>(reading: Promise<Value>): Promise<Value | null | Error> {
  return reading.catch((error: unknown) => (error instanceof NotFoundError ? null : toError(error)))
}

/** DataLoader recognizes failed keys by an `Error` as their value, but a caller's reason to leave may be any value. */
export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the read was given up', { cause: error })
}
