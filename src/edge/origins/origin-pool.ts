/** The connections to one origin. */
import type { Readable } from 'node:stream'
import { Client, type Dispatcher, errors, Pool } from 'undici'
import { type Connector, createConnector } from './connector.js'
import type { ContinueFilter } from './continue-filter.js'
import { FairQueue, type Share } from './fair-queue.js'
import type { BaseUrl } from './origin-url.js'

/** Of an error: a request waited in vain for a connection to be free. Its message says how long, and for how many. */
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

export type Dispatched = Dispatcher.DispatchOptions & {
  readonly body: Readable | null
  /** The pool's. */
  readonly servername: string
  readonly share: Share
  /** Set by the pool: undici wraps the handler that it is given, and hands the options on as they are. */
  handler?: ConnectionHandler
}

/** A call on a connection, one at a time. */
export type ConnectionHandler = Dispatcher.DispatchHandler & {
  /** So many bytes of the connection are about to be parsed; a negative number: so many were put back. */
  onRead(bytes: number): void
  /** The origin sends no more on the connection, and undici has yet to hear of it. */
  onConnectionEnd(): void
  /** It was waiting for a connection, and will not be sent. */
  onUnsent(error: Error): void
}

export type OriginPool = {
  /** For `Dispatched`: the same for all, or connections would be closed whenever it changes. */
  readonly servername: string
  readonly headersTimeoutMs: number
  /** On a connection that is kept alive, a new one, or when one is free for it: see `FairQueue`. */
  send(request: Dispatched, handler: ConnectionHandler): void
  /** Its call has ended. To be called once for each that was sent; more often is no harm. */
  leave(handler: ConnectionHandler): void
  /** Waits no more, if it still did. Its handler hears nothing. */
  withdraw(handler: ConnectionHandler): void
  /** On a new connection, which is closed afterwards. */
  sendAlone(request: Dispatched, handler: ConnectionHandler): void
  /** Whether a request may have failed with this error since its connection had been used and was being closed. */
  wasUsed(error: Error): boolean
  /** Cuts every connection. The requests on them, and those that wait for one, end with an error. */
  destroy(): Promise<void>
}

/** Connects when it is first asked to send. */
export function createOriginPool(url: BaseUrl, servername: string, options: PoolOptions): OriginPool {
  const { connectFor, hadReceived } = createConnector({
    servername,
    timeoutMs: options.connectTimeoutMs,
    ca: options.ca,
  })
  const clientOptions = {
    pipelining: 1,
    // undici's own timeouts cost nothing, where one for each call would cost a good part of it.
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.bodyTimeoutMs,
    maxHeaderSize: options.maxHeaderBytes,
  }
  const createClient = () => new TracedClient(url.origin, clientOptions, connectFor)
  const { connections, queueTimeoutMs } = options
  const pool = new Pool(url.origin, { connections, factory: createClient })
  const alone = new Set<Client>()
  /** undici has a queue too, but what is in that can neither be withdrawn nor given up. */
  const queue = new FairQueue<ConnectionHandler, Waiting>(connections)
  let isFull = false

  const dispatch = (request: Dispatched, handler: ConnectionHandler) => {
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
      // Not at once: this may be within undici's parser.
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
    wasUsed: hadReceived,
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
    readonly request: Dispatched,
    readonly timer: NodeJS.Timeout,
  ) {}

  get visitor(): string {
    return this.request.share.visitor
  }

  get isUpload(): boolean {
    return this.request.share.isUpload
  }
}

/** A client that knows whose call is on its connection. */
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

  /** With a pipelining of 1, the pool has it dispatch one call after the other. */
  override dispatch(request: Dispatched, handler: Dispatcher.DispatchHandler): boolean {
    this.#state.handler = request.handler ?? null
    this.#state.filter?.expectAnswer()
    // undici 7.30 says that it is busy with a request that it refuses, too, and a pool would then wait for its end for ever.
    return super.dispatch(request, handler) || this.stats.size === 0
  }
}
