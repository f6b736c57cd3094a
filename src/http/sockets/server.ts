/** An HTTP/1.1 server whose sockets no client can use up. The gateway and the emulator listen with it. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createTurns } from '../../lib/turns.js'
import type { PlainHandler } from '../plain/plain-handler.js'
import { createPlainLane } from '../plain/plain-lane.js'
import { checkRequest } from './check-request.js'
import { closeGently } from './close-gently.js'
import { Connection, type Exchange } from './connection.js'
import { backlogFor, DEFAULT_SOCKET_LIMITS, type SocketLimits } from './limits.js'
import { RequestMessage, ResponseMessage } from './messages.js'
import { type FormatRefusal, Refusals } from './refusals.js'
import { createCutReport } from './report-cuts.js'
import { WaitingRoom } from './waiting-room.js'

export type HttpServerOptions = {
  /** Called for the next request of a connection only once the client has taken the response to the one before. */
  handle: RequestListener
  /**
   * Requests that need not wait for others. All others take turns (see `createTurns`). Otherwise a thousand requests that
   * arrive at once would be begun in one turn of the event loop, and nothing else would be served meanwhile. Default: none.
   */
  isUrgent?: (message: IncomingMessage) => boolean
  /** Answers plain requests without node:http: see `PlainConnection`. All others go to `handle`. Default: no request is plain. */
  plain?: PlainHandler<unknown>
  /** Writes a refusal in the server's own format. */
  formatRefusal: FormatRefusal
  /** Defaults: `DEFAULT_SOCKET_LIMITS`. */
  limits?: Partial<SocketLimits>
  /** Gets a line at most every ten seconds, about connections that were cut for others and those that the system refused. */
  logger?: { warn(details: object, message: string): void }
}

export type ListeningServer = {
  /** Without a path. */
  readonly url: string
  readonly port: number
  /**
   * Lets exchanges under way finish for up to `graceMs`, then cuts the rest. The port stays open until the exchanges that were
   * under way at first are done, so that a load balancer still gets responses. Resolves to the number of cut exchanges.
   */
  close(graceMs: number): Promise<number>
}

const SILENT = { warn() {} }

/** Rejects with Node's own error if the address is not available, such as `EADDRINUSE`. */
export async function listenHttp(
  { host, port }: { host: string; port: number },
  options: HttpServerOptions,
): Promise<ListeningServer> {
  const { handle, formatRefusal, isUrgent = () => false, plain, logger = SILENT } = options
  const limits = { ...DEFAULT_SOCKET_LIMITS, ...options.limits }
  const server = createNodeServer(limits)
  const { maxConnections, maxWaitingBytes } = limits
  const report = createCutReport(logger, {
    maxConnections: { maxConnections },
    maxWaitingBytes: { maxWaitingBytes },
  })
  const room = new WaitingRoom({ ...limits, onCut: (limit) => report.cut(limit) })
  const connections = new WeakMap<Socket, Connection>()
  const refusals = new Refusals({
    format: formatRefusal,
    limits,
    connectionOf: (socket) => connections.get(socket),
  })
  const afterOthers = createTurns()
  const afterOtherReads = createTurns()

  const begin = (exchange: Exchange, { socket, client }: Connection) => {
    const { message, response } = exchange
    message.response = response
    if (!server.listening) response.shouldKeepAlive = false
    const refusal = checkRequest(message)
    if (refusal !== null) refusals.refuseRequest(exchange, socket, refusal)
    else if (isUrgent(message)) handle(message, response)
    else
      afterOthers(() => {
        if (!socket.destroyed) handle(message, response)
      }, client)
  }

  const readByNode = server.listeners('connection')
  server.removeAllListeners('connection')
  const adopt = (socket: Socket): Connection => {
    for (const listener of readByNode) listener.call(server, socket)
    // node:http calls `destroySoon` after the last response, which the client may not have received yet.
    socket.destroySoon = () => closeGently(socket, limits.lingerMs)
    const connection = new Connection(socket, {
      begin,
      afterOthers,
      afterOtherReads,
      onChange: (changed) => room.update(changed),
      onClose: (closed) => room.delete(closed),
    })
    connections.set(socket, connection)
    return connection
  }
  const beginPlain =
    plain &&
    createPlainLane(plain, {
      limits,
      room,
      afterOthers,
      afterOtherReads,
      adopt,
      formatRefusal,
      bytesOf: (refusal) => refusals.toBytes(refusal),
      isClosing: () => !server.listening,
    })
  server.on('connection', (socket: Socket) => {
    // An error without a listener would end the process. 'close' follows the error.
    socket.on('error', () => {})
    room.add((beginPlain ?? adopt)(socket))
  })

  const add = (message: RequestMessage, response: ResponseMessage) => {
    const { socket } = message
    if (!refusals.has(socket)) connections.get(socket)?.add({ message, response })
  }
  server.on('request', add)
  server.on('checkExpectation', add)

  server.on('connect', (_message, socket: Socket) => {
    refusals.refuseUnparsed(socket, { status: 501, text: 'There is no CONNECT here: this is no proxy.' })
  })
  server.on('clientError', (error, socket: Socket) => refusals.refuseBroken(socket, error))

  server.on('timeout', (socket: Socket) => {
    if (connections.get(socket)?.isWaitingForClient !== false) socket.destroy()
    // node:http arms the timeout only once. The server is still at work, and the client may yet stall while it takes the response.
    else socket.setTimeout(limits.stallTimeoutMs)
  })

  await listenAt(server, { port, host, backlog: backlogFor(limits.maxConnections) })
  server.on('error', (error) => report.refusedBySystem(error))
  const address = server.address() as AddressInfo
  const urlHost = address.family === 'IPv6' ? `[${address.address}]` : address.address

  return {
    url: `http://${urlHost}:${address.port}`,
    port: address.port,
    async close(graceMs) {
      const busy = () => [...room.all].filter(({ isBusy }) => isBusy)
      let cut = 0
      const closed = new Promise<void>((resolve) => server.once('close', () => resolve()))
      const overdue = setTimeout(() => {
        cut = busy().length
        server.close()
        for (const { socket } of room.all) socket.destroy()
      }, graceMs)
      await Promise.all(busy().map((connection) => connection.whenDone()))
      server.close()
      for (const connection of room.all) connection.finish()
      await closed
      clearTimeout(overdue)
      report.stop()
      return cut
    },
  }
}

type NodeServer = Server<typeof RequestMessage, typeof ResponseMessage>

function createNodeServer(limits: SocketLimits): NodeServer {
  const server = createServer({
    IncomingMessage: RequestMessage,
    ServerResponse: ResponseMessage,
    insecureHTTPParser: false,
    maxHeaderSize: limits.maxHeadBytes,
    headersTimeout: Math.min(limits.headTimeoutMs, limits.requestTimeoutMs),
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.idleTimeoutMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headTimeoutMs),
    // `checkRequest` refuses such requests, in the server's own format.
    requireHostHeader: false,
  })
  server.timeout = limits.stallTimeoutMs
  // node:http would silently drop fields beyond its count. The head's bytes are limited instead.
  server.maxHeadersCount = 0
  return server
}

function listenAt(
  server: NodeServer,
  options: { port: number; host: string; backlog: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
