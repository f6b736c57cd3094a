/**
 * A connection as long as it brings plain requests only (see `parseRequestHead`): read and answered here, at half of what
 * node:http costs. With the first request that is not plain, node:http takes it over for good.
 */
import type { Socket } from 'node:net'
import type { BodyReader, Fields, HttpAnswer, HttpRequest } from '../../http-cache/message.js'
import { closeGently } from '../../lib/sockets/close-gently.js'
import { type AnswerHeads, isStreamed, mayHaveBody, toInterimText } from './answer-head.js'
import { discard, MeasuredSink } from './body-sinks.js'
import type { EdgeServerLimits } from './limits.js'
import { FAILED, toAnswer } from './own-answer.js'
import { type FieldBlock, parseRequestHead } from './parse-request-head.js'
import { ServedRequest } from './served-request.js'
import { SocketSink, writeBuffers } from './write-answer.js'

export type PlainContext = {
  readonly handle: (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>
  readonly heads: AnswerHeads
  readonly limits: EdgeServerLimits
  readonly logFailure: (request: HttpRequest, error: unknown) => void
  /** Takes a connection over that has something to read. */
  readonly handOver: (socket: Socket) => void
  /** Told when the connection is nothing of this path any more. */
  readonly onLeave: (connection: PlainConnection) => void
}

export class PlainConnection {
  readonly #socket: Socket
  readonly #context: PlainContext
  readonly #clientAddress: string
  readonly #keepAliveLines: string
  #block: FieldBlock | null = null
  /** The one that is being answered. Its answer may be written, but not taken by the client. */
  #request: ServedRequest | null = null
  #reader: BodyReader | null = null
  #sink: SocketSink | null = null
  #isClosing = false
  #isHeadWritten = false
  #isWritten = false
  /** Whether the client sends no more, though it may still read. */
  #hasEnded = false
  #isLast = false
  #onDone: (() => void)[] = []

  constructor(socket: Socket, context: PlainContext) {
    this.#socket = socket
    this.#context = context
    this.#clientAddress = socket.remoteAddress ?? ''
    const { headTimeoutMs, idleTimeoutMs } = context.limits
    this.#keepAliveLines = `connection: keep-alive\r\nkeep-alive: timeout=${Math.floor(idleTimeoutMs / 1000)}\r\n\r\n`
    socket.on('data', this.#onData)
    socket.on('drain', this.#onDrain)
    socket.on('end', this.#onEnd)
    socket.on('timeout', this.#onTimeout)
    socket.on('close', this.#onClose)
    socket.setTimeout(headTimeoutMs)
  }

  /** Whether an answer is under way. */
  get isAnswering(): boolean {
    return this.#request !== null
  }

  /** Resolves once the answer under way is with the client, or the client has left. Null: there is none under way. */
  whenDone(): Promise<void> | null {
    return this.#request === null ? null : new Promise((resolve) => this.#onDone.push(resolve))
  }

  /** Ends the connection: after the answer under way, if there is one. */
  finish(): void {
    this.#isLast = true
    if (this.#request !== null) return
    if (!this.#isClosing) this.#socket.destroySoon()
    else if (this.#socket.writableFinished) this.#socket.destroy()
  }

  readonly #onData = (chunk: Buffer) => {
    if (this.#request !== null) {
      // Sent before it had the answer to the one before: it waits in the socket, and the client with it.
      this.#socket.pause()
      this.#socket.unshift(chunk)
      return
    }
    const { handle, limits } = this.#context
    const head = parseRequestHead(chunk, this.#block, limits)
    if (head === null) {
      this.#handOver(chunk)
      return
    }
    const { method, target, block } = head
    if (this.#block === null) this.#socket.setTimeout(limits.idleTimeoutMs)
    this.#block = block
    if (block.isLast) this.#isLast = true
    const { host, fields } = block
    const address = this.#clientAddress
    const request = new ServedRequest(method, host, target, fields, null, address, this.#onInterim)
    this.#request = request
    try {
      const answer = handle(request)
      if (answer instanceof Promise)
        answer
          .then((later) => this.#send(request, later))
          .catch((error: unknown) => this.#fail(request, error))
      else this.#send(request, answer)
    } catch (error) {
      this.#fail(request, error)
    }
  }

  readonly #onInterim = (request: ServedRequest, status: number, fields: Fields) => {
    if (this.#request === request && !this.#isHeadWritten)
      this.#socket.write(toInterimText(status, fields), 'latin1')
  }

  #send(request: ServedRequest, answer: HttpAnswer): void {
    const { body } = answer
    if (this.#request !== request) {
      discard(body)
      return
    }
    const { heads } = this.#context
    let length: number | null
    let head: string
    try {
      length = heads.lengthOf(answer, request.method)
      head = heads.textOf(answer, length)
    } catch (error) {
      discard(body)
      throw error
    }
    if (this.#hasEnded) this.#isLast = true
    const sendsBody = body !== null && mayHaveBody(answer.status, request.method)
    const isChunked = sendsBody && length === null
    if (isChunked) head += 'transfer-encoding: chunked\r\n'
    head += this.#isLast ? 'connection: close\r\n\r\n' : this.#keepAliveLines
    this.#isHeadWritten = true
    if (!sendsBody) {
      discard(body)
      this.#socket.write(head, 'latin1')
      this.#written()
    } else if (isStreamed(body)) {
      const sink = new SocketSink(this.#socket, head, isChunked, {
        onEnd: () => this.#written(),
        onFail: (error) => this.#fail(request, error),
      })
      this.#sink = sink
      this.#reader = body.readInto(length === null ? sink : new MeasuredSink(sink, length))
    } else {
      const text = heads.smallBodyOf(answer)
      if (text !== null) this.#socket.write(head + text, 'latin1')
      else writeBuffers(this.#socket, head, body)
      this.#written()
    }
  }

  #fail(request: ServedRequest, error: unknown): void {
    // A client that has left is a reason to give up, and no failure.
    if (this.#request !== request) return
    this.#context.logFailure(request, error)
    if (this.#isHeadWritten) this.#socket.destroy()
    else this.#send(request, toAnswer(FAILED))
  }

  /** All of an answer is written. Only a client that takes it gets another: else what it leaves would pile up here. */
  #written(): void {
    this.#reader = null
    this.#sink = null
    if (this.#socket.writableNeedDrain && this.#socket.writableLength > 0) this.#isWritten = true
    else this.#next()
  }

  #next(): void {
    this.#request = null
    this.#isHeadWritten = false
    this.#isWritten = false
    this.#tellDone()
    if (this.#isLast || this.#hasEnded) this.#close()
    else if (this.#socket.isPaused()) this.#socket.resume()
  }

  readonly #onDrain = () => {
    if (this.#isWritten) this.#next()
    else if (this.#sink?.takeBlocked() === true) this.#reader?.resume()
  }

  readonly #onEnd = () => {
    this.#hasEnded = true
    if (this.#request === null) this.#close()
    else this.#socket.setTimeout(this.#context.limits.halfClosedTimeoutMs)
  }

  readonly #onTimeout = () => {
    const isForClient = this.#request === null || this.#socket.writableLength > 0
    if (isForClient || this.#hasEnded) this.#socket.destroy()
    else this.#socket.setTimeout(this.#context.limits.idleTimeoutMs)
  }

  readonly #onClose = () => {
    this.#request?.clientLeft()
    this.#request = null
    this.#reader?.cancel()
    this.#reader = null
    this.#tellDone()
    this.#context.onLeave(this)
  }

  #handOver(chunk: Buffer): void {
    const socket = this.#socket
    socket.off('data', this.#onData)
    socket.off('drain', this.#onDrain)
    socket.off('end', this.#onEnd)
    socket.off('timeout', this.#onTimeout)
    socket.off('close', this.#onClose)
    socket.setTimeout(0)
    this.#context.onLeave(this)
    // Paused, or what is put back would wait for more to come.
    socket.pause()
    socket.unshift(chunk)
    this.#context.handOver(socket)
    socket.resume()
  }

  #close(): void {
    if (this.#isClosing) return
    this.#isClosing = true
    closeGently(this.#socket, this.#context.limits.lingerMs)
  }

  #tellDone(): void {
    if (this.#onDone.length === 0) return
    for (const tell of this.#onDone.splice(0)) tell()
  }
}
