/** A connection whose plain requests are read from the socket itself, one at a time, until one comes that is for node:http. */
import type { Socket } from 'node:net'
import type { Turns } from '../../lib/turns.js'
import { PartialBytes } from '../partial-bytes.js'
import { clientOf } from '../sockets/client.js'
import { closeGently } from '../sockets/close-gently.js'
import type { SocketLimits } from '../sockets/limits.js'
import { describeClientError, type Refusal } from '../sockets/parse-failure.js'
import type { RoomMember } from '../sockets/waiting-room.js'
import { HeadReader, type ReadHead } from './head-reader.js'
import { OneExchange } from './one-exchange.js'
import type { PlainHandler } from './plain-handler.js'
import type { ResponseHeads } from './response-heads.js'

export type PlainContext<Facts> = {
  readonly handler: PlainHandler<Facts>
  readonly limits: SocketLimits
  readonly heads: ResponseHeads
  /** As in `ConnectionEvents`. */
  readonly afterOthers: Turns
  readonly afterOtherReads: Turns
  /** Whether responses end their connections. */
  readonly isClosing: () => boolean
  /** The response where the handler fails. */
  readonly toFailure: () => { readonly headLines: string; readonly body: string }
  /** The whole response that ends a connection. */
  readonly bytesOf: (refusal: Refusal) => string
  readonly onChange: (connection: PlainConnection<Facts>) => void
  readonly onClose: (connection: PlainConnection<Facts>) => void
  /** Takes over a connection with what was read of it. `hasEnded`: the client has closed its side. */
  readonly handOver: (connection: PlainConnection<Facts>, bytes: Buffer, hasEnded: boolean) => void
}

/** Node reads so much at once. A chunk of that length means that there is more. */
const READ_BYTES = 64 * 1024

/** Beyond so many bytes sent ahead of their turn, no more is read from the socket. */
const MAX_AHEAD_BYTES = 16 * 1024

export class PlainConnection<Facts> implements RoomMember {
  readonly client: string
  readonly #remoteAddress: string
  readonly #context: PlainContext<Facts>
  readonly #reader: HeadReader<Facts>
  /** Of a request that is not complete: its bytes, their number, since when, and its head once that has come. */
  #partial: PartialBytes | null = null
  #partBytes = 0
  #partSinceMs = 0
  #head: ReadHead<Facts> | null = null
  #lateTimer: NodeJS.Timeout | undefined
  /** The exchange under way, with its request. */
  #exchange: OneExchange | null = null
  #facts: Facts | null = null
  #body: Buffer | null = null
  /** Whether the response is written, though the client may not have taken it. */
  #isWritten = false
  /** Sent ahead of its turn. */
  #ahead: Buffer | null = null
  /** Whether the next request waits for those of others. */
  #isResting = false
  /** Whether the rest of what the client sends waits for that of others. */
  #isReadingLater = false
  /** Whether no request follows the one under way. */
  #isLast = false
  /** Whether the socket is closed, is being closed, or is node:http's. */
  #isOver = false
  #timeoutMs = 0
  #onDone: (() => void)[] = []

