/** A client of the edge that takes its answer as slowly as it is told to, and may leave in the middle. */
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'

export type Visit = {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly xCache: string | undefined
  /** All that was read so far. */
  readonly received: Buffer
  /** Reads until there are so many bytes, and no further. Rejects where the answer ends or breaks off before. */
  receive(bytes: number): Promise<string>
  /** Reads all. Rejects where the answer breaks off. */
  all(): Promise<string>
  leave(): void
}

export type VisitOptions = {
  method?: string
  headers?: Record<string, string>
  /** What to do about the body: without it, there is none. */
  send?: (request: ClientRequest) => void
}

/** Nothing of the body is read before it is asked for. */
export function visit(
  edge: { readonly url: string },
  host: string,
  path = '/',
  options: VisitOptions = {},
): Promise<Visit> {
  return startVisit(edge, host, path, options).visit
}

/** For one that may leave before it has an answer. */
export function startVisit(
  edge: { readonly url: string },
  host: string,
  path = '/',
  { method = 'GET', headers = {}, send = (request) => void request.end() }: VisitOptions = {},
): { readonly sent: ClientRequest; readonly visit: Promise<Visit> } {
  const { port } = new URL(edge.url)
  const options = { host: '127.0.0.1', port, path, method, headers: { host, ...headers }, agent: false }
  const sent = httpRequest(options)
  const visit = new Promise<Visit>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (response) => resolve(toVisit(response)))
  })
  send(sent)
  return { sent, visit }
}

function toVisit(response: IncomingMessage): Visit {
  const chunks: Buffer[] = []
  let bytes = 0
  let wanted = 0
  let ending: 'ended' | Error | null = null
  let look = () => {}
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= wanted) response.pause()
    look()
  })
  response.on('end', () => {
    ending = 'ended'
    look()
  })
  response.on('error', (error) => {
    ending = error
    look()
  })
  response.pause()

  const until = (isEnough: () => boolean, wantedBytes: number) =>
    new Promise<string>((resolve, reject) => {
      look = () => {
        if (isEnough()) resolve(Buffer.concat(chunks).toString('latin1'))
        else if (ending instanceof Error) reject(ending)
        else if (ending === 'ended') reject(new Error(`the answer ended after ${bytes} bytes`))
      }
      wanted = wantedBytes
      if (bytes < wanted) response.resume()
      look()
    })

  const xCache = response.headers['x-cache']
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    xCache: Array.isArray(xCache) ? xCache.join() : xCache,
    get received() {
      return Buffer.concat(chunks)
    },
    receive: (count) => until(() => bytes >= count, count),
    all: () => until(() => ending === 'ended', Number.POSITIVE_INFINITY),
    leave: () => void response.destroy(),
  }
}
