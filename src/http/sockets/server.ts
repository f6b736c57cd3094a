/** HTTP/1.1 sockets that no client can use up. The gateway and the emulator listen by this. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createTurns } from '../../lib/turns.js'
import { checkRequest } from './check-request.js'
import { closeGently } from './close-gently.js'
import { Connection, type Exchange } from './connection.js'
import { backlogFor, DEFAULT_SOCKET_LIMITS, type SocketLimits } from './limits.js'
import { type ClientError, describeClientError, type Refusal } from './parse-failure.js'
import { createCutReport } from './report-cuts.js'
import { WaitingRoom } from './waiting-room.js'

export type HttpServerOptions = {
  /** Begun for the next request of a connection only once the client has taken the answer to the one before. */
  handle: RequestListener
  /**
   * Requests that do not wait for others. All others are begun one in each turn of the event loop, because a thousand that arrive at
   * once would otherwise be begun in one turn, with nothing else served meanwhile. Default: none.
   */
  isUrgent?: (message: IncomingMessage) => boolean
  /** A refusal in the server's own shape. */
  toAnswer(refusal: Refusal): { headers: Readonly<Record<string, string>>; body: string }
  /** Those left out: `DEFAULT_SOCKET_LIMITS`. */
  limits?: Partial<SocketLimits>
  /** Told at most every ten seconds that connections are cut for others, and of what the system refuses. */
  logger?: { warn(details: object, message: string): void }
}

export type ListeningServer = {
  /** Without a path. */
  readonly url: string
  readonly port: number
  /**
   * Lets exchanges under way finish, for up to `graceMs`, then cuts what is left. The port stays open until those that were
   * under way at first are done, so that a load balancer that still asks gets an answer. Answers how many were cut.
   */
  close(graceMs: number): Promise<number>
}

const SILENT = { warn() {} }

/** A body of which more is to come is thrown away after its answer, up to here. Beyond, the connection is closed. */
const MAX_DISCARDED_BYTES = 64 * 1024

