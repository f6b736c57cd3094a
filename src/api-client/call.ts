/** Makes one call of one endpoint: waits for its turn, sends it, retries it, and reads the response. */

import type { Reader } from './body.js'
import type { ServerTime, TimerClock } from './clocks.js'
import { type CallFacts, RateLimitedError, UnauthenticatedError } from './errors.js'
import type { ExchangeRequest } from './exchange.js'
import type { Unlinked } from './failures.js'
import { type Operation, toEndError } from './operation.js'
import type { Pace, Turns } from './pace/pace.js'
import type { Paces } from './pace/paces.js'
import type { Going, Turn as TurnOf } from './pace/turns.js'
import { type Target, toPath } from './path.js'
import { type Method, mayHaveHappened, requestIdOf, truncate, type UpstreamResponse } from './response.js'
import { toResponseError } from './response-error.js'
import { planRetry, type RetryOptions } from './retry.js'
import type { Transport } from './transport.js'

type Turn = TurnOf<UpstreamResponse>

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

/** The parts of a client that all its operations share. */
export type CallSurroundings = {
  readonly transport: Transport
  readonly paces: Paces
  readonly options: CallOptions
}

/**
 * Creates the `call` function of one operation. At most `maxInFlight` calls run at once. Calls begin in the order in which
 * they were made, each when the pace of its credential allows.
 */
export function createCall(shared: CallSurroundings, operation: Operation): Call {
  let calls: OperationCalls | undefined
  return (request) => {
    calls ??= new OperationCalls(shared, operation)
    return calls.make(request)
  }
}

class OperationCalls {
  readonly #shared: CallSurroundings
  readonly #operation: Operation
  readonly #token: string | null
  readonly #pace: Pace
  readonly #turns: Turns

  constructor(shared: CallSurroundings, operation: Operation) {
    this.#shared = shared
    this.#operation = operation
    this.#token = operation.token || shared.options.secretKey || null
    this.#pace = shared.paces.of(this.#token)
    this.#turns = this.#pace.join(operation, shared.options.maxInFlight)
  }

  async make<T>(request: CallRequest<T>): Promise<T> {
    const { transport, options } = this.#shared
    const ready = this.#prepare(request)
    this.#operation.budget?.take(ready.writes)
    let lastFailure: unknown
    for (let attempt = 0; ; attempt++) {
      // A turn that has come already is not waited for.
      const taken = this.#turns.take(attempt > 0)
      const turn = taken instanceof Promise ? await taken : taken
      const going = this.#begin(turn, ready, lastFailure)
      try {
        let response: UpstreamResponse | null = null
        const startedAt = performance.now()
        try {
          response = await transport.send(ready, this.#operation)
        } finally {
          going.done(response)
          this.#record(request.route, ready.method, response, attempt, startedAt)
        }
        return readResponse(request, ready, response, options.clock.nowMs())
      } catch (error) {
        const isGet = request.method === 'GET'
        const wait = isGet ? planRetry(error, attempt, this.#operation.remainingMs(), options) : null
        if (wait === null) throw error
        lastFailure = error
        // The queue waits out the pause that a 429 asks for, with all other calls in it. This call is the first one sent afterwards.
        const isQueued = error instanceof RateLimitedError && this.#pace.isLimited()
        await this.#operation.sleep(isQueued ? wait.jitterMs : wait.delayMs)
      }
    }
  }

  #prepare(request: CallRequest<unknown>): ExchangeRequest {
    const { method, writes = method !== 'GET', body } = request
    const path = toPath(request)
    const token = this.#token
    if (token !== null && !HEADER_VALUE.test(token))
      throw new UnauthenticatedError(
        factsBeforeSending(method, path),
        'was not sent: its token fits no header',
      )
    return { method, writes, path, token, body: body === undefined ? null : JSON.stringify(body) }
  }

  /** @throws if the turn does not let the call go. */
  #begin(turn: Turn, { method, path }: ExchangeRequest, lastFailure: unknown): Going<UpstreamResponse> {
    if (turn.kind === 'late')
      throw new RateLimitedError(
        factsBeforeSending(method, path),
        `was not sent: its turn would come after the deadline of its operation, in ${turn.retryAfterSeconds} s`,
        turn.retryAfterSeconds,
        lastFailure === undefined ? undefined : { cause: lastFailure },
      )
    if (turn.kind === 'ended') throw toEndError(turn.end, factsBeforeSending(method, path), lastFailure)
    const end = this.#operation.ended()
    if (end === null) return turn
    turn.done(null)
    throw toEndError(end, factsBeforeSending(method, path), lastFailure)
  }

  #record(
    route: string,
    method: Method,
    response: UpstreamResponse | null,
    attempt: number,
    startedAt: number,
  ): void {
    const { serverTime, onCall } = this.#shared.options
    if (response !== null) serverTime.note(response)
    onCall?.({
      method,
      route,
      status: response?.status ?? null,
      durationMs: performance.now() - startedAt,
      attempt: attempt + 1,
      abandoned: response === null && this.#operation.ended()?.kind === 'left',
    })
  }
}

function readResponse<T>(
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

/** A field value as in https://www.rfc-editor.org/rfc/rfc9110#section-5.5, without the obsolete bytes. */
const HEADER_VALUE = /^[\x20-\x7e]+$/

function factsBeforeSending(method: Method, path: string): CallFacts {
  return { method, path, status: null, requestId: null, upstreamBody: null, mayHaveHappened: false }
}
