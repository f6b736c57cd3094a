import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import {
  createEdgeServices,
  type EdgeServicesClient,
  type EdgeServicesOptions,
} from '../../src/api-client/client.js'
import type { OperationOptions } from '../../src/api-client/operation.js'
import { createImpatientClock } from './impatient-clock.js'
import { WHOLE_SECOND_MS } from './manual-clock.js'
import { findClosedPort, startTestServer } from './test-server.js'

type Received = { method: string; url: string; headers: IncomingMessage['headers']; body: string }
export type Handler = (request: Received, response: ServerResponse, count: number) => void

/** Gives every request the same response. A string is sent unchanged. */
export function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Handler {
  return (_request, response) => {
    const type = body === undefined ? {} : { 'Content-Type': 'application/json' }
    response.writeHead(status, { ...type, ...headers })
    response.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body))
  }
}

/** Answers the first request with the first handler, and so on; the last handler answers all further ones. */
export function inTurn(...handlers: Handler[]): Handler {
  return (request, response, count) =>
    handlers[Math.min(count, handlers.length) - 1]?.(request, response, count)
}

export type ClientWorld = AsyncDisposable & {
  url: string
  server: Server
  requests: Received[]
  /** The client of an operation that has no deadline, and whose caller stays. */
  client: EdgeServicesClient
  operation(options?: Partial<OperationOptions>): EdgeServicesClient
}

export type ClientWorldOptions = Partial<EdgeServicesOptions>

/** Switches off all timeouts that a test does not ask for, so that no timeout is mistaken for a cancellation. */
const defaults = () => ({
  secretKey: null,
  clock: createImpatientClock(WHOLE_SECOND_MS).clock,
  headersTimeoutMs: 0,
  bodyTimeoutMs: 0,
})

/** An upstream and a client for it, which retries without waiting. */
export async function startClientWorld(
  handler: Handler,
  options: ClientWorldOptions = {},
): Promise<ClientWorld> {
  const requests: Received[] = []
  const server = createServer(async (request, response) => {
    const received = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: '',
    }
    requests.push(received)
    const count = requests.length
    received.body = await text(request).catch(() => '')
    handler(received, response, count)
  })
  const listening = await startTestServer(server)
  const { url } = listening
  const edgeServices = createEdgeServices({ ...defaults(), baseUrl: url, ...options })
  const operation: ClientWorld['operation'] = (given) =>
    edgeServices.forOperation({ token: null, signal: new AbortController().signal, ...given })
  return {
    url,
    server,
    requests,
    client: operation(),
    operation,
    async [Symbol.asyncDispose]() {
      await listening[Symbol.asyncDispose]()
      await edgeServices.close()
    },
  }
}

/** A server of bare sockets, for behaviour that no HTTP server has. */
export async function startTcp(onConnection: (socket: Socket, count: number) => void) {
  let count = 0
  const server = createTcpServer((socket) => onConnection(socket, ++count))
  return startTestServer(server)
}

/** A client without an upstream of its own. */
export function connect(baseUrl: string, options: ClientWorldOptions = {}) {
  const edgeServices = createEdgeServices({ ...defaults(), baseUrl, ...options })
  return {
    client: edgeServices.forOperation({ token: null, signal: new AbortController().signal }),
    operation: edgeServices.forOperation,
    [Symbol.asyncDispose]: () => edgeServices.close(),
  }
}

/** A URL that nothing listens on. */
export async function closedUrl(): Promise<string> {
  return `http://127.0.0.1:${await findClosedPort()}`
}
