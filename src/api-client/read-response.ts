/** Reads the response to a call: what the call asked for, or an error. */

import type { Reader } from './body.js'
import type { CallFacts } from './errors.js'
import type { ExchangeRequest } from './exchange.js'
import type { Unlinked } from './failures.js'
import type { Target } from './path.js'
import { type Method, mayHaveHappened, requestIdOf, truncate, type UpstreamResponse } from './response.js'
import { toResponseError } from './response-error.js'

export type CallRequest<T> = Target & {
  method: Method
  /** Whether the call may change something. Default: every method but GET does. */
  writes?: boolean
  /** Sent as JSON. */
  body?: object
  /** The stage or head that the call removes, if something may link to it. */
  unlinks?: Unlinked
  /** Reads the response of a call that succeeded. */
  read: Reader<T>
}

/** @throws EdgeServicesError if the call failed, or if its response cannot be read. */
export function readResponse<T>(
  request: CallRequest<T>,
  { method, path, writes }: ExchangeRequest,
  response: UpstreamResponse,
  nowMs: number,
): T {
  const facts = (): CallFacts => ({
    method,
    path,
    status: response.status,
    requestId: requestIdOf(response),
    upstreamBody: response.body === '' ? null : truncate(response.body),
    mayHaveHappened: mayHaveHappened(writes, response.status),
  })
  if (response.status < 300) return request.read(response, facts)
  throw toResponseError(response, request, facts(), nowMs)
}

export function factsBeforeSending(method: Method, path: string): CallFacts {
  return { method, path, status: null, requestId: null, upstreamBody: null, mayHaveHappened: false }
}
