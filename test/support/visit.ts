/** A client of the edge that reads its response as slowly as the test says, and may leave half-way. */
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'

export type Visit = {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly xCache: string | undefined
  /** The bytes read so far. */
  readonly received: Buffer
  /** Reads this many bytes, and no more. Rejects if the response ends or breaks off before that. */
  receive(bytes: number): Promise<string>
  /** Reads the whole body. Rejects if the response breaks off. */
  all(): Promise<string>
  leave(): void
}

export type VisitOptions = {
  method?: string
  headers?: Record<string, string>
  /** Sends the body and ends the request. By default there is no body. */
  send?: (request: ClientRequest) => void
}

/** The body is read only when the test asks for it. */
export function visit(
  edge: { readonly url: string },
  host: string,
  path = '/',
  options: VisitOptions = {},
): Promise<Visit> {
  return startVisit(edge, host, path, options).visit
}

/** For a client that may leave before it has a response. */
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