/** Rejects with Node's own error where the address cannot be had, such as `EADDRINUSE`. */
export async function listenHttp(
  { host, port }: { host: string; port: number },
  options: HttpServerOptions,
): Promise<ListeningServer> {
  const { handle, toAnswer, isUrgent = () => false, logger = SILENT } = options
  const limits = { ...DEFAULT_SOCKET_LIMITS, ...options.limits }
  const server = createNodeServer(limits)
  const { maxConnections, maxWaitingBytes } = limits
  const report = createCutReport(logger, {
    maxConnections: { maxConnections },
    maxWaitingBytes: { maxWaitingBytes },
  })
  const room = new WaitingRoom({ ...limits, onCut: (limit) => report.cut(limit) })
  const connections = new WeakMap<Socket, Connection>()
  /** Nothing that comes on them from now on is answered. */
  const refused = new WeakSet<Socket>()
  const afterOthers = createTurns()
  const afterOtherReads = createTurns()
  const bytesOf = (refusal: Refusal) => toBytes(refusal.status, toAnswer(refusal))

  const begin = (exchange: Exchange, { socket, visitor }: Connection) => {
    const { message, response } = exchange
    closeAfterLongBody(message, response)
    if (!server.listening) response.shouldKeepAlive = false
    keepSocketOfUnreadBody(message, response)
    const refusal = checkRequest(message)
    if (refusal === null) {
      if (isUrgent(message)) handle(message, response)
      else
        afterOthers(() => {
          if (!socket.destroyed) handle(message, response)
        }, visitor)
      return
    }
    refused.add(socket)
    response.shouldKeepAlive = false
    const { headers, body } = toAnswer(refusal)
    response.writeHead(refusal.status, { ...headers, 'content-length': Buffer.byteLength(body) })
    response.end(body)
  }

  server.on('connection', (socket: Socket) => {
    // An error without a listener would end the process; 'close' follows.
    socket.on('error', () => {})
    // node:http calls it after the last answer, which may not be with the client yet.
    socket.destroySoon = () => closeGently(socket, limits.lingerMs)
    const connection = new Connection(socket, {
      begin,
      afterOthers,
      afterOtherReads,
      onChange: (changed) => room.update(changed),
      onClose: (closed) => room.delete(closed),
    })
    connections.set(socket, connection)
    room.add(connection)
  })

  const add = (message: IncomingMessage, response: ServerResponse) => {
    const { socket } = message
    if (!refused.has(socket)) connections.get(socket)?.add({ message, response })
  }
  server.on('request', add)
  server.on('checkExpectation', add)

  /** Where node:http has no response to refuse with. The answer under way is the last one before. */
  const refuse = (socket: Socket, refusal: Refusal) => {
    refused.add(socket)
    const connection = connections.get(socket)
    connection?.release()
    const write = () => {
      if (!socket.writable) return
      socket.write(bytesOf(refusal))
      closeGently(socket, limits.lingerMs)
    }
    const current = connection?.current?.response
    if (current === undefined) write()
    else current.once('close', write)
  }

  server.on('connect', (_message, socket: Socket) => {
    refuse(socket, { status: 501, text: 'There is no CONNECT here: this is no proxy.' })
  })

  server.on('clientError', (error: ClientError, socket: Socket) => {
    if (refused.has(socket) || socket.destroyed) return
    const refusal = describeClientError(error, limits)
    const current = connections.get(socket)?.current
    // A connection that was opened ahead of its use has asked for nothing that could be answered.
    const isUnused = socket.bytesRead === 0
    if (refusal === null || !socket.writable || isUnused) socket.destroy()
    else if (current === undefined || current === null || current.message.complete) refuse(socket, refusal)
    // The body under way is wrong, or late. Its handler is told by the end of the connection.
    else if (current.response.headersSent) socket.destroy()
    else {
      refused.add(socket)
      socket.end(bytesOf(refusal), () => socket.destroy())
    }
  })

  server.on('timeout', (socket: Socket) => {
    if (connections.get(socket)?.isWaitingForClient !== false) socket.destroy()
    // node:http arms the timeout once. The server is at work, and the client may still stand still with the answer.
    else socket.setTimeout(limits.stallTimeoutMs)
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, backlog: backlogFor(limits.maxConnections) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
  server.on('error', (error) => report.refusedBySystem(error))
  const address = server.address() as AddressInfo
  const urlHost = address.family === 'IPv6' ? `[${address.address}]` : address.address

  return {
    url: `http://${urlHost}:${address.port}`,
    port: address.port,
    async close(graceMs) {
      const busy = () => [...room.all].filter(({ current }) => current !== null)
      let cut = 0
      const closed = new Promise<void>((resolve) => server.once('close', () => resolve()))
      const overdue = setTimeout(() => {
        cut = busy().length
        server.close()
        for (const { socket } of room.all) socket.destroy()
      }, graceMs)
      await Promise.all(busy().map(whenDone))
      server.close()
      for (const connection of room.all) {
        if (connection.current === null) connection.socket.destroySoon()
        else connection.current.response.shouldKeepAlive = false
      }
      await closed
      clearTimeout(overdue)
      report.stop()
      return cut
    },
  }
}

function createNodeServer(limits: SocketLimits): Server {
  const server = createServer({
    insecureHTTPParser: false,
    maxHeaderSize: limits.maxHeadBytes,
    headersTimeout: Math.min(limits.headTimeoutMs, limits.requestTimeoutMs),
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.idleTimeoutMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headTimeoutMs),
    // Refused in the server's own shape.
    requireHostHeader: false,
  })
  server.timeout = limits.stallTimeoutMs
  // It would drop those beyond silently; the head's bytes are limited.
  server.maxHeadersCount = 0
  return server
}

/** Resolves once the exchange under way is over. */
function whenDone({ current }: Connection): Promise<void> | null {
  return current === null ? null : new Promise((resolve) => current.response.once('close', resolve))
}

/** The rest of a body whose answer came early is read only to be thrown away, so a long one ends the connection. */
function closeAfterLongBody(message: IncomingMessage, response: ServerResponse): void {
  const { 'transfer-encoding': coding, 'content-length': length = '0' } = message.headers
  if (coding === undefined && Number(length) <= MAX_DISCARDED_BYTES) return
  const writeHead = response.writeHead
  response.writeHead = (...args: unknown[]) => {
    if (!message.complete) response.shouldKeepAlive = false
    return Reflect.apply(writeHead, response, args)
  }
}

/**
 * A handler that stops reading a body destroys it, as `for await` does when it is left. node:http would take the connection
 * with it, and the answer that says why would be lost.
 */
function keepSocketOfUnreadBody(message: IncomingMessage, response: ServerResponse): void {
  const destroy = message._destroy
  message._destroy = (error, callback) => {
    const isClosed = message.socket.destroyed || response.destroyed
    if (isClosed || (error as NodeJS.ErrnoException | null)?.code === 'ECONNRESET')
      destroy.call(message, error, callback)
    else callback(null)
  }
}

function toBytes(
  status: number,
  { headers, body }: { headers: Readonly<Record<string, string>>; body: string },
): string {
  const lines = Object.entries({
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    date: new Date().toUTCString(),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`
}
