/** Serves the emulator on a socket. */
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { createOriginCheck, createRequestGuard, reachOf } from '../http/request-guard.js'
import type { SocketLimits } from '../http/sockets/limits.js'
import type { Refusal } from '../http/sockets/parse-failure.js'
import { listenHttp } from '../http/sockets/server.js'
import type { ServerLogger } from './app.js'
import { ForeignRequest, InternalError } from './errors.js'
import { encodeJson, gatewayHeaders, jsonResponse } from './responses.js'

export type ListenOptions = {
  /** Default: 127.0.0.1. */
  host?: string
  /** Default: a free port. */
  port?: number
  /** Host names that requests may use besides its own and those of this machine, as `parseHostName` returns them. Default: none. */
  allowedHosts?: readonly string[]
  /** Origins whose pages may call, besides those of this machine, as `parseOrigin` returns them. Default: none. */
  allowedOrigins?: readonly string[]
  limits?: Partial<SocketLimits>
  /** Gets failures of the emulator, and warnings of the sockets. */
  logger?: ServerLogger
}

export type Listener = {
  /** Base URL for clients, without a path. */
  url: string
  port: number
  /** Accepts no new connections, lets requests under way finish for a second, and then closes all connections. */
  close(): Promise<void>
}

/** Once the server closes, requests under way have this long to finish. */
const CLOSE_GRACE_MS = 1000

/**
 * Requests that a web page could have caused, by a foreign host name or from another origin, are refused before anything is
 * done about them. Rejects with Node's own error, such as `EADDRINUSE`, if the address is not available.
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
    // The gateway addresses the emulator by `host`. An empty list must stay empty: on a public address it allows every name.
    allowedHosts: allowedHosts.length === 0 ? [] : [...allowedHosts, host.toLowerCase()],
    isAllowedOrigin: createOriginCheck(allowedOrigins),
  })
  const guarded = (request: Request, connection: HttpBindings) => {
    const refused = guard(connection.incoming.headers)
    if (refused !== null) return new ForeignRequest(refused.status, refused.message).toResponse()
    return fetch(request, connection)
  }
  const handle = getRequestListener((request, bindings) => guarded(request, bindings as HttpBindings), {
    overrideGlobalObjects: false,
    // HTTP/1.0 requests may have no `Host`.
    hostname: 'localhost',
    // `listenHttp` discards what a handler leaves of a body.
    autoCleanupIncoming: false,
    errorHandler: (error) => {
      const { name, message } = error as Error
      if (name === 'RequestError') return jsonResponse(400, { message })
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
