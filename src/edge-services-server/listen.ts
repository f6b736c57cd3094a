/** The server's sockets. */
import type { Server } from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { createOriginCheck, createRequestGuard, reachOf } from '../lib/request-guard.js'
import { TurnedAway } from './errors.js'

export type ListenOptions = {
  /** Loopback unless told. */
  host?: string
  /** A free one unless told. */
  port?: number
  /** Names by which it may be asked beside its own and this machine's, as `parseHostName` has them. Default: none. */
  allowedHosts?: readonly string[]
  /** Origins whose pages may ask beside those of this machine, as `parseOrigin` has them. Default: none. */
  allowedOrigins?: readonly string[]
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
  { host = '127.0.0.1', port = 0, allowedHosts = [], allowedOrigins = [] }: ListenOptions,
): Promise<Listener> {
  const guard = createRequestGuard({
    server: 'server',
    hosts: reachOf(host),
    // The gateway asks it by the name it listens at. Where others may ask by any name, that has to stay so.
    allowedHosts: allowedHosts.length === 0 ? [] : [...allowedHosts, host.toLowerCase()],
    isAllowedOrigin: createOriginCheck(allowedOrigins),
  })
  const server = createAdaptorServer({
    fetch: (request, bindings) => {
      const connection = bindings as HttpBindings
      const refused = guard(connection.incoming.headers)
      if (refused !== null) return new TurnedAway(refused.status, refused.message).toResponse()
      return fetch(request, connection)
    },
    overrideGlobalObjects: false,
  }) as Server
  let underWay = 0
  let isClosing = false
  const closeUnused = () => {
    if (isClosing && underWay === 0) server.closeAllConnections()
  }
  server.on('request', (_request, answer) => {
    underWay++
    answer.once('close', () => {
      underWay--
      closeUnused()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error(`expected a TCP address, got ${address}`)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        const overdue = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS)
        isClosing = true
        server.close(() => {
          clearTimeout(overdue)
          resolve()
        })
        closeUnused()
      }),
  }
}
