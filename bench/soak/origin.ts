/** The origin of the soak. It sends objects, ranges of objects and 304s, as fast as they are read. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contentOf, MAX_CHUNK_BYTES, objectOf, type StoredObject } from './objects.js'

export type SoakOrigin = { readonly url: string; readonly counts: OriginCounts; close(): void }

export type OriginCounts = { requests: number; notModified: number; bytes: number; aborted: number }

export async function startOrigin(): Promise<SoakOrigin> {
  const counts: OriginCounts = { requests: 0, notModified: 0, bytes: 0, aborted: 0 }
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    counts.requests += 1
    answer(request, response, counts)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse, counts: OriginCounts): void {
  const object = objectOf(Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0))
  const fields = { 'cache-control': object.cacheControl, etag: `"${object.number}"` }
  if (request.method === 'POST') {
    request.resume().on('end', () => response.end('taken'))
    request.on('error', () => response.destroy())
    return
  }
  if (request.headers['if-none-match'] === fields.etag) {
    counts.notModified += 1
    response.writeHead(304, fields).end()
    return
  }
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const start = first === '' ? 0 : Math.min(Number(first), object.bytes - 1)
  const end = last === '' ? object.bytes - 1 : Math.min(Number(last), object.bytes - 1)
  const isPart = first !== ''
  response.writeHead(isPart ? 206 : 200, {
    ...fields,
    ...(isPart && { 'content-range': `bytes ${start}-${end}/${object.bytes}` }),
    ...((isPart || object.isMeasured) && { 'content-length': end - start + 1 }),
  })
  pour(object, response, start, end + 1, counts)
}

function pour(
  object: StoredObject,
  response: ServerResponse,
  start: number,
  end: number,
  counts: OriginCounts,
): void {
  let position = start
  const more = () => {
    while (position < end) {
      const chunk = contentOf(object, position, Math.min(MAX_CHUNK_BYTES, end - position))
      position += chunk.length
      counts.bytes += chunk.length
      if (!response.write(chunk)) return
    }
    response.end()
  }
  response.on('drain', more)
  response.on('close', () => {
    if (position < end) counts.aborted += 1
  })
  more()
}
