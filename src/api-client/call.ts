/** Makes one call of one endpoint: waits for its turn, sends it, retries it, and reads the response. */

import type { ServerTime, TimerClock } from './clocks.js'
import { RateLimitedError, UnauthenticatedError } from './errors.js'
import type { ExchangeRequest } from './exchange.js'
import { type CallOwner, type Operation, toEndError } from './operation.js'
import type { Pace, Turns } from './pace/pace.js'
import type { Paces } from './pace/paces.js'
import type { Going, Turn as TurnOf, Waiting } from './pace/turns.js'
import { toPath } from './path.js'
import { type CallRequest, factsBeforeSending, readResponse } from './read-response.js'
import type { Method, UpstreamResponse } from './response.js'
import { planRetry, type RetryOptions } from './retry.js'
import type { SharedReads } from './shared-reads.js'
import type { Transport } from './transport.js'

type Turn = TurnOf<UpstreamResponse>

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
  readonly reads: SharedReads
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
    const { options } = this.#shared
    const ready = this.#prepare(request)
    this.#operation.budget?.take(ready.writes)
    let lastFailure: unknown
    for (let attempt = 0; ; attempt++) {
      let outcome = this.#join<T>(ready)
      while (outcome === undefined) {
        const taken = this.#turns.take(attempt > 0)
        // A turn that has come already is not waited for.
        const turn = 'turn' in taken ? await this.#wait(taken, ready) : taken
        if (turn.kind === 'withdrawn') outcome = this.#join(ready)
        else outcome = this.#go(this.#begin(turn, ready, lastFailure), request, ready, attempt)
      }
      try {
        return await outcome
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

  /** Waits for the call's turn. It is withdrawn if another operation is about to read the same thing. */
  async #wait({ turn, withdraw }: Waiting<Turn>, { method, path, token }: ExchangeRequest): Promise<Turn> {
    if (method !== 'GET') return turn
    const stop = this.#shared.reads.onOpen(readKey(token, path), withdraw)
    const came = await turn
    stop()
    return came
  }

  /** Joins another operation's read of the same thing. Undefined: none is about to be sent. */
  #join<T>({ method, path, token }: ExchangeRequest): Promise<T> | undefined {
    if (method !== 'GET' || this.#operation.ended() !== null) return undefined
    return this.#shared.reads.join(readKey(token, path), this.#operation) as Promise<T> | undefined
  }

  /** Uses the call's turn. A read that other operations wait for by now joins theirs. */
  #go<T>(going: Going<UpstreamResponse>, request: CallRequest<T>, ready: ExchangeRequest, attempt: number) {
    const joined = this.#join<T>(ready)
    if (joined !== undefined) {
      going.giveBack()
      return joined
    }
    const send = (owner: CallOwner) => this.#send(going, request, ready, attempt, owner)
    if (ready.method !== 'GET') return send(this.#operation)
    const { method, path, token } = ready
    return this.#shared.reads.open(readKey(token, path), this.#operation, {
      facts: factsBeforeSending(method, path),
      send,
      cancel: () => going.giveBack(),
    })
  }

  async #send<T>(
    going: Going<UpstreamResponse>,
    request: CallRequest<T>,
    ready: ExchangeRequest,
    attempt: number,
    owner: CallOwner,
  ): Promise<T> {
    const { transport, options } = this.#shared
    let response: UpstreamResponse | null = null
    const startedAt = performance.now()
    try {
      response = await transport.send(ready, owner)
    } finally {
      going.done(response)
      this.#record(request.route, ready.method, response, attempt, startedAt, owner)
    }
    return readResponse(request, ready, response, options.clock.nowMs())
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
  #begin(
    turn: Exclude<Turn, { kind: 'withdrawn' }>,
    { method, path }: ExchangeRequest,
    lastFailure: unknown,
  ): Going<UpstreamResponse> {
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
    turn.giveBack()
    throw toEndError(end, factsBeforeSending(method, path), lastFailure)
  }

  #record(
    route: string,
    method: Method,
    response: UpstreamResponse | null,
    attempt: number,
    startedAt: number,
    owner: CallOwner,
  ): void {
    const { serverTime, onCall } = this.#shared.options
    if (response !== null) serverTime.note(response)
    onCall?.({
      method,
      route,
      status: response?.status ?? null,
      durationMs: performance.now() - startedAt,
      attempt: attempt + 1,
      abandoned: response === null && owner.ended()?.kind === 'left',
    })
  }
}

/** A field value as in https://www.rfc-editor.org/rfc/rfc9110#section-5.5, without the obsolete bytes. */
const HEADER_VALUE = /^[\x20-\x7e]+$/

/** Operations with the same credential may share a read. */
function readKey(token: string | null, path: string): string {
  return `${path} ${token ?? ''}`
}
