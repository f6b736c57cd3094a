/** Turns undici's errors into those of a call that got no complete response. */
import type { CallFacts } from './errors.js'
import {
  ConnectionError,
  type LimitOf,
  ResponseTooLargeError,
  TimeoutError,
  type TimeoutPhase,
} from './failures.js'

/** The reason why an exchange gives up a response that is too large. */
export class NoRoomError extends Error {
  override readonly name = 'NoRoomError'
  constructor(
    readonly limitOf: LimitOf,
    readonly limitBytes: number,
  ) {
    super()
  }
}

const TIMEOUTS: Record<string, { phase: TimeoutPhase; problem: string }> = {
  UND_ERR_CONNECT_TIMEOUT: { phase: 'connect', problem: 'got no connection in time' },
  UND_ERR_HEADERS_TIMEOUT: { phase: 'headers', problem: 'got no answer in time' },
  UND_ERR_BODY_TIMEOUT: { phase: 'body', problem: 'got an answer that stopped midway' },
}

/** A call after `close()`, or a request that is not valid HTTP: bugs in this program, not failures of the upstream. */
const MISUSES = ['UND_ERR_INVALID_ARG', 'UND_ERR_CLOSED', 'UND_ERR_DESTROYED']

export function toFailure(
  error: Error & { code?: unknown },
  facts: CallFacts,
  wasSent: boolean,
  maxResponseBytes: number,
): Error {
  const code = String(error.code)
  const timeout = TIMEOUTS[code]
  if (timeout !== undefined) return new TimeoutError(facts, timeout.problem, timeout.phase, { cause: error })
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new ResponseTooLargeError(facts, 'response', maxResponseBytes, { cause: error })
  }
  if (error instanceof NoRoomError)
    return new ResponseTooLargeError(facts, error.limitOf, error.limitBytes, { cause: error })
  if (MISUSES.includes(code)) return error
  const problem = wasSent ? 'lost its connection' : 'got no connection'
  return new ConnectionError(facts, `${problem}: ${error.message || code}`, { cause: error })
}
