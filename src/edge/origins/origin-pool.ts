/** The connections to one origin. */
import type { Readable } from 'node:stream'
import { Client, type Dispatcher, Pool } from 'undici'
import { type Connector, createConnector } from './connector.js'
import type { BaseUrl } from './origin-url.js'

export type PoolOptions = {
  readonly connections: number
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
  /** Set by the pool: undici wraps the handler that it is given, and hands the options on as they are. */
  handler?: ConnectionHandler
}

/** A call on a connection, one at a time. */
export type ConnectionHandler = Dispatcher.DispatchHandler & {
  /** The origin sends no more on the connection, and undici has yet to hear of it. */
  onConnectionEnd(): void
}

export type OriginPool = {
  /** For `Dispatched`: the same for all, or connections would be closed whenever it changes. */
  readonly servername: string
  /** On a connection that is kept alive, or when one is free. */
  send(request: Dispatched, handler: ConnectionHandler): void
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
  const createClient = () => new CallingClient(url.origin, clientOptions, connectFor)
  const pool = new Pool(url.origin, { connections: options.connections, factory: createClient })
  const alone = new Set<Client>()
  return {
    servername,
    send(request, handler) {
      request.handler = handler
      pool.dispatch(request, handler)
    },
    sendAlone(request, handler) {
      request.handler = handler
      const client = createClient()
      alone.add(client)
      client.dispatch(request, handler)
      client.close(() => alone.delete(client))
    },
    wasUsed: hadReceived,
    async destroy() {
      await Promise.all([pool, ...alone].map((dispatcher) => dispatcher.destroy()))
    },
  }
}

/** A client that knows whose call is on its connection. */
class CallingClient extends Client {
  readonly #state: { handler: ConnectionHandler | null }

  constructor(origin: string, options: Client.Options, connectFor: Connector['connectFor']) {
    const state: { handler: ConnectionHandler | null } = { handler: null }
    super(origin, { ...options, connect: connectFor(() => state.handler?.onConnectionEnd()) })
    this.#state = state
  }

  /** With a pipelining of 1, the pool has it dispatch one call after the other. */
  override dispatch(request: Dispatched, handler: Dispatcher.DispatchHandler): boolean {
    this.#state.handler = request.handler ?? null
    // undici 7.30 says that it is busy with a request that it refuses, too, and a pool would then wait for its end for ever.
    return super.dispatch(request, handler) || this.stats.size === 0
  }
}
