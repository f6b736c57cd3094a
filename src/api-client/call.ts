/** Makes one call of one endpoint: waits for its turn, sends it, retries it, and reads the response. */

import type { Reader } from './body.js'
import { type CallFacts, RateLimitedError, UnauthenticatedError } from './errors.js'
import type { Unlinked } from './failures.js'
import { type Operation, toEndError } from './operation.js'
import type { Paces } from './pace/paces.js'
import { type Target, toPath } from './path.js'
import { type Method, mayHaveHappened, requestIdOf, truncate, type UpstreamResponse } from './response.js'
import { toResponseError } from './response-error.js'
import { planRetry, type RetryOptions } from './retry.js'
import type { ServerTime } from './server-time.js'
import type { TimerClock } from './timer-clock.js'
import type { Transport } from './transport.js'

type CallRequest<T> = Target & {
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

/** A request whose path has been made. */
type ReadyRequest<T> = CallRequest<T> & {
  /** Path and query below `/edge-services/v1beta1`, encoded. */
  path: string
}

export type Call = <T>(request: CallRequest<T>) => Promise<T>

/** One attempt of one call, for metrics. */
export type CallRecord = {
  method: Method
  /** The path's template, such as `/cache-stages/{id}`. */
  route: string
  /** Null if no complete response came. */
  status: number | null
  durationMs: number
  /** Counts from 1. */
  attempt: number
  /** Whether the response is missing because the caller left, which is not a failure of the upstream. */
  abandoned: boolean
}

export type CallOptions = RetryOptions & {
  secretKey: string | null
  maxInFlight: number
  clock: TimerClock
  serverTime: ServerTime
  onCall: ((record: CallRecord) => void) | null
}

/**
 * Creates the `call` function of one operation. At most `maxInFlight` calls run at once. Calls begin in the order in which
 * they were made, each when the pace of its credential allows.
 */
export function createCall(
  transport: Transport,
  paces: Paces,
  operation: Operation,
  options: CallOptions,
): Call {
  const { clock, maxInFlight, serverTime, onCall } = options
  const token = operation.token || options.secretKey || null
  const pace = paces.of(token)
  const turns = pace.join(operation, maxInFlight)

  const send = async (
    request: ReadyRequest<unknown>,
    body: string | null,
    attempt: number,
    done: (response: UpstreamResponse | null) => void,
  ): Promise<UpstreamResponse> => {
    const { method, route, path } = request
    const sent = { method, writes: isWrite(request), path, token, body }
    const startedAt = performance.now()
    const record = (status: number | null) =>
      onCall?.({
        method,
        route,
        status,
        durationMs: performance.now() - startedAt,
        attempt: attempt + 1,
        abandoned: status === null && operation.ended()?.kind === 'left',
      })
    const response = await transport.send(sent, operation).catch((error: unknown) => {
      done(null)
      record(null)
      throw error
    })
    serverTime.note(response)
    done(response)
    record(response.status)
    return response
  }

  /** Waits for the call's turn. Resolves to a function that must be called with the response, or with null if none came. */
  const takeTurn = async (request: ReadyRequest<unknown>, attempt: number, lastFailure: unknown) => {
    const turn = await turns.take(attempt > 0)
    if (turn.kind === 'late')
      throw new RateLimitedError(
        factsBeforeSending(request),
        `was not sent: its turn would come after the deadline of its operation, in ${turn.retryAfterSeconds} s`,
        turn.retryAfterSeconds,
        lastFailure === undefined ? undefined : { cause: lastFailure },
      )
    if (turn.kind === 'ended') throw toEndError(turn.end, factsBeforeSending(request), lastFailure)
    const end = operation.ended()
    if (end === null) return turn.done
    turn.done(null)
    throw toEndError(end, factsBeforeSending(request), lastFailure)
  }

  return async (callRequest) => {
    const request = { ...callRequest, path: toPath(callRequest) }
    assertSendable(token, request)
    operation.budget?.take(isWrite(request))
    const body = request.body === undefined ? null : JSON.stringify(request.body)
    let lastFailure: unknown
    for (let attempt = 0; ; attempt++) {
      const done = await takeTurn(request, attempt, lastFailure)
      try {
        const response = await send(request, body, attempt, done)
        return readResponse(request, response, clock.nowMs())
      } catch (error) {
        const isGet = request.method === 'GET'
        const wait = isGet ? planRetry(error, attempt, operation.remainingMs(), options) : null
        if (wait === null) throw error
        lastFailure = error
        // The queue waits out the pause that a 429 asks for, with all other calls in it. This call is the first one sent afterwards.
        const isQueued = error instanceof RateLimitedError && pace.isLimited()
        await operation.sleep(isQueued ? wait.jitterMs : wait.delayMs)
      }
    }
  }
}

function isWrite({ method, writes = method !== 'GET' }: CallRequest<unknown>): boolean {
  return writes
}

function readResponse<T>(request: ReadyRequest<T>, response: UpstreamResponse, nowMs: number): T {
  const facts: CallFacts = {
    method: request.method,
    path: request.path,
    status: response.status,
    requestId: requestIdOf(response),
    upstreamBody: response.body === '' ? null : truncate(response.body),
    mayHaveHappened: mayHaveHappened(isWrite(request), response.status),
  }
  if (response.status < 300) return request.read(response, facts)
  throw toResponseError(response, request, facts, nowMs)
}

/** A field value as in https://www.rfc-editor.org/rfc/rfc9110#section-5.5, without the obsolete bytes. */
const HEADER_VALUE = /^[\x20-\x7e]+$/

function assertSendable(token: string | null, request: ReadyRequest<unknown>): void {
  if (token !== null && !HEADER_VALUE.test(token)) {
    throw new UnauthenticatedError(factsBeforeSending(request), 'was not sent: its token fits no header')
  }
}

function factsBeforeSending({ method, path }: ReadyRequest<unknown>): CallFacts {
  return { method, path, status: null, requestId: null, upstreamBody: null, mayHaveHappened: false }
}
