/** A connection whose plain requests are read from the socket, one at a time, until a request comes that is for node:http. */
import type { Socket } from 'node:net'
import { clientOf } from '../sockets/client.js'
import { closeGently } from '../sockets/close-gently.js'
import { describeClientError } from '../sockets/parse-failure.js'
import type { RoomMember } from '../sockets/waiting-room.js'
import { OneExchange } from './one-exchange.js'
import type { PlainContext } from './plain-context.js'
import type { PlainInput } from './plain-handler.js'
import { ReadAhead } from './read-ahead.js'
import { RequestReader } from './request-reader.js'

const LATE = Object.assign(new Error('the request was not complete in time'), {
  code: 'ERR_HTTP_REQUEST_TIMEOUT',
})

export class PlainConnection<Facts> implements RoomMember {
  readonly client: string
  readonly #remoteAddress: string
  readonly #context: PlainContext<Facts>
  readonly #reader: RequestReader<Facts>
  readonly #ahead: ReadAhead
  /** The current exchange and its request. */
  #exchange: OneExchange | null = null
  #facts: Facts | null = null
  #input: PlainInput | null = null
  /** Whether the response is written. The client may not have taken it yet. */
  #isWritten = false
  /** Whether the next request waits for requests of other clients. */
  #isResting = false
  /** Whether the current request is the last. */
  #isLast = false
  /** Whether the socket is closed or closing, or belongs to node:http. */
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
    const { headTimeoutMs, stallTimeoutMs } = context.limits
    this.#reader = new RequestReader(context.handler, context.limits, this.#onLate)
    this.#ahead = new ReadAhead(socket, this.client, context.afterOtherReads)
    for (const [event, listener] of this.#listeners) socket.on(event, listener)
    this.#setTimeout(Math.min(headTimeoutMs, stallTimeoutMs))
  }

  get isBusy(): boolean {
    return this.#exchange !== null || this.#reader.isInBody
  }

  get isWaitingForClient(): boolean {
    return this.#exchange === null ? !this.#isResting : this.#isWritten
  }

  get waitingBytes(): number {
    return this.#reader.partialBytes + this.#ahead.length + this.socket.writableLength
  }

  whenDone(): Promise<void> {
    return new Promise((resolve) => this.#onDone.push(resolve))
  }

  finish(): void {
    this.#isLast = true
    if (!this.isBusy) this.#close()
  }

  readonly #onData = (chunk: Buffer) => {
    this.#ahead.note(chunk)
    if (this.#exchange === null && !this.#isResting) this.#read(chunk, false)
    else {
      this.#ahead.keep(chunk)
      this.#context.onChange(this)
    }
  }

  /** @param isItsTurn whether a request may begin now even if other clients wait. */
  #read(chunk: Buffer, isItsTurn: boolean): void {
    const reading = this.#reader.read(chunk)
    if (reading.kind === 'not-plain') this.#handOver(reading.bytes, false)
    else if (reading.kind === 'partial') {
      this.#setTimeout(this.#context.limits.stallTimeoutMs)
      this.#context.onChange(this)
    } else {
      const { facts, input, isLast, rest } = reading
      if (isLast) this.#isLast = true
      this.#facts = facts
      this.#input = input
      this.#exchange = new OneExchange(this.#remoteAddress, this.client, this.#respond)
      this.#setTimeout(this.#context.limits.idleTimeoutMs)
      if (rest !== null) this.#ahead.keep(rest)
      this.#context.onChange(this)
      if (isItsTurn) this.#answer()
      else this.#context.afterOthers(this.#answer, this.client)
    }
  }

  readonly #answer = () => {
    const { handler, toFailure } = this.#context
    const exchange = this.#exchange
    const input = this.#input
    if (exchange === null || input === null) return
    this.#input = null
    try {
      handler.answer(this.#facts as Facts, input, exchange)
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
    // latin1 is the cheapest encoding to write.
    this.socket.write(head + body, bodyBytes === body.length ? 'latin1' : 'utf8', this.#onTaken)
    if (this.socket.writableLength === 0) return
    this.#setTimeout(limits.stallTimeoutMs)
    this.#context.onChange(this)
  }

  /** The client or its system has taken the response. The next request is read only now, because otherwise responses would pile up. */
  readonly #onTaken = () => {
    // A write that was cut short ends here too, with or without an error. 'close' follows.
    if (this.#exchange === null || this.socket.destroyed || this.socket.errored !== null) return
    this.#exchange = null
    this.#isWritten = false
    this.#setTimeout(this.#context.limits.idleTimeoutMs)
    this.#tellDone()
    if (this.#isLast) this.#close()
    else if (this.#ahead.length > 0) {
      this.#isResting = true
      this.#context.afterOthers(this.#readAhead, this.client)
    }
    this.#context.onChange(this)
  }

  readonly #readAhead = () => {
    const bytes = this.#ahead.take()
    this.#isResting = false
    if (this.#isOver || bytes === null) return
    this.#read(bytes, true)
    this.#ahead.resume()
  }

  /** Called if a request is not complete in time. */
  readonly #onLate = () => {
    const { limits, bytesOf } = this.#context
    const refusal = describeClientError(LATE, limits)
    this.#reader.stop()
    if (refusal !== null && this.socket.writable) this.socket.write(bytesOf(refusal))
    this.#close()
    this.#tellDone()
  }

  readonly #onEnd = () => {
    if (this.#isOver) return
    const bytes = this.#reader.stop()
    if (bytes !== null) this.#handOver(bytes, true)
    else {
      // Like node:http, takes a client that closes its side to have left, unless its response is being sent.
      if (!this.#isWritten) this.#abandon()
      this.#isLast = true
      this.#ahead.stop()
      this.socket.end()
    }
  }

  readonly #onTimeout = () => {
    if (this.isWaitingForClient) this.socket.destroy()
    else this.socket.setTimeout(this.#timeoutMs)
  }

  readonly #onClose = () => {
    this.#isOver = true
    this.#reader.stop()
    this.#ahead.stop()
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
    this.#input = null
    try {
      exchange?.leave()
    } catch (error) {
      this.#context.handler.onError(error)
    }
    this.#tellDone()
  }

  #handOver(bytes: Buffer, hasEnded: boolean): void {
    this.#isOver = true
    for (const [event, listener] of this.#listeners) this.socket.off(event, listener)
    this.#reader.stop()
    this.#ahead.stop()
    this.#context.handOver(this, bytes, hasEnded)
    this.#tellDone()
  }

  #close(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#ahead.stop()
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
