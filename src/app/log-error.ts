import { stdSerializers } from 'pino'

/** An error in the form that is logged. Never throws, although a thrown value can be anything, even one whose properties throw. */
export function toLoggedError(error: unknown): unknown {
  try {
    return stdSerializers.err(error as Error)
  } catch {
    return { type: 'unknown', message: 'an error that cannot be read was thrown' }
  }
}
