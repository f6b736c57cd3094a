/** One fetch from an origin over undici. */
import type { IncomingHttpHeaders } from 'node:http'
import { type Dispatcher, errors } from 'undici'
import type { OriginFetch, OriginHandler } from '../../../http-cache/message.js'
import { HeldBytes } from '../held-bytes.js'
import { isConnectionEnd, type OriginName, originError, toOriginError } from '../origin-failure.js'
import { toResponseFields } from '../origin-response-fields.js'
import { CONTINUE_STAND_IN } from './continue-filter.js'
import type { ConnectionHandler, Dispatched, OriginPool } from './origin-pool.js'
import { isDecoded, isWholeWithoutBody } from './workarounds.js'

type Coded = Error & { code?: unknown }

/** Further interim responses of an origin are not passed on. */
const MAX_INTERIM_RESPONSES = 16

/**
 * The limit on the bytes of a response beside its content: heads, the sizes and extensions of chunks, trailers. The first number covers
 * the heads and bytes read ahead. The second, for each byte of content, is three times the framing of one-byte chunks. Without a limit, an
 * origin that sends nothing but framing would keep the process busy forever.
 */
const MAX_FRAMING_BYTES = 256 * 1024
const MAX_FRAMING_PER_BYTE = 16

/**
 * As much as Node reads from a socket at once. undici puts back what it has read beyond a pause, and reads as much again when it resumes.
 * If it were paused at each small chunk, the response would pile up in the socket.
 */
const MAX_HELD_BYTES = 64 * 1024

/** Reaches no handler. */
const ENDED = new Error('the fetch has ended')

const NOBODY: OriginHandler = { onHead() {}, onData() {}, onEnd() {}, onError() {} }

/** Both sides of a fetch in one object: the handler that undici calls, and the fetch that the cache controls. */
export class HttpOriginFetch implements OriginFetch, ConnectionHandler {
  readonly #pool: OriginPool
  readonly #request: Dispatched
  /** `NOBODY` once the fetch has ended. A kept-alive connection keeps its last fetch in memory, which would keep the response. */
  #handler: OriginHandler
  readonly #origin: OriginName
  #interimResponses = 0
  #readBytes = 0
  #contentBytes = 0
  #deadline: NodeJS.Timeout | undefined
  #controller: Dispatcher.DispatchController | null = null
  /** 0: no head yet. */
  #status = 0
  /** Whether any byte of a response came, such as half a status line. */
  #hasBegun = false
  #isRetry = false
  #isSending = false
  #isPaused = false
  #hasEnded = false
  /** The bytes that came while paused: little more than `MAX_HELD_BYTES`. */
  readonly #held = new HeldBytes()
  #isUndiciPaused = false
  /** Whether the response ended while paused. */
  #isEndHeld = false
  #bodyError: Error | null = null

  constructor(pool: OriginPool, request: Dispatched, handler: OriginHandler, origin: OriginName) {
    this.#pool = pool
    this.#request = request
    this.#handler = handler
    this.#origin = origin
  }

  send(): this {
    // Listened to from here on, because undici does not listen while the request waits for a connection.
    this.#request.body?.on('error', (error) => {
      this.#bodyError = error
    })
    this.#isSending = true
    this.#pool.send(this.#request, this)
    this.#isSending = false
    return this
  }

  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    if (!this.#isPaused) return
    this.#isPaused = false
    // Not at once: undici's parser must not be entered from within a parser's callback.
    queueMicrotask(() => this.#goOn())
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
    this.#readBytes += bytes
    // Not at once: undici is about to parse what was read, or to put it back.
    if (this.#exceedsFraming) queueMicrotask(() => this.#checkFraming())
  }

  get #exceedsFraming(): boolean {
    const framing = this.#readBytes - this.#contentBytes
    return !this.#hasEnded && framing > MAX_FRAMING_BYTES + MAX_FRAMING_PER_BYTE * this.#contentBytes
  }

  #checkFraming(): void {
    if (!this.#exceedsFraming) return
    const framing = this.#readBytes - this.#contentBytes
    this.#giveUp(`sent ${framing} bytes of fields and framing around ${this.#contentBytes} bytes of content`)
  }

  /** Ends the fetch with an error, because the response is of no use whatever else comes. */
  #giveUp(problem: string): void {
    if (this.#hasEnded) return
    const handler = this.#handler
    this.abort()
    handler.onError(originError(502, this.#origin, (name) => `${name} ${problem}`))
  }

  #onInterim(status: number, headers: IncomingHttpHeaders): void {
    this.#interimResponses += 1
    // undici restarts its timeout with each of them.
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
    this.#contentBytes += chunk.length
    if (!this.#isPaused) {
      this.#handler.onData(chunk)
      return
    }
    this.#held.add(chunk)
    if (this.#held.length < MAX_HELD_BYTES) return
    this.#isUndiciPaused = true
    controller.pause()
  }

  onResponseEnd(): void {
    if (this.#hasEnded) return
    this.#isEndHeld = this.#isPaused
    if (this.#isPaused) return
    this.#end().onEnd()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Coded): void {
    if (this.#isSending) queueMicrotask(() => this.#fail(error))
    else this.#fail(error)
  }

  /**
   * undici must not be paused when a connection ends. If that ends the response, an assertion outside of any request ends the process; if
   * the response has a length, undici takes it for broken off. All bytes are here already.
   */
  onConnectionEnd(): void {
    if (this.#isUndiciPaused && !this.#hasEnded) this.#resumeUndici()
  }

  onUnsent(error: Coded): void {
    this.#fail(error)
  }

  #fail(error: Coded): void {
    if (this.#hasEnded || this.#isEndHeld) return
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
    return isConnectionEnd(error) && this.#pool.wasUsed(error)
  }

  #retry(): void {
    this.#isRetry = true
    this.#readBytes = 0
    this.#controller = null
    this.#pool.sendAlone(this.#request, this)
  }

  #goOn(): void {
    if (this.#isPaused || this.#hasEnded) return
    if (this.#held.length > 0) this.#handler.onData(this.#held.take())
    if (this.#isPaused || this.#hasEnded) return
    if (this.#isEndHeld) this.onResponseEnd()
    else if (this.#isUndiciPaused) this.#resumeUndici()
  }

  #resumeUndici(): void {
    this.#isUndiciPaused = false
    this.#controller?.resume()
  }

  /** @returns the handler, to be told of the end and of nothing after it. */
  #end(): OriginHandler {
    const handler = this.#handler
    this.#hasEnded = true
    this.#pool.leave(this)
    clearTimeout(this.#deadline)
    this.#held.take()
    this.#controller = null
    this.#handler = NOBODY
    return handler
  }
}
