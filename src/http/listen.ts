/** The gateway's sockets. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Listening = {
  /** Without a path. */
  url: string
  /** Takes no new connection, lets what is under way finish for up to `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>
}

/** Rejects with Node's own error where the address cannot be had, such as `EADDRINUSE`. */
export async function listen(
  handle: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createServer((req, res) => {
    // A connection kept alive would hold up the closing of the server after its last answer.
    res.on('finish', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections())
    })
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
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const cut = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearTimeout(cut)
    },
  }
}
