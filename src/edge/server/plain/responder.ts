/** Responds to the requests of a plain connection, one at a time. */
import type { Socket } from 'node:net'
import type { Fields, HttpRequest, HttpResponse } from '../../../http-cache/message.js'
import type { Turns } from '../../../lib/turns.js'
import { discard } from '../shared/body-sinks.js'
import type { ConnectionMemory } from '../shared/connection-memory.js'
import type { EdgeResponseHeads } from '../shared/edge-response-heads.js'
import type { BytesAhead, EdgeServerLimits } from '../shared/limits.js'
import { FAILED, toResponse } from '../shared/own-response.js'
import { ServedRequest } from '../shared/served-request.js'
import type { PlainHead } from './parse-request-head.js'
import { ResponseWriter } from './response-writer.js'

export type ResponderHooks = {
  /** Whether the response that is about to be sent is the connection's last. */
  readonly mustEnd: () => boolean
  /** The response is written, and the client has yet to take it. */
  readonly onUntaken: () => void
  /** The client has the response. @param wasUntaken whether `onUntaken` was called before. */
  readonly onTaken: (wasUntaken: boolean) => void
}

export class Responder {
  #request: ServedRequest | null = null
  #isUntaken = false
  #onDone: (() => void)[] = []
  readonly #writer: ResponseWriter

  constructor(
    private readonly socket: Socket,
    private readonly context: Pick<EdgePlainContext<unknown>, 'handle' | 'heads' | 'limits' | 'logFailure'>,
    private readonly hooks: ResponderHooks,
  ) {
    const seconds = Math.floor(context.limits.idleTimeoutMs / 1000)
    const keepAliveLines = `connection: keep-alive\r\nkeep-alive: timeout=${seconds}\r\n\r\n`
    this.#writer = new ResponseWriter(socket, context.heads, keepAliveLines)
  }

  /** Whether a request has come, and the client does not have the response yet. */
  get isUnderWay(): boolean {
    return this.#request !== null
  }

  /** Whether the response is written, and the client has yet to take it. */
  get isUntaken(): boolean {
    return this.#isUntaken
  }

  /** Resolves once the client has the response under way, or has left. Null: no response is under way. */
  whenDone(): Promise<void> | null {
    return this.#request === null ? null : new Promise((resolve) => this.#onDone.push(resolve))
  }

  respond({ method, target, block }: PlainHead, clientAddress: string): void {
    const { host, fields } = block
    const request = new ServedRequest(method, host, target, fields, null, clientAddress, this.#onInterim)
    this.#request = request
    try {
      const response = this.context.handle(request)
      if (response instanceof Promise)
        response
          .then((later) => this.#send(request, later))
          .catch((error: unknown) => this.#fail(request, error))
      else this.#send(request, response)
    } catch (error) {
      this.#fail(request, error)
    }
  }

  /** Must be called when the socket has room again. */
  resume(): void {
    if (this.#isUntaken) this.#end()
    else this.#writer.resume()
  }

  /** Must be called when the client has left. */
  abandon(): void {
    this.#request?.clientLeft()
    this.#request = null
    this.#writer.cancel()
    this.#tellDone()
  }

  readonly #onInterim = (request: ServedRequest, status: number, fields: Fields) => {
    if (this.#request === request && !this.#writer.isHeadWritten) this.#writer.sendInterim(status, fields)
  }

  #send(request: ServedRequest, response: HttpResponse): void {
    if (this.#request !== request) {
      discard(response.body)
      return
    }
    this.#writer.send(response, request.method, this.hooks.mustEnd(), {
      onEnd: () => this.#onWritten(),
      onFail: (error) => this.#fail(request, error),
    })
  }

  #fail(request: ServedRequest, error: unknown): void {
    // A client that has left is not a failure.
    if (this.#request !== request) return
    this.context.logFailure(request, error)
    if (this.#writer.isHeadWritten) this.socket.destroy()
    else this.#send(request, toResponse(FAILED))
  }

  /** The next request waits until the client has taken the response, or untaken responses would pile up. */
  #onWritten(): void {
    this.#writer.endBody()
    const { writableNeedDrain, writableLength } = this.socket
    if (!writableNeedDrain || writableLength === 0) {
      this.#end()
      return
    }
    this.#isUntaken = true
    this.hooks.onUntaken()
  }

  #end(): void {
    this.#request = null
    this.#writer.reset()
    const wasUntaken = this.#isUntaken
    this.#isUntaken = false
    this.#tellDone()
    this.hooks.onTaken(wasUntaken)
  }

  #tellDone(): void {
    if (this.#onDone.length === 0) return
    for (const tell of this.#onDone.splice(0)) tell()
  }
}

/** The dependencies that the server gives to its plain connections. */
export type EdgePlainContext<Connection> = {
  readonly handle: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>
  readonly heads: EdgeResponseHeads
  readonly limits: EdgeServerLimits
  readonly logFailure: (request: HttpRequest, error: unknown) => void
  readonly memory: ConnectionMemory
  /** Delays a request that came ahead of its turn: see `createTurns`. */
  readonly afterOthers: Turns
  /** Takes over a connection, with the bytes that were read before. */
  readonly handOver: (socket: Socket, ahead: BytesAhead) => void
  /** Called when the connection leaves this path. */
  readonly onLeave: (connection: Connection) => void
}
