/** Makes the connections to an origin, and tells undici how they ended. */
import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { type ContinueFilter, filterContinue } from './continue-filter.js'
import { recodeConnectError, recodeSocketError } from './workarounds.js'

export type ConnectorOptions = {
  /** The name that is sent as SNI, and that the certificate must be for. */
  readonly servername: string
  /** The limit on TCP and TLS connecting together. */
  readonly timeoutMs: number
  /** The trusted certificate authorities, as PEM. Null: the ones that Node knows. */
  readonly ca: string | null
}

/** The events of one undici client's connection. */
export type ConnectionListener = {
  /** A connection has been made. @param filter its `expectResponse` must be called before each request. */
  onConnect(filter: ContinueFilter): void
  /** More bytes have come. undici has not seen them yet. */
  onRead(bytes: number): void
  /** The origin has closed its side, and undici has not acted on it yet. */
  onEnd(): void
}

export type Connector = {
  connectFor(listener: ConnectionListener): buildConnector.connector
  /**
   * Whether any bytes had been received on the connection that ended with this error. This is true of every TLS connection, because session
   * tickets are received too.
   */
  hadReceived(error: Error): boolean
}

export function createConnector({ servername, timeoutMs, ca }: ConnectorOptions): Connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup, ...(ca !== null && { ca }) })
  // SNI does not allow IP addresses. Without a name, the certificate is compared with the address.
  const name = isIP(servername.replace(/^\[|\]$/g, '')) === 0 ? servername : ''
  const errorsAfterBytes = new WeakSet<Error>()
  return {
    // undici would take the name from `Host`, which may be the client's.
    connectFor: (listener) => (options, callback) => {
      connect({ ...options, servername: name }, (error, socket) => {
        if (error !== null) return callback(recodeConnectError(error), null)
        socket.on('end', listener.onEnd)
        listener.onConnect(filterContinue(socket, listener.onRead))
        const receivedBefore = socket.bytesRead
        socket.on('error', (reason) => {
          recodeSocketError(reason)
          if (socket.bytesRead > receivedBefore) errorsAfterBytes.add(reason)
        })
        callback(null, socket)
      })
    },
    hadReceived: (error) => errorsAfterBytes.has(error),
  }
}

/** Names below `localhost` are this machine (RFC 6761 section 6.3), even if the system's resolver does not know them. */
const lookup: LookupFunction = (hostname, options, callback) =>
  systemLookup(/\.localhost\.?$/i.test(hostname) ? 'localhost' : hostname, options, callback)
