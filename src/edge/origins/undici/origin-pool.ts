/** The connections to one origin. */
import type { Readable } from 'node:stream'
import { Client, type Dispatcher, errors, Pool } from 'undici'
import { FairQueue, type Share } from '../fair-queue.js'
import type { BaseUrl } from '../origin-url.js'
import { type Connector, createConnector } from './connector.js'
import type { ContinueFilter } from './continue-filter.js'
import { isBusy } from './workarounds.js'

/** The code of the error if no connection became free in time. Its message gives the time and the number of connections. */
export const NO_FREE_CONNECTION_CODE = 'EDGE_NO_FREE_CONNECTION'

export type PoolOptions = {
  readonly connections: number
  readonly queueTimeoutMs: number
  readonly connectTimeoutMs: number
  readonly headersTimeoutMs: number
  readonly bodyTimeoutMs: number
  readonly maxHeaderBytes: number
  readonly ca: string | null
}

export type PoolRequest = Dispatcher.DispatchOptions & {
  readonly body: Readable | null
  /** The pool's `servername`. */
  readonly servername: string
  readonly share: Share
  /** Set by the pool, because undici wraps the handler but passes the options on as they are. */
  handler?: ConnectionHandler
}

/** The handler of one fetch. A connection has only one fetch at a time. */
export type ConnectionHandler = Dispatcher.DispatchHandler & {
  /** More bytes have come on the connection. undici has not seen them yet. @param bytes negative if undici has put bytes back. */
  onRead(bytes: number): void
  /** The origin has closed its side of the connection, and undici has not acted on it yet. */
  onConnectionEnd(): void
  /** The request was waiting for a connection, and will never be sent. */
  onUnsent(error: Error): void
}

export type OriginPool = {
  /** Must be set in each `PoolRequest`. All requests have the same name, because undici closes a connection when the name changes. */
  readonly servername: string
  readonly headersTimeoutMs: number
  /** Sends on a kept-alive connection, on a new one, or later when one is free: see `FairQueue`. */
  send(request: PoolRequest, handler: ConnectionHandler): void
  /** Must be called when a fetch that was sent has ended. May be called more than once. */
  leave(handler: ConnectionHandler): void
  /** Takes a fetch out of the queue, if it is still waiting. Its handler is not called. */
  withdraw(handler: ConnectionHandler): void
  /** Sends on a new connection that is closed afterwards. */
  sendAlone(request: PoolRequest, handler: ConnectionHandler): void
  /** Whether the error ended a connection that had been used before, perhaps because the origin was closing it. */
  endedUsedConnection(error: Error): boolean
  /** Closes all connections at once. Requests on them and in the queue end with an error. */
  destroy(): Promise<void>
}

/** Connects with the first request. */
export function createOriginPool(url: BaseUrl, servername: string, options: PoolOptions): OriginPool {
  const { connectFor, hadReceived } = createConnector({
    servername,
    timeoutMs: options.connectTimeoutMs,
    ca: options.ca,
  })
  const clientOptions = {
    pipelining: 1,
    // undici's own timeouts cost nothing. A timer for each fetch would add noticeably to the cost of a fetch.
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.bodyTimeoutMs,
    maxHeaderSize: options.maxHeaderBytes,
  }
  const createClient = () => new TracedClient(url.origin, clientOptions, connectFor)
  const { connections, queueTimeoutMs } = options
  const pool = new Pool(url.origin, { connections, factory: createClient })
  const alone = new Set<Client>()
  /** undici's own queue allows neither withdrawal nor a time limit. */
  const queue = new FairQueue<ConnectionHandler, Waiting>(connections)
  let isFull = false

  const dispatch = (request: PoolRequest, handler: ConnectionHandler) => {
    request.handler = handler
    queue.begin(handler, request.share)
    request.body?.once('end', () => {
      queue.uploaded(handler)
      queueMicrotask(sendNext)
    })
    isFull = !pool.dispatch(request, handler)
  }

  const withdraw = (handler: ConnectionHandler) => clearTimeout(queue.withdraw(handler)?.timer)

  const sendNext = () => {
    while (!isFull && !pool.destroyed) {
      const next = queue.next()
      if (next === undefined) return
      const [handler, { request, timer }] = next
      clearTimeout(timer)
      dispatch(request, handler)
    }
  }

  const giveUp = (handler: ConnectionHandler) => {
    withdraw(handler)
    const message = `all of its ${connections} connections were in use for ${queueTimeoutMs / 1000} seconds`
    handler.onUnsent(Object.assign(new Error(message), { code: NO_FREE_CONNECTION_CODE }))
  }

  pool.on('drain', () => {
    isFull = false
    sendNext()
  })

  return {
    servername,
    headersTimeoutMs: options.headersTimeoutMs,
    send(request, handler) {
      const { share } = request
      if (pool.destroyed || (!isFull && queue.mayBegin(share))) dispatch(request, handler)
      else queue.wait(handler, new Waiting(request, setTimeout(giveUp, queueTimeoutMs, handler)))
    },
    leave(handler) {
      queue.leave(handler)
      // Not at once: this may run within undici's parser.
      if (!isFull) queueMicrotask(sendNext)
    },
    withdraw,
    sendAlone(request, handler) {
      request.handler = handler
      const client = createClient()
      alone.add(client)
      client.dispatch(request, handler)
      client.close(() => alone.delete(client))
    },
    endedUsedConnection: hadReceived,
    async destroy() {
      for (const handler of queue.waiting) {
        withdraw(handler)
        handler.onUnsent(new errors.ClientDestroyedError())
      }
      await Promise.all([pool, ...alone].map((dispatcher) => dispatcher.destroy()))
    },
  }
}

class Waiting implements Share {
  constructor(
    readonly request: PoolRequest,
    readonly timer: NodeJS.Timeout,
  ) {}

  get client(): string {
    return this.request.share.client
  }

  get isUpload(): boolean {
    return this.request.share.isUpload
  }
}

/** A client that knows which fetch is on its connection. */
class TracedClient extends Client {
  readonly #state: { handler: ConnectionHandler | null; filter: ContinueFilter | null }

  constructor(origin: string, options: Client.Options, connectFor: Connector['connectFor']) {
    const state: { handler: ConnectionHandler | null; filter: ContinueFilter | null } = {
      handler: null,
      filter: null,
    }
    const connect = connectFor({
      onConnect(filter) {
        state.filter = filter
      },
      onRead: (bytes) => state.handler?.onRead(bytes),
      onEnd: () => state.handler?.onConnectionEnd(),
    })
    super(origin, { ...options, connect })
    this.#state = state
  }

  /** With a pipelining of 1, the pool dispatches one fetch after the other. */
  override dispatch(request: PoolRequest, handler: Dispatcher.DispatchHandler): boolean {
    this.#state.handler = request.handler ?? null
    this.#state.filter?.expectResponse()
    return !isBusy(this, super.dispatch(request, handler))
  }
}
