/** One call of one endpoint: its turn, its attempts, and what its answer means. */
import { type Answer, type Method, mayHaveHappened, requestIdOf, truncate } from './answer.js'
import type { Reader } from './body.js'
import { type CallFacts, RateLimitedError, UnauthenticatedError, type Unlinked } from './errors.js'
import { type Operation, toEndError } from './operation.js'
import type { Paces } from './pace/paces.js'
import { toRefusal } from './refusal.js'
import { planRetry, type RetryOptions } from './retry.js'
import type { ServerTime } from './server-time.js'
import type { TimerClock } from './timer-clock.js'
import type { Transport } from './transport.js'

type CallRequest<T> = {
  method: Method
  /** Whether it may change something. Default: whether it is no GET. */
  writes?: boolean
  /** The path's template, such as `/cache-stages/{id}`. */
  route: string
  /** Path and query below `/edge-services/v1beta1`, encoded. */
  path: string
  /** Sent as JSON. */
  body?: object
  /** The stage or head that the call removes, if something may link to it. */
  unlinks?: Unlinked
  /** What a success means. */
  read: Reader<T>
}

export type Call = <T>(request: CallRequest<T>) => Promise<T>

/** One attempt of one call, as metrics want it. */
export type CallRecord = {
  method: Method
  /** The path's template, such as `/cache-stages/{id}`. */
  route: string
  /** Null where no complete answer came. */
  status: number | null
  durationMs: number
  /** Counts from 1. */
  attempt: number
  /** Whether there is no answer because the caller left: no failure of the upstream's. */
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
 * Calls of one operation: at most `maxInFlight` at once, begun in the order they were made, each when the pace of its
 * credential allows.
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
    request: CallRequest<unknown>,
    body: string | null,
    attempt: number,
    done: (answer: Answer | null) => void,
  ): Promise<Answer> => {
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
    const answer = await transport.send(sent, operation).catch((error: unknown) => {
      done(null)
      record(null)
      throw error
    })
    serverTime.note(answer)
    done(answer)
    record(answer.status)
    return answer
  }

  /** Waits for the call's turn; resolves to what must be told how it went. */
  const takeTurn = async (request: CallRequest<unknown>, attempt: number, lastFailure: unknown) => {
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

  return async (request) => {
    assertSendable(token, request)
    operation.budget?.take(isWrite(request))
    const body = request.body === undefined ? null : JSON.stringify(request.body)
    let lastFailure: unknown
    for (let attempt = 0; ; attempt++) {
      const done = await takeTurn(request, attempt, lastFailure)
      try {
        const answer = await send(request, body, attempt, done)
        return readAnswer(request, answer, clock.nowMs())
      } catch (error) {
        const isGet = request.method === 'GET'
        const wait = isGet ? planRetry(error, attempt, operation.remainingMs(), options) : null
        if (wait === null) throw error
        lastFailure = error
        // The queue waits out the pause that a 429 asks for, together with all other calls; this one is sent first when it is over.
        const isQueued = error instanceof RateLimitedError && pace.isLimited()
        await operation.sleep(isQueued ? wait.jitterMs : wait.delayMs)
      }
    }
  }
}

function isWrite({ method, writes = method !== 'GET' }: CallRequest<unknown>): boolean {
  return writes
}

function readAnswer<T>(request: CallRequest<T>, answer: Answer, nowMs: number): T {
  const facts: CallFacts = {
    method: request.method,
    path: request.path,
    status: answer.status,
    requestId: requestIdOf(answer),
    upstreamBody: answer.body === '' ? null : truncate(answer.body),
    mayHaveHappened: mayHaveHappened(isWrite(request), answer.status),
  }
  if (answer.status < 300) return request.read(answer, facts)
  throw toRefusal(answer, request, facts, nowMs)
}

/** A header's value as https://www.rfc-editor.org/rfc/rfc9110#section-5.5 has it, without the obsolete bytes. */
const HEADER_VALUE = /^[\x20-\x7e]+$/

function assertSendable(token: string | null, request: CallRequest<unknown>): void {
  if (token !== null && !HEADER_VALUE.test(token)) {
    throw new UnauthenticatedError(factsBeforeSending(request), 'was not sent: its token fits no header')
  }
}

function factsBeforeSending({ method, path }: CallRequest<unknown>): CallFacts {
  return { method, path, status: null, requestId: null, upstreamBody: null, mayHaveHappened: false }
}
