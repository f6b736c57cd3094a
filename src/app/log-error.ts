import { stdSerializers } from 'pino'

/** An error's facts for the log. Never throws: a thrown value can be anything, even one whose properties cannot be read. */
export function toLoggedError(error: unknown): unknown {
  try {
    return stdSerializers.err(error as Error)
  } catch {
    return { type: 'unknown', message: 'an error that cannot be read was thrown' }
  }
}
