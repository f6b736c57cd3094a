/** The server's sockets. */
import type { Server } from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'

export type ListenOptions = {
  /** Loopback unless told. */
  host?: string
  /** A free one unless told. */
  port?: number
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

/** Rejects with Node's own error where the address cannot be had, such as `EADDRINUSE`. */
export async function listen(
  fetch: (request: Request, connection: HttpBindings) => Response | Promise<Response>,
  { host = '127.0.0.1', port = 0 }: ListenOptions,
): Promise<Listener> {
  const server = createAdaptorServer({
    fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
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
