/** The server's sockets. */
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { createOriginCheck, createRequestGuard, reachOf } from '../http/request-guard.js'
import type { SocketLimits } from '../http/sockets/limits.js'
import type { Refusal } from '../http/sockets/parse-failure.js'
import { listenHttp } from '../http/sockets/server.js'
import { encodeJson, gatewayHeaders, jsonAnswer } from './answers.js'
import type { ServerLogger } from './app.js'
import { InternalError, TurnedAway } from './errors.js'

export type ListenOptions = {
  /** Loopback unless told. */
  host?: string
  /** A free one unless told. */
  port?: number
  /** Names by which it may be asked beside its own and this machine's, as `parseHostName` has them. Default: none. */
  allowedHosts?: readonly string[]
  /** Origins whose pages may ask beside those of this machine, as `parseOrigin` has them. Default: none. */
  allowedOrigins?: readonly string[]
  limits?: Partial<SocketLimits>
  /** For failures of our own, and for what the sockets have to say. */
  logger?: ServerLogger
}

export type Listener = {
  /** Base URL for clients, without a path. */
  url: string
  port: number
  /** Takes no new connection, lets what is under way finish, and closes the rest. */
  close(): Promise<void>
}

/** How long a connection that is in the middle of a request may take to finish it once the server closes. */
const CLOSE_GRACE_MS = 1000

/**
 * Requests that a web page could cause, by a name of its own or from another origin, are turned away before anything is done
 * about them. Rejects with Node's own error where the address cannot be had, such as `EADDRINUSE`.
 */
export async function listen(
  fetch: (request: Request, connection: HttpBindings) => Response | Promise<Response>,
  {
    host = '127.0.0.1',
    port = 0,
    allowedHosts = [],
    allowedOrigins = [],
    limits = {},
    logger,
  }: ListenOptions,
): Promise<Listener> {
  const guard = createRequestGuard({
    server: 'server',
    hosts: reachOf(host),
    // The gateway asks it by the name it listens at. Where others may ask by any name, that has to stay so.
    allowedHosts: allowedHosts.length === 0 ? [] : [...allowedHosts, host.toLowerCase()],
    isAllowedOrigin: createOriginCheck(allowedOrigins),
  })
  const guarded = (request: Request, connection: HttpBindings) => {
    const refused = guard(connection.incoming.headers)
    if (refused !== null) return new TurnedAway(refused.status, refused.message).toResponse()
    return fetch(request, connection)
  }
  const handle = getRequestListener((request, bindings) => guarded(request, bindings as HttpBindings), {
    overrideGlobalObjects: false,
    // For HTTP/1.0, which need not name one.
    hostname: 'localhost',
    // `listenHttp` sees to bodies that are not read to their ends.
    autoCleanupIncoming: false,
    errorHandler: (error) => {
      const { name, message } = error as Error
      if (name === 'RequestError') return jsonAnswer(400, { message })
      logger?.error({ err: error }, 'Edge Services failed to answer a request')
      return new InternalError().toResponse()
    },
  })
  const warn: ServerLogger['error'] = (details, message) =>
    logger?.warn === undefined ? logger?.error(details, message) : logger.warn(details, message)
  const listening = await listenHttp({ host, port }, { handle, formatRefusal, limits, logger: { warn } })
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}`,
    port: listening.port,
    close: async () => void (await listening.close(CLOSE_GRACE_MS)),
  }
}

function formatRefusal({ text }: Refusal) {
  return {
    headers: { ...gatewayHeaders(), 'Content-Type': 'application/json' },
    body: encodeJson({ message: text }),
  }
}
