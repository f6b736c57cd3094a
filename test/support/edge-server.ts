/** The edge's server with a handler that the test provides, and clients that write every byte themselves. */
import { connect, type Socket } from 'node:net'
import { createEdgeServer, type EdgeServerOptions, type ListeningEdge } from '../../src/edge/server/server.js'

export type TestEdge = ListeningEdge & AsyncDisposable

export async function startEdgeServer(options: EdgeServerOptions): Promise<TestEdge> {
  const listening = await createEdgeServer(options).listen({ host: '127.0.0.1', port: 0 })
  return { ...listening, [Symbol.asyncDispose]: async () => void (await listening.close(0)) }
}

/** Two ways to send the same request: plain, or after an empty line, so that node:http has to read it. */
export const PATHS = [
  { path: 'plain', before: '' },
  { path: 'node:http', before: '\r\n' },
] as const

/** A response for a handler to give. */
export const FINE = { status: 200, fields: {}, added: [], body: [Buffer.from('fine')] }

/** Sends the bytes (latin1) and half-closes. Resolves with everything received until the server closed the connection. */
export async function say(port: number, bytes: string): Promise<string> {
  const client = await connectTo(port)
  client.socket.end(bytes, 'latin1')
  return client.everything
}

export type RawClient = {
  readonly socket: Socket
  /** Resolves with all text received once the connection is closed or reset. */
  readonly everything: Promise<string>
  /** Resolves once the text has been received. Rejects if the connection closes before. */
  has(text: string): Promise<void>
  /** The text received so far. */
  received(): string
}

/**
 * @param from another loopback address, which counts as another client. Leave it out for the usual address: Linux searches all
 * recently used ports to bind a socket before it connects, which takes milliseconds once there are tens of thousands.
 */
export async function connectTo(port: number, from?: string): Promise<RawClient> {
  const bound = from === undefined ? {} : { localAddress: from }
  const socket = connect({ port, host: '127.0.0.1', ...bound, allowHalfOpen: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  socket.setEncoding('latin1')
  let received = ''
  socket.on('data', (text: string) => {
    received += text
  })
  socket.on('error', () => {})
  socket.on('end', () => socket.end())
  const everything = new Promise<string>((resolve) => socket.once('close', () => resolve(received)))
  return {
    socket,
    everything,
    received: () => received,
    has: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (received.includes(text)) resolve()
        }
        socket.on('data', look)
        socket.once('close', () => reject(new Error(`closed after ${JSON.stringify(received)}`)))
        look()
      }),
  }
}

export type RawAnswer = {
  readonly status: number
  /** Values by lower-case name. Several lines of one name are joined by a comma. */
  readonly fields: Record<string, string>
  /** The body, with the chunked coding removed. */
  readonly body: string
  /** The text that follows this response. */
  readonly rest: string
}

/** Parses the first response, which is to a request of this method. Throws if it is cut short. */
export function parseAnswer(text: string, method = 'GET'): RawAnswer {
  const headEnd = text.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = text.slice(0, Math.max(0, headEnd)).split('\r\n')
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(statusLine) ?? []
  if (status === undefined) throw new Error(`expected an answer, got ${JSON.stringify(text)}`)
  const fields: Record<string, string> = {}
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+): ?(.*)$/.exec(line) ?? []
    const lowerName = name.toLowerCase()
    fields[lowerName] = lowerName in fields ? `${fields[lowerName]}, ${value}` : value
  }
  const after = text.slice(headEnd + 4)
  const head = { status: Number(status), fields }
  if (method === 'HEAD' || head.status === 204 || head.status === 304)
    return { ...head, body: '', rest: after }
  if (fields['transfer-encoding'] === 'chunked') return { ...head, ...dechunk(after) }
  const length = fields['content-length']
  if (length === undefined) return { ...head, body: after, rest: '' }
  if (after.length < Number(length)) throw new Error(`a body of ${length} bytes ended after ${after.length}`)
  return { ...head, body: after.slice(0, Number(length)), rest: after.slice(Number(length)) }
}

function dechunk(text: string): { body: string; rest: string } {
  let body = ''
  for (let rest = text; ; ) {
    const [line, size] = /^([0-9a-f]+)\r\n/i.exec(rest) ?? []
    if (line === undefined || size === undefined)
      throw new Error('a chunked body ended before its last chunk')
    const start = line.length
    const end = start + Number.parseInt(size, 16)
    if (rest.slice(end, end + 2) !== '\r\n') throw new Error('a chunk does not have the length it says')
    body += rest.slice(start, end)
    rest = rest.slice(end + 2)
    if (end === start) return { body, rest }
  }
}
