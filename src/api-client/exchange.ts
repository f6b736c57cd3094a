/** One HTTP exchange with the upstream. Its state is in one object, because making closures for each call costs as much as sending it. */

import type { Dispatcher, Pool } from 'undici'
import type { Candidate, ConnectionShares, Place } from './connection-shares.js'
import type { CallFacts } from './errors.js'
import {
  ConnectionError,
  type LimitOf,
  ResponseTooLargeError,
  TimeoutError,
  type TimeoutPhase,
} from './failures.js'
import { type CallOwner, type EndListener, type OperationEnd, toEndError } from './operation.js'
import {
  LARGE_BYTES,
  type Method,
  mayHaveHappened,
  ReadingBody,
  type ResponseRoom,
  requestIdOf,
  truncate,
  type UpstreamResponse,
} from './response.js'

export type ExchangeRequest = {
  method: Method
  /** Whether the request may change something. */
  writes: boolean
  /** Path and query below `/edge-services/v1beta1`, encoded. */
  path: string
  /** Null: no `X-Auth-Token` is sent. */
  token: string | null
  /** JSON text. */
  body: string | null
}

/** The parts of a transport that its exchanges share. */
export type ExchangeSurroundings = {
  readonly pool: Pool
  readonly shares: ConnectionShares
  readonly room: ResponseRoom
  readonly basePath: string
  readonly userAgent: string
  readonly maxResponseBytes: number
}

export class Exchange implements Dispatcher.DispatchHandler, Candidate, EndListener {
  readonly #upstream: ExchangeSurroundings
  readonly #request: ExchangeRequest
  readonly #owner: CallOwner
  readonly #resolve: (response: UpstreamResponse) => void
  readonly #reject: (reason: unknown) => void
  readonly #reading: ReadingBody
  readonly #chunks: Buffer[] = []
  #place: Place | null = null
  #controller: Dispatcher.DispatchController | null = null
  #isDispatched = false
  #isDispatching = false
  #hasEnded = false
  /** Null until the response's head is there. */
  #status: number | null = null
  #headers: UpstreamResponse['headers'] = {}

  constructor(
    upstream: ExchangeSurroundings,
    request: ExchangeRequest,
    owner: CallOwner,
    resolve: (response: UpstreamResponse) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#upstream = upstream
    this.#request = request
    this.#owner = owner
    this.#resolve = resolve
    this.#reject = reject
    this.#reading = new ReadingBody(upstream.room)
  }

  /** Sends the request once there is a connection for it. */
  start(): void {
    this.#owner.listen(this)
    this.#place = this.#upstream.shares.take(this.#owner.leader, this)
  }

  begin(place: Place): void {
    const { method, path, token, body } = this.#request
    const { pool, basePath, userAgent } = this.#upstream
    const headers = ['Accept', 'application/json', 'User-Agent', userAgent]
    if (token !== null) headers.push('X-Auth-Token', token)
    if (body !== null) headers.push('Content-Type', 'application/json')
    this.#place = place
    this.#isDispatched = true
    this.#isDispatching = true
    try {
      pool.dispatch({ method, path: basePath + path, headers, body }, this)
    } catch (error) {
      this.#finish()
      this.#reject(error)
    }
    this.#isDispatching = false
  }

  onEnd(end: OperationEnd): void {
    this.#hasEnded = true
    this.#reject(toEndError(end, this.#facts()))
    if (this.#isDispatched) this.#controller?.abort(new Error('the operation ended'))
    else this.#place?.leave()
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Connecting takes time, and the operation can end meanwhile.
    if (this.#hasEnded) controller.abort(new Error('the operation ended'))
    else this.#controller = controller
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: UpstreamResponse['headers'],
  ): void {
    if (status < 200) return
    this.#status = status
    this.#headers = headers
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#reading.add(chunk.length)) controller.abort(new NoRoomError('process', LARGE_BYTES))
    // A write's response says whether the write happened, so it is read even above the limit.
    else if (this.#owner.takeBytes(chunk.length) && !this.#request.writes)
      controller.abort(new NoRoomError('operation', this.#owner.maxOperationBytes))
    else this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.#finish()
    if (this.#status === null) return
    this.#resolve({ status: this.#status, headers: this.#headers, body: toText(this.#chunks) })
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#finish()
    const { maxResponseBytes } = this.#upstream
    this.#reject(toFailure(error, this.#facts(), this.#controller !== null, maxResponseBytes))
  }

  #finish(): void {
    this.#owner.stopListening(this)
    this.#reading.end()
    // Not at once: the end of another call, which is still running, may have handed over the connection.
    if (this.#isDispatching) queueMicrotask(() => this.#place?.leave())
    else this.#place?.leave()
  }

  #facts(): CallFacts {
    const { method, path, writes } = this.#request
    const [first] = this.#chunks
    return {
      method,
      path,
      status: this.#status,
      requestId: requestIdOf({ headers: this.#headers }),
      upstreamBody: first === undefined ? null : truncate(first.toString()),
      mayHaveHappened: this.#controller !== null && mayHaveHappened(writes, this.#status),
    }
  }
}

function toText(chunks: readonly Buffer[]): string {
  const [only] = chunks
  return chunks.length === 1 && only !== undefined ? only.toString() : Buffer.concat(chunks).toString()
}

/** The reason why an exchange gives up a response that is too large. */
class NoRoomError extends Error {
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

function toFailure(
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
