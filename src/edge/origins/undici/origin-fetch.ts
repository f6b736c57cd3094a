/** One fetch from an origin over undici. */
import type { IncomingHttpHeaders } from 'node:http'
import { type Dispatcher, errors } from 'undici'
import type { OriginFetch, OriginHandler } from '../../../http-cache/message.js'
import { isConnectionEnd, type OriginName, originError, toOriginError } from '../origin-failure.js'
import { toResponseFields } from '../origin-response-fields.js'
import { CONTINUE_STAND_IN } from './continue-filter.js'
import { FramingCount } from './framing-count.js'
import type { ConnectionHandler, OriginPool, PoolRequest } from './origin-pool.js'
import { PausableBody } from './pausable-body.js'
import { isDecoded, isWholeWithoutBody } from './workarounds.js'

type Coded = Error & { code?: unknown }

/** An origin's interim responses beyond this number are not passed on. */
const MAX_INTERIM_RESPONSES = 16

/** undici needs a reason to abort. This one reaches no handler. */
const ENDED = new Error('the fetch has ended')

const NOBODY: OriginHandler = { onHead() {}, onData() {}, onEnd() {}, onError() {} }

/** Both sides of a fetch in one object: the handler that undici calls, and the fetch that the cache controls. */
export class HttpOriginFetch implements OriginFetch, ConnectionHandler {
  readonly #pool: OriginPool
  readonly #request: PoolRequest
  /** `NOBODY` once the fetch has ended. A kept-alive connection keeps its last fetch in memory, which would keep the response. */
  #handler: OriginHandler
  readonly #origin: OriginName
  #interimResponses = 0
  #framing = new FramingCount()
  #deadline: NodeJS.Timeout | undefined
  #controller: Dispatcher.DispatchController | null = null
  /** 0: no head yet. */
  #status = 0
  /** Whether any byte of a response came, such as half a status line. */
  #hasBegun = false
  #isRetry = false
  #isSending = false
  #hasEnded = false
  readonly #body = new PausableBody({
    onData: (chunk) => this.#handler.onData(chunk),
    onEnd: () => this.#end().onEnd(),
  })
  #bodyError: Error | null = null

  constructor(pool: OriginPool, request: PoolRequest, handler: OriginHandler, origin: OriginName) {
    this.#pool = pool
    this.#request = request
    this.#handler = handler
    this.#origin = origin
  }

  send(): this {
    // undici does not listen to the body while the request waits for a connection.
    this.#request.body?.on('error', (error) => {
      this.#bodyError = error
    })
    this.#isSending = true
    this.#pool.send(this.#request, this)
    this.#isSending = false
    return this
  }

  pause(): void {
    this.#body.pause()
  }

  resume(): void {
    this.#body.resume()
  }

  abort(): void {
    if (this.#hasEnded) return
    const controller = this.#controller
    this.#end()
    if (controller === null) this.#pool.withdraw(this)
    else controller.abort(ENDED)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#hasEnded) controller.abort(ENDED)
  }

  onResponseStarted(): void {
    this.#hasBegun = true
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (this.#hasEnded) return
    if (status < 200) {
      this.#onInterim(status, headers)
      return
    }
    clearTimeout(this.#deadline)
    const { 'transfer-encoding': coding, 'content-length': length } = headers
    if (!isDecoded(coding)) {
      this.#giveUp(`answered with a Transfer-Encoding other than chunked: ${JSON.stringify(coding)}`)
      return
    }
    if (length !== undefined && !Number.isSafeInteger(Number(length))) {
      this.#giveUp(`announced a body of ${JSON.stringify(length)} bytes`)
      return
    }
    this.#status = status
    this.#handler.onHead(status, toResponseFields(headers))
  }

  onRead(bytes: number): void {
    this.#framing.addRead(bytes)
    // Not at once: undici is about to parse the bytes, or to put them back.
    if (this.#framing.isTooLarge) queueMicrotask(() => this.#checkFraming())
  }

  #checkFraming(): void {
    if (this.#framing.isTooLarge) this.#giveUp(this.#framing.describe())
  }

  /** Ends the fetch with an error, without waiting for the rest of the response. */
  #giveUp(problem: string): void {
    if (this.#hasEnded) return
    const handler = this.#handler
    this.abort()
    handler.onError(originError(502, this.#origin, (name) => `${name} ${problem}`))
  }

  #onInterim(status: number, headers: IncomingHttpHeaders): void {
    this.#interimResponses += 1
    // undici restarts its own timeout with each interim response.
    if (this.#interimResponses === 1)
      this.#deadline = setTimeout(
        () => this.#controller?.abort(new errors.HeadersTimeoutError()),
        this.#pool.headersTimeoutMs,
      )
    // 101 would be the response to an `Upgrade`, which is never sent.
    if (status > 101 && status !== CONTINUE_STAND_IN && this.#interimResponses <= MAX_INTERIM_RESPONSES)
      this.#handler.onInterim?.(status, toResponseFields(headers))
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    // undici passes on an empty chunk when it resumes.
    if (this.#hasEnded || chunk.length === 0) return
    this.#framing.addContent(chunk.length)
    this.#body.add(chunk, controller)
  }

  onResponseEnd(): void {
    if (!this.#hasEnded) this.#body.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Coded): void {
    if (this.#isSending) queueMicrotask(() => this.#fail(error))
    else this.#fail(error)
  }

  /**
   * undici must not be paused when a connection ends. Where the end of the connection is the end of the response, an assertion outside of
   * any request would end the process. Where the response has a length, undici would take it for broken off, although all bytes are here.
   */
  onConnectionEnd(): void {
    this.#body.resumeSource()
  }

  onUnsent(error: Coded): void {
    this.#fail(error)
  }

  #fail(error: Coded): void {
    if (this.#hasEnded || this.#body.isEndHeld) return
    if (this.#mayRetry(error)) this.#retry()
    else if (isWholeWithoutBody(this.#status, error)) this.onResponseEnd()
    else {
      const facts = { origin: this.#origin, hasHead: this.#status !== 0, bodyError: this.#bodyError }
      this.#end().onError(toOriginError(error, facts))
    }
  }

  /** A kept-alive connection can be closed just when it is used again. https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
  #mayRetry(error: Coded): boolean {
    const { method, body } = this.#request
    if (this.#isRetry || this.#hasBegun || body !== null || (method !== 'GET' && method !== 'HEAD'))
      return false
    return isConnectionEnd(error) && this.#pool.endedUsedConnection(error)
  }

  #retry(): void {
    this.#isRetry = true
    this.#framing = new FramingCount()
    this.#controller = null
    this.#pool.sendAlone(this.#request, this)
  }

  /** Ends the fetch. @returns the handler, so that the caller can report the end to it. */
  #end(): OriginHandler {
    const handler = this.#handler
    this.#hasEnded = true
    this.#pool.leave(this)
    clearTimeout(this.#deadline)
    this.#body.close()
    this.#controller = null
    this.#handler = NOBODY
    return handler
  }
}
