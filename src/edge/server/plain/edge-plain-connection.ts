/**
 * A connection that has brought only plain requests so far (see `parseRequestHead`). They are read and answered here at half the cost of
 * node:http. At the first request that is not plain, node:http takes the connection over for good.
 */
import type { Socket } from 'node:net'
import { clientOf } from '../../../http/sockets/client.js'
import { closeGently } from '../../../http/sockets/close-gently.js'
import { PLAIN_CONNECTION_BYTES } from '../shared/connection-memory.js'
import type { Paced } from '../shared/least-pace.js'
import { MAX_AHEAD_BYTES } from '../shared/limits.js'
import { headTimeout, lastResponse, type OwnResponse } from '../shared/own-response.js'
import { IDLE_WAIT_OFFSET, type MemoryHolder } from '../shared/victims.js'
import type { PlainHead } from './parse-request-head.js'
import { PlainHeadReader } from './plain-head-reader.js'
import { type EdgePlainContext, Responder } from './responder.js'

const CUT_SHORT: OwnResponse = { status: 400, text: 'The request is malformed: it ends within its head.' }

export class EdgePlainConnection implements MemoryHolder, Paced {
  readonly socket: Socket
  readonly #context: EdgePlainContext<EdgePlainConnection>
  readonly #clientAddress: string
  readonly client: string
  readonly #reader: PlainHeadReader
  readonly #responder: Responder
  #headTimer: NodeJS.Timeout | undefined
  /** The bytes of requests that came ahead of their turn. */
  #held: Buffer | null = null
  #waitNumber: number
  #isClosing = false
  /** Whether the client has closed its side of the connection. It may still read. */
  #hasEnded = false
  #isLast = false

  constructor(socket: Socket, context: EdgePlainContext<EdgePlainConnection>) {
    this.socket = socket
    this.#context = context
    this.#clientAddress = socket.remoteAddress ?? ''
    this.client = clientOf(this.#clientAddress)
    this.#reader = new PlainHeadReader(context.limits)
    this.#responder = new Responder(socket, context, this.#responderHooks)
    for (const [event, listener] of this.#listeners) socket.on(event, listener)
    socket.setTimeout(context.limits.headTimeoutMs)
    this.#waitNumber = context.memory.nextWaitNumber()
    this.#count()
  }

  get waitingSince(): number | null {
    if (!this.isResponding && !this.#reader.isWaiting) return IDLE_WAIT_OFFSET + this.#waitNumber
    return !this.isResponding || this.#responder.isUntaken ? this.#waitNumber : null
  }

  cut(): void {
    this.socket.destroy()
  }

  get awaited(): 'response' | null {
    return this.isResponding && this.socket.writableLength > 0 ? 'response' : null
  }

  get movedBytes() {
    const { bytesRead, bytesWritten, writableLength } = this.socket
    return { body: bytesRead, response: bytesWritten - writableLength }
  }

  onTooSlow(): void {
    this.socket.destroy()
  }

  /** Whether a response is under way. */
  get isResponding(): boolean {
    return this.#responder.isUnderWay
  }

  /** Resolves once the client has the response under way, or has left. Null: no response is under way. */
  whenDone(): Promise<void> | null {
    return this.#responder.whenDone()
  }

  /** Ends the connection, after the response under way if there is one. */
  finish(): void {
    this.#isLast = true
    if (this.isResponding) return
    if (!this.#isClosing) this.socket.destroySoon()
    else if (this.socket.writableFinished) this.socket.destroy()
  }

  readonly #onData = (chunk: Buffer) => {
    if (!this.isResponding && this.#held === null) this.#read(chunk)
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
      this.#waitNumber = memory.nextWaitNumber()
      // The socket's own timeout would restart at each byte.
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
    const untaken = this.#responder.isUntaken ? this.socket.writableLength : 0
    const bytes = PLAIN_CONNECTION_BYTES + this.#reader.heldBytes + ahead + untaken
    if (!this.#context.memory.hold(this, bytes)) this.socket.destroy()
  }

  #refuse(reason: OwnResponse): void {
    this.#endWait()
    this.socket.write(lastResponse(reason, this.#context.heads))
    this.#close()
  }

  /** @param rest the bytes after the head. */
  #answer(head: PlainHead, rest: Buffer | null): void {
    this.#endWait()
    const { block } = head
    if (this.#reader.isFirst) this.socket.setTimeout(this.#context.limits.idleTimeoutMs)
    if (this.#reader.remember(block)) this.#count()
    if (block.isLast) this.#isLast = true
    if (rest !== null) this.#keep(rest)
    this.#responder.respond(head, this.#clientAddress)
  }

  /** Whether the connection ends with the response under way. */
  get #mustEnd(): boolean {
    return this.#isLast || (this.#hasEnded && this.#held === null)
  }

  readonly #responderHooks = {
    mustEnd: () => this.#mustEnd,
    onUntaken: () => {
      this.#waitNumber = this.#context.memory.nextWaitNumber()
      this.#count()
    },
    onTaken: (wasUntaken: boolean) => {
      this.#waitNumber = this.#context.memory.nextWaitNumber()
      if (wasUntaken) this.#count()
      if (this.#mustEnd) this.#close()
      // Not at once: hundreds of requests may have come together, and all other clients would wait for them.
      else if (this.#held !== null) this.#context.afterOthers(this.#readHeld, this.client)
    },
  }

  readonly #onDrain = () => this.#responder.resume()

  readonly #onEnd = () => {
    this.#hasEnded = true
    if (this.#reader.isWaiting) this.#refuse(CUT_SHORT)
    else if (!this.isResponding && this.#held === null) this.#close()
    else this.socket.setTimeout(this.#context.limits.halfClosedTimeoutMs)
  }

  readonly #onTimeout = () => {
    const isForClient = !this.isResponding || this.socket.writableLength > 0
    if (isForClient || this.#hasEnded) this.socket.destroy()
    else this.socket.setTimeout(this.#context.limits.idleTimeoutMs)
  }

  readonly #onClose = () => {
    this.#responder.abandon()
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
}
