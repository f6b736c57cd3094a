import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'

export type TestServer = AsyncDisposable & {
  readonly port: number
  /** `http://127.0.0.1:<port>`. */
  readonly url: string
  /** Every connection so far, open or closed. */
  readonly sockets: readonly Socket[]
}

/** Listens on a free port of loopback. Disposing of the result closes the server and its connections. */
export async function startTestServer(server: Server): Promise<TestServer> {
  const sockets: Socket[] = []
  server.on('connection', (socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    sockets,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

export function startHttpServer(listener: RequestListener): Promise<TestServer> {
  return startTestServer(createServer(listener))
}

/** Finds a port on which nothing listens. */
export async function findClosedPort(): Promise<number> {
  await using server = await startTestServer(createServer())
  return server.port
}
