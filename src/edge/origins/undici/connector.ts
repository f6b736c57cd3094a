/** Makes the connections to an origin, and tells undici how they ended. */
import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { type ContinueFilter, filterContinue } from './continue-filter.js'
import { asConnectError, asSocketError } from './workarounds.js'

export type ConnectorOptions = {
  /** The name for SNI and in the certificate. */
  readonly servername: string
  /** TCP and TLS together. */
  readonly timeoutMs: number
  /** The trusted authorities, as PEM. Null: those that Node knows. */
  readonly ca: string | null
}

/** The events of one undici client's connection. */
export type ConnectionListener = {
  /** Called with the filter of each new connection, which must be told of each request on it. */
  onConnect(filter: ContinueFilter): void
  /** More bytes have come, which undici has not seen yet. */
  onRead(bytes: number): void
  /** The origin has closed its side, and undici has not acted on it yet. */
  onEnd(): void
}

export type Connector = {
  connectFor(listener: ConnectionListener): buildConnector.connector
  /**
   * Whether something had been received on the connection that ended with this error. With TLS this is true of every
   * connection, since its own tickets are received too.
   */
  hadReceived(error: Error): boolean
}

export function createConnector({ servername, timeoutMs, ca }: ConnectorOptions): Connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup, ...(ca !== null && { ca }) })
  // An address is no name for SNI. Without a name, the certificate is compared with the address.
  const name = isIP(servername.replace(/^\[|\]$/g, '')) === 0 ? servername : ''
  const onUsedConnections = new WeakSet<Error>()
  return {
    // undici would take the name from `Host`, which can be the client's.
    connectFor: (listener) => (options, callback) => {
      connect({ ...options, servername: name }, (error, socket) => {
        if (error !== null) return callback(asConnectError(error), null)
        socket.on('end', listener.onEnd)
        listener.onConnect(filterContinue(socket, listener.onRead))
        const receivedBefore = socket.bytesRead
        socket.on('error', (reason) => {
          asSocketError(reason)
          if (socket.bytesRead > receivedBefore) onUsedConnections.add(reason)
        })
        callback(null, socket)
      })
    },
    hadReceived: (error) => onUsedConnections.has(error),
  }
}

/** Names below `localhost` are this machine (RFC 6761 section 6.3), whether or not its resolver knows them. */
const lookup: LookupFunction = (hostname, options, callback) =>
  systemLookup(/\.localhost\.?$/i.test(hostname) ? 'localhost' : hostname, options, callback)