  constructor(
    readonly socket: Socket,
    context: PlainContext<Facts>,
  ) {
    this.#remoteAddress = socket.remoteAddress ?? ''
    this.client = clientOf(this.#remoteAddress)
    this.#context = context
    const { headTimeoutMs, stallTimeoutMs, maxHeadBytes } = context.limits
    this.#reader = new HeadReader(context.handler, maxHeadBytes)
    for (const [event, listener] of this.#listeners) socket.on(event, listener)
    this.#setTimeout(Math.min(headTimeoutMs, stallTimeoutMs))
  }

  get isBusy(): boolean {
    return this.#exchange !== null || this.#head !== null
  }

  get isWaitingForClient(): boolean {
    return this.#exchange === null ? !this.#isResting : this.#isWritten
  }

  get waitingBytes(): number {
    return this.#partBytes + (this.#ahead?.length ?? 0) + this.socket.writableLength
  }

  whenDone(): Promise<void> {
    return new Promise((resolve) => this.#onDone.push(resolve))
  }

  finish(): void {
    this.#isLast = true
    if (!this.isBusy) this.#close()
  }

  readonly #onData = (chunk: Buffer) => {
    if (chunk.length >= READ_BYTES) this.#readLater()
    if (this.#exchange === null && !this.#isResting) this.#read(chunk, false)
    else this.#keep(this.#ahead === null ? chunk : Buffer.concat([this.#ahead, chunk]))
  }

  #keep(bytes: Buffer): void {
    this.#ahead = bytes
    if (bytes.length > MAX_AHEAD_BYTES) this.socket.pause()
    this.#context.onChange(this)
  }

  /** As in `Connection`. */
  #readLater(): void {
    this.#isReadingLater = true
    this.socket.pause()
    this.#context.afterOtherReads(() => {
      this.#isReadingLater = false
      this.#resume()
    }, this.client)
  }

  #resume(): void {
    const isFull = (this.#ahead?.length ?? 0) > MAX_AHEAD_BYTES
    if (!this.#isOver && !this.#isReadingLater && !isFull && this.socket.isPaused()) this.socket.resume()
  }

  /** @param isItsTurn whether a request may be begun now, others or not. */
  #read(chunk: Buffer, isItsTurn: boolean): void {
    const seenBytes = this.#partBytes
    const bytes = this.#partial === null ? chunk : this.#partial.add(chunk)
    if (this.#head === null) {
      const reading = this.#reader.read(bytes, seenBytes)
      if (reading === 'not-plain') {
        this.#handOver(bytes, false)
        return
      }
      if (reading === 'partial') {
        this.#wait(bytes)
        return
      }
      this.#head = reading
    }
    const { headBytes, bodyBytes, facts, isLast } = this.#head
    const end = headBytes + bodyBytes
    if (bytes.length < end) {
      this.#wait(bytes)
      return
    }
    if (isLast) this.#isLast = true
    this.#endWait()
    this.#facts = facts
    this.#body = bytes.subarray(headBytes, end)
    this.#exchange = new OneExchange(this.#remoteAddress, this.client, this.#respond)
    this.#setTimeout(this.#context.limits.idleTimeoutMs)
    if (bytes.length > end) this.#keep(bytes.subarray(end))
    else this.#context.onChange(this)
    if (isItsTurn) this.#answer()
    else this.#context.afterOthers(this.#answer, this.client)
  }

  /** Waits for the rest of a request. */
  #wait(bytes: Buffer): void {
    const { headTimeoutMs, requestTimeoutMs, stallTimeoutMs } = this.#context.limits
    if (this.#partial === null) {
      this.#partial = new PartialBytes()
      this.#partial.add(bytes)
      this.#partSinceMs = performance.now()
      this.#setTimeout(stallTimeoutMs)
      this.#lateTimer = setTimeout(this.#onLate, Math.min(headTimeoutMs, requestTimeoutMs))
    }
    this.#partBytes = bytes.length
    this.#context.onChange(this)
  }

  readonly #onLate = () => {
    const { requestTimeoutMs } = this.#context.limits
    const leftMs = this.#partSinceMs + requestTimeoutMs - performance.now()
    // Timers may come a little early.
    if (this.#head !== null && leftMs > 1) this.#lateTimer = setTimeout(this.#onLate, leftMs)
    else this.#refuse({ code: 'ERR_HTTP_REQUEST_TIMEOUT' })
  }

  #endWait(): void {
    this.#head = null
    if (this.#partial === null) return
    clearTimeout(this.#lateTimer)
    this.#partial = null
    this.#partBytes = 0
  }

  readonly #answer = () => {
    const { handler, toFailure } = this.#context
    const exchange = this.#exchange
    const body = this.#body
    if (exchange === null || body === null) return
    this.#body = null
    try {
      handler.answer(this.#facts as Facts, body, exchange)
    } catch (error) {
      handler.onError(error)
      const { headLines, body } = toFailure()
      this.#respond(exchange, 500, headLines, body)
    }
  }

  readonly #respond = (exchange: OneExchange, status: number, lines: string, body: string) => {
    if (this.#exchange !== exchange || this.#isWritten) return
    const { heads, isClosing, limits } = this.#context
    if (isClosing()) this.#isLast = true
    this.#isWritten = true
    const bodyBytes = Buffer.byteLength(body)
    const head = heads.textOf(status, lines, bodyBytes, this.#isLast)
    // One byte per character is the cheapest to write.
    this.socket.write(head + body, bodyBytes === body.length ? 'latin1' : 'utf8', this.#onTaken)
    if (this.socket.writableLength === 0) return
    this.#setTimeout(limits.stallTimeoutMs)
    this.#context.onChange(this)
  }

  /** The client has taken the response, or the system has for it. Only now the next request is read, or responses would pile up. */
  readonly #onTaken = (error?: Error | null) => {
    if (this.#exchange === null || error) return
    this.#exchange = null
    this.#isWritten = false
    this.#setTimeout(this.#context.limits.idleTimeoutMs)
    this.#tellDone()
    if (this.#isLast) this.#close()
    else if (this.#ahead !== null) {
      this.#isResting = true
      this.#context.afterOthers(this.#readAhead, this.client)
    }
    this.#context.onChange(this)
  }

  readonly #readAhead = () => {
    const bytes = this.#ahead
    this.#isResting = false
    this.#ahead = null
    if (this.#isOver || bytes === null) return
    this.#read(bytes, true)
    this.#resume()
  }

  readonly #onEnd = () => {
    if (this.#isOver) return
    if (this.#partial !== null) this.#handOver(this.#partial.add(NOTHING), true)
    else {
      // Like node:http: a client that says it has nothing more to say is taken to have left, unless its response is on its way.
      if (!this.#isWritten) this.#abandon()
      this.#isLast = true
      this.#ahead = null
      this.socket.end()
    }
  }

  readonly #onTimeout = () => {
    if (this.isWaitingForClient) this.socket.destroy()
    else this.socket.setTimeout(this.#timeoutMs)
  }

  readonly #onClose = () => {
    this.#isOver = true
    this.#endWait()
    this.#ahead = null
    this.#abandon()
    this.#context.onClose(this)
  }

  readonly #listeners = [
    ['data', this.#onData],
    ['end', this.#onEnd],
    ['timeout', this.#onTimeout],
    ['close', this.#onClose],
  ] as const

  /** The client has left. */
  #abandon(): void {
    const exchange = this.#exchange
    this.#exchange = null
    this.#body = null
    try {
      exchange?.leave()
    } catch (error) {
      this.#context.handler.onError(error)
    }
    this.#tellDone()
  }

  #refuse({ code }: { code: string }): void {
    const refusal = describeClientError(Object.assign(new Error(code), { code }), this.#context.limits)
    this.#endWait()
    if (refusal !== null && this.socket.writable) this.socket.write(this.#context.bytesOf(refusal))
    this.#close()
    this.#tellDone()
  }

  #handOver(bytes: Buffer, hasEnded: boolean): void {
    this.#isOver = true
    for (const [event, listener] of this.#listeners) this.socket.off(event, listener)
    this.#endWait()
    this.#context.handOver(this, bytes, hasEnded)
    this.#tellDone()
  }

  #close(): void {
    if (this.#isOver) return
    this.#isOver = true
    closeGently(this.socket, this.#context.limits.lingerMs)
  }

  #setTimeout(ms: number): void {
    if (ms === this.#timeoutMs) return
    this.#timeoutMs = ms
    this.socket.setTimeout(ms)
  }

  #tellDone(): void {
    if (this.#onDone.length === 0) return
    for (const tell of this.#onDone.splice(0)) tell()
  }
}

const NOTHING = Buffer.alloc(0)
