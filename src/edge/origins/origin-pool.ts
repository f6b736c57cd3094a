/** The connections to one origin. */
import type { Readable } from 'node:stream'
import { Client, type Dispatcher, Pool } from 'undici'
import { createConnector } from './connector.js'
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
}

export type OriginPool = {
  /** For `Dispatched`: the same for all, or connections would be closed whenever it changes. */
  readonly servername: string
  /** On a connection that is kept alive, or when one is free. */
  send(request: Dispatched, handler: Dispatcher.DispatchHandler): void
  /** On a new connection, which is closed afterwards. */
  sendAlone(request: Dispatched, handler: Dispatcher.DispatchHandler): void
  /** Whether a request may have failed with this error since its connection had been used and was being closed. */
  wasUsed(error: Error): boolean
  /** Cuts every connection. The requests on them, and those that wait for one, end with an error. */
  destroy(): Promise<void>
}

/** Connects when it is first asked to send. */
export function createOriginPool(url: BaseUrl, servername: string, options: PoolOptions): OriginPool {
  const { connect, hadReceived } = createConnector({
    servername,
    timeoutMs: options.connectTimeoutMs,
    ca: options.ca,
  })
  const clientOptions = {
    connect,
    pipelining: 1,
    // undici's own timeouts cost nothing, where one for each call would cost a good part of it.
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.bodyTimeoutMs,
    maxHeaderSize: options.maxHeaderBytes,
  }
  const pool = new Pool(url.origin, { ...clientOptions, connections: options.connections })
  const alone = new Set<Client>()
  return {
    servername,
    send(request, handler) {
      pool.dispatch(request, handler)
    },
    sendAlone(request, handler) {
      const client = new Client(url.origin, clientOptions)
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
