/** How connections to an origin are made, and what undici is told of their ends. */
import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { type ContinueFilter, filterContinue } from './continue-filter.js'

/** Of an error: the origin's certificate is for another name. */
export const CERTIFICATE_NAME_CODE = 'EDGE_CERTIFICATE_NAME'

export type ConnectorOptions = {
  /** The name for SNI and in the certificate. */
  readonly servername: string
  /** TCP and TLS together. */
  readonly timeoutMs: number
  /** PEM, in place of the authorities that Node knows. Null: those. */
  readonly ca: string | null
}

/** The events of one undici client's connection. */
export type ConnectionListener = {
  /** With the filter of each new connection. It must be told of each request that is sent on it. */
  onConnect(filter: ContinueFilter): void
  /** So many bytes are about to be parsed; a negative number: so many were put back. */
  onRead(bytes: number): void
  /** The origin sends no more, and undici has yet to act on it. */
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
  // An address is no name for SNI. Without one, the certificate is compared with the address that is connected to.
  const name = isIP(servername.replace(/^\[|\]$/g, '')) === 0 ? servername : ''
  const onUsedConnections = new WeakSet<Error>()
  return {
    // Of its own, undici takes the name from `Host`, which can be the client's.
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

/** By this code undici 7.30 would leave a client taking itself for busy, and what waits for it waiting for ever. */
function asConnectError(error: Error & { code?: unknown }): Error {
  if (error.code === 'ERR_TLS_CERT_ALTNAME_INVALID') error.code = CERTIFICATE_NAME_CODE
  return error
}

/**
 * To undici 7.30 a reset is the regular end of an answer without a length, which would make a whole of a part; where that
 * answer is paused, an assertion that fails outside of any request and so ends the process; and on an idle connection, a
 * reason to fail what was about to be sent on it. It does none of that by the code of its own errors.
 */
function asSocketError(error: Error & { code?: unknown }): void {
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') error.code = 'UND_ERR_SOCKET'
}
