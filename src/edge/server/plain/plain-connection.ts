/**
 * A connection while it brings plain requests only (see `parseRequestHead`). It is read and answered here at half the cost of node:http.
 * With the first request that is not plain, node:http takes the connection over for good.
 */
import type { Socket } from 'node:net'
import { closeGently } from '../../../http/sockets/close-gently.js'
import { visitorOf } from '../../../http/sockets/visitor.js'
import type { Fields, HttpResponse } from '../../../http-cache/message.js'
import { discard } from '../shared/body-sinks.js'
import { PLAIN_CONNECTION_BYTES } from '../shared/connection-memory.js'
import { lastResponse } from '../shared/last-response.js'
import type { Paced } from '../shared/least-pace.js'
import { FAILED, headTimeout, type OwnResponse, toResponse } from '../shared/own-response.js'
import { MAX_AHEAD_BYTES } from '../shared/read-ahead.js'
import { ServedRequest } from '../shared/served-request.js'
import { IDLE_TURNS, type MemoryHolder } from '../shared/victims.js'
import { HeadReader } from './head-reader.js'
import type { PlainHead } from './parse-request-head.js'
import type { PlainContext } from './plain-context.js'
import { ResponseWriter } from './response-writer.js'

const CUT_SHORT: OwnResponse = { status: 400, text: 'The request is malformed: it ends within its head.' }

export class PlainConnection implements MemoryHolder, Paced {
  readonly socket: Socket
  readonly #context: PlainContext<PlainConnection>
  readonly #clientAddress: string
  readonly visitor: string
  readonly #reader: HeadReader
  readonly #writer: ResponseWriter
  #headTimer: NodeJS.Timeout | undefined
  /** The bytes of requests that came ahead of their turn. */
  #held: Buffer | null = null
  #turn: number
  /** The request being answered. Its response may be written, but not taken by the client. */
  #request: ServedRequest | null = null
  #isClosing = false
  #isWritten = false
  /** Whether the client has closed its side. It may still read. */
  #hasEnded = false
  #isLast = false
  #onDone: (() => void)[] = []

