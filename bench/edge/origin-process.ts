/** A node:http server. Its responses have 64 KB below `/64k` and 1 KB elsewhere, and are fresh for an hour. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const small = Buffer.alloc(1024, 'a')
const large = Buffer.alloc(64 * 1024, 'a')

const server = createServer({ keepAliveTimeout: 600_000 }, ({ url = '' }, response) => {
  const body = url.startsWith('/64k') ? large : small
  response.writeHead(200, {
    'content-type': 'text/plain',
    'content-length': body.length,
    'cache-control': 'public, max-age=3600',
    etag: '"bench"',
    'last-modified': 'Wed, 18 Feb 2026 16:34:56 GMT',
  })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.on('SIGTERM', () => process.exit())
