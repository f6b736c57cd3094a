import { NotFoundError } from '../api-client/errors.js'

/** For a batch function: one key's failure is that key's value, and what does not exist is null. */
export function loadOrNull<Value>(reading: Promise<Value>): Promise<Value | null | Error> {
  return reading.catch((error: unknown) => (error instanceof NotFoundError ? null : toError(error)))
}

/** DataLoader tells failed keys by their value being an `Error`. A caller's reason to leave may be anything. */
export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the read was given up', { cause: error })
}