  constructor(socket: Socket, context: PlainContext<PlainConnection>) {
    this.socket = socket
    this.#context = context
    this.#clientAddress = socket.remoteAddress ?? ''
    this.visitor = visitorOf(this.#clientAddress)
    const { headTimeoutMs, idleTimeoutMs } = context.limits
    const keepAliveLines = `connection: keep-alive\r\nkeep-alive: timeout=${Math.floor(idleTimeoutMs / 1000)}\r\n\r\n`
    this.#reader = new HeadReader(context.limits)
    this.#writer = new ResponseWriter(socket, context.heads, keepAliveLines)
    for (const [event, listener] of this.#listeners) socket.on(event, listener)
    socket.setTimeout(headTimeoutMs)
    this.#turn = context.memory.nextTurn()
    this.#count()
  }

  get waitingSince(): number | null {
    if (this.#request === null && !this.#reader.isWaiting) return IDLE_TURNS + this.#turn
    return this.#request === null || this.#isWritten ? this.#turn : null
  }

  cut(): void {
    this.socket.destroy()
  }

  get awaited(): 'answer' | null {
    return this.#request !== null && this.socket.writableLength > 0 ? 'answer' : null
  }

  get movedBytes() {
    const { bytesRead, bytesWritten, writableLength } = this.socket
    return { body: bytesRead, answer: bytesWritten - writableLength }
  }

  tooSlow(): void {
    this.socket.destroy()
  }

  /** Whether a response is under way. */
  get isAnswering(): boolean {
    return this.#request !== null
  }

  /** Resolves once the response under way is with the client, or the client has left. Null: no response is under way. */
  whenDone(): Promise<void> | null {
    return this.#request === null ? null : new Promise((resolve) => this.#onDone.push(resolve))
  }

  /** Ends the connection, after the response under way if there is one. */
  finish(): void {
    this.#isLast = true
    if (this.#request !== null) return
    if (!this.#isClosing) this.socket.destroySoon()
    else if (this.socket.writableFinished) this.socket.destroy()
  }

  readonly #onData = (chunk: Buffer) => {
    if (this.#request === null && this.#held === null) this.#read(chunk)
    else this.#keep(this.#held === null ? chunk : Buffer.concat([this.#held, chunk]))
  }

  #keep(bytes: Buffer): void {
    this.#held = bytes
    if (bytes.length >= MAX_AHEAD_BYTES) this.socket.pause()
    this.#count()
  }

  readonly #readHeld = () => {
    const held = this.#held
    if (held === null || this.socket.destroyed || this.#isClosing) return
    this.#held = null
    this.#count()
    if (this.socket.isPaused()) this.socket.resume()
    this.#read(held)
  }

  #read(chunk: Buffer): void {
    const reading = this.#reader.read(chunk)
    if (reading.kind === 'head') this.#answer(reading.head, reading.rest)
    else if (reading.kind === 'partial') this.#wait(chunk)
    else this.#handOver(reading.bytes)
  }

  /** Waits for the rest of a head. */
  #wait(chunk: Buffer): void {
    if (this.#hasEnded) {
      this.#refuse(CUT_SHORT)
      return
    }
    if (!this.#reader.isWaiting) {
      const { limits, memory } = this.#context
      this.#reader.wait(chunk)
      this.#turn = memory.nextTurn()
      // The socket's own timeout would start again with each byte.
      this.socket.setTimeout(0)
      this.#headTimer = setTimeout(() => this.#refuse(headTimeout(limits)), limits.headTimeoutMs)
    }
    this.#count()
  }

  #endWait(): void {
    if (!this.#reader.isWaiting) return
    this.#reader.endWait()
    clearTimeout(this.#headTimer)
    this.socket.setTimeout(this.#context.limits.idleTimeoutMs)
    this.#count()
  }

  /** Counts the bytes that the connection holds, and closes it if there is no memory for them. */
  #count(): void {
    if (this.socket.destroyed) return
    const ahead = this.#held?.buffer.byteLength ?? 0
    const untaken = this.#isWritten ? this.socket.writableLength : 0
    const bytes = PLAIN_CONNECTION_BYTES + this.#reader.heldBytes + ahead + untaken
    if (!this.#context.memory.hold(this, bytes)) this.socket.destroy()
  }

  #refuse(reason: OwnResponse): void {
    this.#endWait()
    this.socket.write(lastResponse(reason, this.#context.heads))
    this.#close()
  }

  /** @param rest the bytes behind the head. */
  #answer(head: PlainHead, rest: Buffer | null): void {
    const { handle, limits } = this.#context
    this.#endWait()
    const { method, target, block } = head
    if (this.#reader.isFirst) this.socket.setTimeout(limits.idleTimeoutMs)
    if (this.#reader.remember(block)) this.#count()
    if (block.isLast) this.#isLast = true
    const { host, fields } = block
    const address = this.#clientAddress
    const request = new ServedRequest(method, host, target, fields, null, address, this.#onInterim)
    this.#request = request
    if (rest !== null) this.#keep(rest)
    try {
      const response = handle(request)
      if (response instanceof Promise)
        response
          .then((later) => this.#send(request, later))
          .catch((error: unknown) => this.#fail(request, error))
      else this.#send(request, response)
    } catch (error) {
      this.#fail(request, error)
    }
  }

  readonly #onInterim = (request: ServedRequest, status: number, fields: Fields) => {
    if (this.#request === request && !this.#writer.isHeadWritten) this.#writer.sendInterim(status, fields)
  }

  #send(request: ServedRequest, response: HttpResponse): void {
    if (this.#request !== request) {
      discard(response.body)
      return
    }
    if (this.#hasEnded && this.#held === null) this.#isLast = true
    this.#writer.send(response, request.method, this.#isLast, {
      onEnd: () => this.#written(),
      onFail: (error) => this.#fail(request, error),
    })
  }

  #fail(request: ServedRequest, error: unknown): void {
    // It is no failure that a client has left.
    if (this.#request !== request) return
    this.#context.logFailure(request, error)
    if (this.#writer.isHeadWritten) this.socket.destroy()
    else this.#send(request, toResponse(FAILED))
  }

  /** The response is written. The next request waits until the client has taken it, or untaken responses would pile up. */
  #written(): void {
    this.#writer.endBody()
    const { writableNeedDrain, writableLength } = this.socket
    if (!writableNeedDrain || writableLength === 0) {
      this.#next()
      return
    }
    this.#isWritten = true
    this.#turn = this.#context.memory.nextTurn()
    this.#count()
  }

  #next(): void {
    this.#request = null
    this.#turn = this.#context.memory.nextTurn()
    this.#writer.reset()
    const wasCounted = this.#isWritten
    this.#isWritten = false
    if (wasCounted) this.#count()
    this.#tellDone()
    if (this.#isLast || (this.#hasEnded && this.#held === null)) this.#close()
    // Not at once: hundreds of requests that came together would keep all other clients waiting.
    else if (this.#held !== null) this.#context.afterOthers(this.#readHeld, this.visitor)
  }

  readonly #onDrain = () => {
    if (this.#isWritten) this.#next()
    else this.#writer.resume()
  }

  readonly #onEnd = () => {
    this.#hasEnded = true
    if (this.#reader.isWaiting) this.#refuse(CUT_SHORT)
    else if (this.#request === null && this.#held === null) this.#close()
    else this.socket.setTimeout(this.#context.limits.halfClosedTimeoutMs)
  }

  readonly #onTimeout = () => {
    const isForClient = this.#request === null || this.socket.writableLength > 0
    if (isForClient || this.#hasEnded) this.socket.destroy()
    else this.socket.setTimeout(this.#context.limits.idleTimeoutMs)
  }

  readonly #onClose = () => {
    this.#request?.clientLeft()
    this.#request = null
    this.#writer.cancel()
    this.#tellDone()
    this.#leave()
  }

  readonly #listeners = [
    ['data', this.#onData],
    ['drain', this.#onDrain],
    ['end', this.#onEnd],
    ['timeout', this.#onTimeout],
    ['close', this.#onClose],
  ] as const

  #leave(): void {
    clearTimeout(this.#headTimer)
    this.#context.memory.release(this)
    this.#context.onLeave(this)
  }

  #handOver(bytes: Buffer): void {
    const socket = this.socket
    for (const [event, listener] of this.#listeners) socket.off(event, listener)
    socket.setTimeout(0)
    this.#leave()
    this.#context.handOver(socket, { bytes, hasEnded: this.#hasEnded })
    if (socket.isPaused()) socket.resume()
  }

  #close(): void {
    if (this.#isClosing) return
    this.#isClosing = true
    closeGently(this.socket, this.#context.limits.lingerMs)
  }

  #tellDone(): void {
    if (this.#onDone.length === 0) return
    for (const tell of this.#onDone.splice(0)) tell()
  }
}
