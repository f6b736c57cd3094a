/** The gateway's sockets. */
import type { EventEmitter } from 'node:events'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Listening = {
  /** Without a path. */
  url: string
  /**
   * Lets what is under way finish, for up to `graceMs`, then cuts what is left. The port stays open until what was under
   * way at first is done, so that a load balancer that still asks gets an answer. Answers how many requests were cut.
   */
  close(graceMs: number): Promise<number>
}

/** Rejects with Node's own error where the address cannot be had, such as `EADDRINUSE`. */
export async function listen(
  handle: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const underWay = new Set<ServerResponse>()
  const server = createServer((req, res) => {
    underWay.add(res)
    res.on('close', () => underWay.delete(res))
    // A connection kept alive would hold up the closing of the server after its last answer.
    res.on('finish', () =>
      setImmediate(() => {
        if (!server.listening) server.closeIdleConnections()
      }),
    )
    handle(req, res)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  const urlHost = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return {
    url: `http://${urlHost}:${address.port}`,
    async close(graceMs) {
      let cut = 0
      const closed = closeOf(server)
      const overdue = setTimeout(() => {
        cut = underWay.size
        server.close()
        server.closeAllConnections()
      }, graceMs)
      await Promise.all([...underWay].map(closeOf))
      server.close()
      await closed
      clearTimeout(overdue)
      return cut
    },
  }
}

function closeOf(emitter: EventEmitter): Promise<void> {
  return new Promise((resolve) => emitter.once('close', () => resolve()))
}
