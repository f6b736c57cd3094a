/** The origin behind the edge under attack. It is slow below `/slow`, sends a MiB below `/large`, and reads bodies to their ends. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const SLOW_MS = 20_000
const BODY = Buffer.alloc(4096, 'x')
const LARGE_BODY = Buffer.alloc(1024 ** 2, 'x')

export async function startOrigin(): Promise<{ url: string; close(): void }> {
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    const answer = () =>
      response
        .writeHead(200, { 'cache-control': 'max-age=600', 'content-type': 'text/plain' })
        .end(request.url?.startsWith('/large') ? LARGE_BODY : BODY)
    request.on('error', () => response.destroy())
    request.resume().on('end', () => {
      if (request.url?.startsWith('/slow')) setTimeout(answer, SLOW_MS).unref()
      else answer()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
