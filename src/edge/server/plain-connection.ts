/**
 * A connection as long as it brings plain requests only (see `parseRequestHead`): read and answered here, at half of what
 * node:http costs. With the first request that is not plain, node:http takes it over for good.
 */
import type { Socket } from 'node:net'
import { closeGently } from '../../http/sockets/close-gently.js'
import { visitorOf } from '../../http/sockets/visitor.js'
import type { BodyReader, Fields, HttpAnswer, HttpRequest } from '../../http-cache/message.js'
import type { Turns } from '../../lib/turns.js'
import { type AnswerHeads, isStreamed, mayHaveBody, toInterimText } from './answer-head.js'
import type { HttpResponse } from '../../http-cache/message.js'
import { discard, MeasuredSink } from './body-sinks.js'
import { type ConnectionMemory, PLAIN_CONNECTION_BYTES } from './connection-memory.js'
import { MAX_AHEAD_BYTES, type ReadAhead } from './feed-by-pieces.js'
import type { Paced } from './least-pace.js'
import type { EdgeServerLimits } from './limits.js'
import { FAILED, headTimeout, type OwnResponse, toResponse } from './own-response.js'
import { endOfHead, type FieldBlock, type PlainHead, parseRequestHead } from './parse-request-head.js'
import { mayBecomePlainHead, PartialHead } from './partial-head.js'
import { isStreamed, mayHaveBody, type ResponseHeads, toInterimText } from './response-heads.js'
import { ServedRequest } from './served-request.js'
import { SocketSink, writeBuffers } from './socket-sink.js'
import { IDLE_TURNS, type MemoryHolder } from './victims.js'

export type PlainContext = {
  readonly handle: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>
  readonly heads: ResponseHeads
  readonly limits: EdgeServerLimits
  readonly logFailure: (request: HttpRequest, error: unknown) => void
  readonly memory: ConnectionMemory
  /** For a request that came ahead of its turn. */
  readonly afterOthers: Turns
  /** Takes a connection over that has something to read. */
  readonly handOver: (socket: Socket, ahead: ReadAhead) => void
  /** Told when the connection is nothing of this path any more. */
  readonly onLeave: (connection: PlainConnection) => void
}

/** A head up to here is in what every connection is counted with. */
const SMALL_HEAD_BYTES = 1024

const CUT_SHORT: OwnResponse = { status: 400, text: 'The request is malformed: it ends within its head.' }

