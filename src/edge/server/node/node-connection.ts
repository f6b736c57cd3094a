/** One connection on the node path. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { clientOf } from '../../../http/sockets/client.js'
import type { Turns } from '../../../lib/turns.js'
import { type ConnectionMemory, NODE_CONNECTION_BYTES } from '../shared/connection-memory.js'
import type { Paced } from '../shared/least-pace.js'
import type { BytesAhead } from '../shared/limits.js'
import { IDLE_WAIT_OFFSET, type MemoryHolder } from '../shared/victims.js'
import { feedByPieces } from './feed-by-pieces.js'

/** The most bytes of a body that are held on its way to an origin: in its message, and in the sockets on both sides. */
const MAX_BODY_UNDER_WAY_BYTES = 192 * 1024

type NodeConnectionContext = {
  readonly memory: ConnectionMemory
  /** See `EdgePlainContext`. */
  readonly afterOthers: Turns
  /** Called for a connection whose body comes too slowly, if no response has begun. */
  readonly onSlowBody: (socket: Socket) => void
}

/** A connection that node:http reads, with the responses that the client does not have yet. */
export class NodeConnection implements MemoryHolder, Paced {
  readonly responses = new Set<ServerResponse>()
  readonly client: string
  #goOn = () => {}
  /** Whether the next request waits for its turn among other connections. */
  #isResting = false
  #waitNumber: number
  /** The bytes of requests that came ahead of their turn. */
  #heldBytes = 0
  #bodyBytes = 0
  #responseBytes = 0

  constructor(
    readonly socket: Socket,
    private readonly context: NodeConnectionContext,
  ) {
    this.client = clientOf(socket.remoteAddress ?? '')
    this.#waitNumber = context.memory.nextWaitNumber()
    this.#hold()
  }

  /** The response to the last request, unless the client has it. */
  get last(): ServerResponse | undefined {
    return [...this.responses].at(-1)
  }

  get waitingSince(): number | null {
    for (const { writableEnded } of this.responses) if (!writableEnded) return null
    return this.responses.size === 0 ? IDLE_WAIT_OFFSET + this.#waitNumber : this.#waitNumber
  }

  cut(): void {
    this.socket.destroy()
  }

  get awaited(): Paced['awaited'] {
    const { last, socket } = this
    if (last === undefined) return null
    if (socket.writableLength > 0) return 'response'
    return isMissingBody(last.req) ? 'body' : null
  }

  get movedBytes() {
    const { bytesRead, bytesWritten, writableLength } = this.socket
    return { body: bytesRead, response: bytesWritten - writableLength }
  }

  onTooSlow(awaited: 'body' | 'response'): void {
    const { last, socket } = this
    if (awaited === 'response' || last === undefined || last.headersSent || !socket.writable) socket.destroy()
    else this.context.onSlowBody(socket)
  }

  feed(listen: () => void, ahead: BytesAhead): void {
    this.#goOn = feedByPieces(this.socket, listen, ahead, {
      mustWait: () => this.#isResting || this.last?.req.complete === true,
      isInBody: () => this.last?.req.complete === false,
      onHeld: (bytes) => {
        if (bytes === this.#heldBytes) return
        this.#heldBytes = bytes
        this.#hold()
      },
    })
  }

  enter(response: ServerResponse): void {
    this.responses.add(response)
    this.#waitNumber = this.context.memory.nextWaitNumber()
  }

  leave(response: ServerResponse): void {
    this.responses.delete(response)
    this.#waitNumber = this.context.memory.nextWaitNumber()
    const isCounted = this.#bodyBytes + this.#responseBytes > 0
    this.#bodyBytes = 0
    this.#responseBytes = 0
    if (isCounted) this.#hold()
    if (this.#heldBytes === 0 || this.#isResting) return
    this.#isResting = true
    this.context.afterOthers(() => {
      this.#isResting = false
      this.#goOn()
    }, this.client)
  }

  /** @returns whether there is memory for the body of the request. */
  holdBody({ headers }: IncomingMessage): boolean {
    const length = Number(headers['content-length'] ?? MAX_BODY_UNDER_WAY_BYTES)
    this.#bodyBytes = Math.min(length, MAX_BODY_UNDER_WAY_BYTES)
    if (this.#tryHold()) return true
    this.#bodyBytes = 0
    return false
  }

  /** Counts the bytes of a written response that the client has not taken. */
  holdResponse(bytes: number): void {
    this.#responseBytes = bytes
    this.#hold()
  }

  #hold(): void {
    if (!this.#tryHold()) this.socket.destroy()
  }

  #tryHold(): boolean {
    if (this.socket.destroyed) return true
    const bytes = NODE_CONNECTION_BYTES + this.#heldBytes + this.#bodyBytes + this.#responseBytes
    return this.context.memory.hold(this, bytes)
  }
}

/** Whether the body is incomplete, and all of its bytes that have arrived have been read. */
export function isMissingBody(message: IncomingMessage): boolean {
  return !message.complete && message.readableLength === 0
}
