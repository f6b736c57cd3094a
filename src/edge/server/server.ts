/** The edge's sockets: HTTP/1.1 requests in, responses out. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { ConnectionRoom } from '../../http/sockets/connection-room.js'
import { backlogFor } from '../../http/sockets/limits.js'
import { createCutReport } from '../../http/sockets/report-cuts.js'
import type { MemoryBudget } from '../../http-cache/bodies/memory-budget.js'
import { type HttpRequest, type HttpResponse, OriginError } from '../../http-cache/message.js'
import { type Clock, systemClock } from '../../lib/clock.js'
import { createTurns } from '../../lib/turns.js'
import type { NodeConnection } from './node/node-connection.js'
import { createNodePath } from './node/node-path.js'
import { EdgePlainConnection } from './plain/edge-plain-connection.js'
import { ConnectionMemory } from './shared/connection-memory.js'
import { EdgeResponseHeads } from './shared/edge-response-heads.js'
import { LeastPace } from './shared/least-pace.js'
import { DEFAULT_LIMITS, type EdgeServerLimits } from './shared/limits.js'

export type EdgeServerOptions = {
  /** If this throws or rejects, the client gets a 500, and the log gets an error. */
  handle: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>
  /** Limits that are left out have their value in `DEFAULT_LIMITS`. */
  limits?: Partial<EdgeServerLimits>
  /** The clock for the `date` of responses that have none. Default: the system's. */
  clock?: Clock
  /** The account that the memory of connections is counted in, except for bodies of responses. Default: no limit. */
  account?: Pick<MemoryBudget, 'reserve' | 'release'>
  logger?: {
    error(details: object, message: string): void
    /** Called at most every ten seconds, if connections were closed in favour of others, or the system refused some. */
    warn(details: object, message: string): void
  }
}

export type EdgeServer = {
  /** May be called once. Port 0 picks a free port. Rejects with Node's own error, such as `EADDRINUSE`, if the address is not available. */
  listen(address: { host: string; port: number }): Promise<ListeningEdge>
}

export type ListeningEdge = {
  /** The URL of the listening address, without a path. */
  readonly url: string
  readonly port: number
  /**
   * Lets requests under way finish for up to `graceMs`, then closes the remaining connections. The port stays open until the requests under
   * way at the time of the call are done, so that a load balancer that still sends requests gets responses.
   *
   * @returns the number of requests that were cut off.
   */
  close(graceMs: number): Promise<number>
}

const SILENT = { error() {}, warn() {} }
const UNLIMITED = { reserve: () => true, release() {} }

export function createEdgeServer(options: EdgeServerOptions): EdgeServer {
  const { handle, clock = systemClock, account = UNLIMITED, logger = SILENT } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const { maxConnections } = limits
  const report = createCutReport(logger, {
    maxConnections: { maxConnections },
    memory: { limit: 'EDGE_CACHE_MEMORY' },
  })
  const context = {
    handle,
    limits,
    heads: new EdgeResponseHeads(clock),
    afterOthers: createTurns(),
    memory: new ConnectionMemory(account, { onCut: () => report.cut('memory') }),
    logFailure: ({ method, host, target }: HttpRequest, err: unknown) => {
      // An `OriginError` is not the edge's fault, and has been logged by the fetch.
      if (!(err instanceof OriginError))
        logger.error({ err, method, host, target }, 'a request to the edge failed')
    },
  }
  const server = createNodeServer(limits)
  const nodePath = createNodePath(server, context)
  const sockets = new Set<Socket>()
  const plainConnections = new Set<EdgePlainConnection>()
  const plainContext = {
    ...context,
    handOver: nodePath.adopt,
    onLeave: (connection: EdgePlainConnection) => plainConnections.delete(connection),
  }
  const room = new ConnectionRoom<Socket>({
    maxConnections,
    longestWaiting: (client) => longestWaiting([plainConnections, nodePath.connections], client),
    cut(socket) {
      socket.destroy()
      report.cut('maxConnections')
    },
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    // An error without a listener would end the process. 'close' follows, and is handled below.
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      room.delete(socket)
    })
    const connection = new EdgePlainConnection(socket, plainContext)
    plainConnections.add(connection)
    room.add(socket, connection.client)
  })

  const pace = new LeastPace({
    leastBytesPerSecond: limits.leastBytesPerSecond,
    bodyGraceMs: limits.bodyGraceMs,
    responseGraceMs: limits.idleTimeoutMs,
  })
  const lookAtPace = () => {
    const nowMs = performance.now()
    for (const connection of plainConnections) pace.look(connection, nowMs)
    for (const connection of nodePath.connections) pace.look(connection, nowMs)
  }
  const looking = setInterval(lookAtPace, Math.ceil(limits.bodyGraceMs / 4))
  looking.unref()
  server.on('close', () => {
    clearInterval(looking)
    report.stop()
  })

  return {
    async listen({ host, port }) {
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
      return { url: `http://${urlHost}:${address.port}`, port: address.port, close }
    },
  }

  async function close(graceMs: number): Promise<number> {
    let cut = 0
    const closed = new Promise<void>((resolve) => server.once('close', () => resolve()))
    const overdue = setTimeout(() => {
      cut = nodePath.underWay.size
      for (const { isResponding } of plainConnections) if (isResponding) cut += 1
      server.close()
      for (const socket of sockets) socket.destroy()
    }, graceMs)
    await Promise.all([
      ...[...plainConnections].map((connection) => connection.whenDone()),
      ...[...nodePath.underWay].map((response) => new Promise((resolve) => response.once('close', resolve))),
    ])
    server.close()
    for (const connection of plainConnections) connection.finish()
    await closed
    clearTimeout(overdue)
    return cut
  }
}

/** Creates a server of node:http whose parser is strict, even if the process was started with other flags. */
function createNodeServer({ maxHeadBytes, headTimeoutMs, idleTimeoutMs }: EdgeServerLimits): Server {
  const server = createServer({
    insecureHTTPParser: false,
    maxHeaderSize: maxHeadBytes,
    headersTimeout: headTimeoutMs,
    // A body may take any time, as long as more of it comes.
    requestTimeout: 0,
    keepAliveTimeout: idleTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, headTimeoutMs),
    // The edge refuses requests without a Host field in its own words.
    requireHostHeader: false,
  })
  server.timeout = idleTimeoutMs
  // node:http would drop further fields silently. The edge counts and refuses them.
  server.maxHeadersCount = 0
  // Clients may close their side before they read the response.
  Object.assign(server, { httpAllowHalfOpen: true })
  return server
}

/** The socket whose client has kept the server waiting longest. @param client null: any client. */
function longestWaiting(
  groups: readonly Iterable<EdgePlainConnection | NodeConnection>[],
  client: string | null,
): Socket | undefined {
  let longest: Socket | undefined
  let longestSince = Number.POSITIVE_INFINITY
  for (const connections of groups)
    for (const { socket, client: owner, waitingSince } of connections) {
      if (waitingSince === null || waitingSince >= longestSince || socket.destroyed) continue
      if (client !== null && owner !== client) continue
      longest = socket
      longestSince = waitingSince
    }
  return longest
}
