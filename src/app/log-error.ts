import { stdSerializers } from 'pino'

/** An error's facts for the log. Never throws, since anything at all can be thrown: a value whose properties cannot be read too. */
export function toLoggedError(error: unknown): unknown {
  try {
    return stdSerializers.err(error as Error)
  } catch {
    return { type: 'unknown', message: 'an error that cannot be read was thrown' }
  }
}
