/** One request to an origin, and its answer. */
import type { IncomingHttpHeaders } from 'node:http'
import { type Dispatcher, errors } from 'undici'
import type { OriginFetch, OriginHandler } from '../../http-cache/message.js'
import { CONTINUE_STAND_IN } from './continue-filter.js'
import { HeldBytes } from './held-bytes.js'
import { isConnectionEnd, type OriginName, originError, toOriginError } from './origin-failure.js'
import type { ConnectionHandler, Dispatched, OriginPool } from './origin-pool.js'
import { toResponseFields } from './origin-response-fields.js'

type Coded = Error & { code?: unknown }

/** More of an origin's interim answers are not passed on. */
const MAX_INTERIM_ANSWERS = 16

/**
 * Limits of the bytes that an answer takes beside its content: heads, the sizes and extensions of chunks, trailers. An answer may
 * have the first in any case, which includes bytes that are read ahead, and the second for each byte of content, which is three times
 * as much as chunks of one byte take. undici limits neither reason phrases nor interim answers nor extensions, so an origin that sends
 * nothing else would keep the process busy for ever.
 */
const MAX_FRAMING_BYTES = 256 * 1024
const MAX_FRAMING_PER_BYTE = 16

/**
 * As much as Node reads from a socket at once. undici puts back what it has read beyond a pause, and reads as much again beside that when
 * it resumes: if it were paused at each small chunk, the answer would pile up in the socket.
 */
const MAX_HELD_BYTES = 64 * 1024

/** Nobody is told it. */
const ENDED = new Error('the call has ended')

const NOBODY: OriginHandler = { onHead() {}, onData() {}, onEnd() {}, onError() {} }

/** Both sides of a call in one object: what undici calls, and what the cache calls. */
export class HttpOriginFetch implements OriginFetch, ConnectionHandler {
  readonly #pool: OriginPool
  readonly #request: Dispatched
  /** Nobody's once it has ended: a connection that is kept alive keeps its last call in memory, and that would keep the answer. */
  #handler: OriginHandler
  readonly #origin: OriginName
  #interimAnswers = 0
  #readBytes = 0
  #contentBytes = 0
  #deadline: NodeJS.Timeout | undefined
  #controller: Dispatcher.DispatchController | null = null
  /** 0: no head yet. */
  #status = 0
  /** Whether anything of an answer came, such as half a status line. */
  #hasBegun = false
  #isRetry = false
  #isSending = false
  #isPaused = false
  #hasEnded = false
  /** Received while paused: little more than `MAX_HELD_BYTES`. */
  readonly #held = new HeldBytes()
  #isUndiciPaused = false
  /** Whether the answer ended while paused. */
  #isEndHeld = false
  #bodyError: Error | null = null

  constructor(pool: OriginPool, request: Dispatched, handler: OriginHandler, origin: OriginName) {
    this.#pool = pool
    this.#request = request
    this.#handler = handler
    this.#origin = origin
  }

  send(): this {
    // Also while the request waits for a connection, and undici does not listen yet.
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
    // Not at once: undici's parser must not be entered from within another one's callback.
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

  /** The answer is of no use, whatever else comes. */
  #giveUp(problem: string): void {
    if (this.#hasEnded) return
    const handler = this.#handler
    this.abort()
    handler.onError(originError(502, this.#origin, (name) => `${name} ${problem}`))
  }

  #onInterim(status: number, headers: IncomingHttpHeaders): void {
    this.#interimAnswers += 1
    // With each of them undici begins to count the time anew.
    if (this.#interimAnswers === 1)
      this.#deadline = setTimeout(
        () => this.#controller?.abort(new errors.HeadersTimeoutError()),
        this.#pool.headersTimeoutMs,
      )
    // 101 would be the answer to an `Upgrade`, which is never sent.
    if (status > 101 && status !== CONTINUE_STAND_IN && this.#interimAnswers <= MAX_INTERIM_ANSWERS)
      this.#handler.onInterim?.(status, toResponseFields(headers))
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    // undici passes on an empty one when it resumes.
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
   * undici 7.30 must not be paused when a connection ends: where that ends the answer, an assertion outside of any request
   * ends the process, and where the length did, it takes the answer for broken off. All that came is with us already.
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
    else if (this.#isWholeWithoutBody(error)) this.onResponseEnd()
    else {
      const facts = { origin: this.#origin, hasHead: this.#status !== 0, bodyError: this.#bodyError }
      this.#end().onError(toOriginError(error, facts))
    }
  }

  /** These have no body, whatever length they announce: it is another answer's. undici compares it all the same. */
  #isWholeWithoutBody({ code }: Coded): boolean {
    return (this.#status === 304 || this.#status === 204) && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'
  }

  /** A connection that was kept alive can be closed just when it is used again. https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
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

  /** Answers who is to hear of that, and of nothing after it. */
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

/**
 * The one coding that undici decodes, in the spellings in which it does, and the name that HTTP/1.1 once had for none. It hands on
 * the body of anything else as it came, with the framing in it: `chunked` followed by a tab, in a list, or on two lines. Whether a
 * list that ends in `chunked` was decoded to the end is no safer: `chunked, chunked` is decoded once. RFC 9112 sections 6.1 and 7.
 */
const DECODED = /^(?:chunked|identity) *$/i

function isDecoded(coding: string | string[] | undefined): boolean {
  return coding === undefined || (typeof coding === 'string' && DECODED.test(coding))
}