export class PlainConnection implements MemoryHolder, Paced {
  readonly socket: Socket
  readonly #context: PlainContext
  readonly #clientAddress: string
  readonly visitor: string
  readonly #keepAliveLines: string
  #block: FieldBlock | null = null
  /** The head that has begun to come. */
  #partial: PartialHead | null = null
  #headTimer: NodeJS.Timeout | undefined
  /** Requests that came before their turn. */
  #held: Buffer | null = null
  #turn: number
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
    this.socket = socket
    this.#context = context
    this.#clientAddress = socket.remoteAddress ?? ''
    this.visitor = visitorOf(this.#clientAddress)
    const { headTimeoutMs, idleTimeoutMs } = context.limits
    this.#keepAliveLines = `connection: keep-alive\r\nkeep-alive: timeout=${Math.floor(idleTimeoutMs / 1000)}\r\n\r\n`
    socket.on('data', this.#onData)
    socket.on('drain', this.#onDrain)
    socket.on('end', this.#onEnd)
    socket.on('timeout', this.#onTimeout)
    socket.on('close', this.#onClose)
    socket.setTimeout(headTimeoutMs)
    this.#turn = context.memory.nextTurn()
    this.#count()
  }

  get waitingSince(): number | null {
    if (this.#request === null && this.#partial === null) return IDLE_TURNS + this.#turn
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
    const bytes = this.#partial === null ? chunk : this.#partial.add(chunk)
    const { limits } = this.#context
    const head = parseRequestHead(bytes, this.#block, limits)
    if (head !== null) {
      this.#answer(head, null)
      return
    }
    const end = endOfHead(bytes)
    const first = end === null ? null : parseRequestHead(bytes.subarray(0, end), this.#block, limits)
    if (first !== null) this.#answer(first, bytes.subarray(end ?? 0))
    else if (end === null && mayBecomePlainHead(bytes, limits.maxHeadBytes)) this.#wait(chunk)
    else this.#handOver(bytes)
  }

  /** For the rest of a head. */
  #wait(chunk: Buffer): void {
    if (this.#hasEnded) {
      this.#refuse(CUT_SHORT)
      return
    }
    if (this.#partial === null) {
      const { limits, memory } = this.#context
      this.#partial = new PartialHead()
      this.#partial.add(chunk)
      this.#turn = memory.nextTurn()
      // The socket's own would begin anew with each byte.
      this.socket.setTimeout(0)
      this.#headTimer = setTimeout(() => this.#refuse(headTimeout(limits)), limits.headTimeoutMs)
    }
    this.#count()
  }

  #endWait(): void {
    if (this.#partial === null) return
    this.#partial = null
    clearTimeout(this.#headTimer)
    this.socket.setTimeout(this.#context.limits.idleTimeoutMs)
    this.#count()
  }

  /** Has what the connection holds counted. Without memory for that, it is closed. */
  #count(): void {
    if (this.socket.destroyed) return
    const headBytes = this.#block?.text.length ?? 0
    // Of a large one there is the text, with its values cut from that, and what was read of the socket for it.
    const ofHead = headBytes > SMALL_HEAD_BYTES ? 3 * headBytes : 0
    const partial = this.#partial?.heldBytes ?? 0
    const ahead = this.#held?.buffer.byteLength ?? 0
    const untaken = this.#isWritten ? this.socket.writableLength : 0
    const bytes = PLAIN_CONNECTION_BYTES + ofHead + partial + ahead + untaken
    if (!this.#context.memory.hold(this, bytes)) this.socket.destroy()
  }

  #refuse(reason: OwnResponse): void {
    this.#endWait()
    const answer = toResponse(reason)
    const text = `${reason.text}\n`
    const head = this.#context.heads.textOf(answer, Buffer.byteLength(text))
    this.socket.write(`${head}connection: close\r\n\r\n${text}`)
    this.#close()
  }

  /** `rest`: what came behind it. */
  #answer(head: PlainHead, rest: Buffer | null): void {
    const { handle, limits } = this.#context
    if (this.#partial !== null) this.#endWait()
    const { method, target, block } = head
    if (this.#block === null) this.socket.setTimeout(limits.idleTimeoutMs)
    if (block !== this.#block) this.#setBlock(block)
    if (block.isLast) this.#isLast = true
    const { host, fields } = block
    const address = this.#clientAddress
    const request = new ServedRequest(method, host, target, fields, null, address, this.#onInterim)
    this.#request = request
    if (rest !== null) this.#keep(rest)
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

  #setBlock(block: FieldBlock): void {
    const isCounted = Math.max(block.text.length, this.#block?.text.length ?? 0) > SMALL_HEAD_BYTES
    this.#block = block
    if (isCounted) this.#count()
  }

  readonly #onInterim = (request: ServedRequest, status: number, fields: Fields) => {
    if (this.#request === request && !this.#isHeadWritten)
      this.socket.write(toInterimText(status, fields), 'latin1')
  }

  #send(request: ServedRequest, answer: HttpResponse): void {
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
    if (this.#hasEnded && this.#held === null) this.#isLast = true
    const sendsBody = body !== null && mayHaveBody(answer.status, request.method)
    const isChunked = sendsBody && length === null
    if (isChunked) head += 'transfer-encoding: chunked\r\n'
    head += this.#isLast ? 'connection: close\r\n\r\n' : this.#keepAliveLines
    this.#isHeadWritten = true
    if (!sendsBody) {
      discard(body)
      this.socket.write(head, 'latin1')
      this.#written()
    } else if (isStreamed(body)) {
      const sink = new SocketSink(this.socket, head, isChunked, {
        onEnd: () => this.#written(),
        onFail: (error) => this.#fail(request, error),
      })
      this.#sink = sink
      this.#reader = body.readInto(length === null ? sink : new MeasuredSink(sink, length))
    } else {
      const text = heads.smallBodyOf(answer)
      if (text !== null) this.socket.write(head + text, 'latin1')
      else writeBuffers(this.socket, head, body)
      this.#written()
    }
  }

  #fail(request: ServedRequest, error: unknown): void {
    // A client that has left is a reason to give up, and no failure.
    if (this.#request !== request) return
    this.#context.logFailure(request, error)
    if (this.#isHeadWritten) this.socket.destroy()
    else this.#send(request, toResponse(FAILED))
  }

  /** All of an answer is written. Only a client that takes it gets another: else what it leaves would pile up here. */
  #written(): void {
    this.#reader = null
    this.#sink = null
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
    this.#isHeadWritten = false
    const wasCounted = this.#isWritten
    this.#isWritten = false
    if (wasCounted) this.#count()
    this.#tellDone()
    if (this.#isLast || (this.#hasEnded && this.#held === null)) this.#close()
    // Not at once: hundreds that came together would keep everybody else waiting.
    else if (this.#held !== null) this.#context.afterOthers(this.#readHeld, this.visitor)
  }

  readonly #onDrain = () => {
    if (this.#isWritten) this.#next()
    else if (this.#sink?.unblock() === true) this.#reader?.resume()
  }

  readonly #onEnd = () => {
    this.#hasEnded = true
    if (this.#partial !== null) this.#refuse(CUT_SHORT)
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
    this.#reader?.cancel()
    this.#reader = null
    this.#tellDone()
    this.#leave()
  }

  #leave(): void {
    clearTimeout(this.#headTimer)
    this.#context.memory.release(this)
    this.#context.onLeave(this)
  }

  #handOver(bytes: Buffer): void {
    const socket = this.socket
    socket.off('data', this.#onData)
    socket.off('drain', this.#onDrain)
    socket.off('end', this.#onEnd)
    socket.off('timeout', this.#onTimeout)
    socket.off('close', this.#onClose)
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
