/** Refuses requests that no handler may see. */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { toFieldLines } from '../head-text.js'
import { closeGently } from './close-gently.js'
import type { Connection, Exchange } from './connection.js'
import type { SocketLimits } from './limits.js'
import { type ClientError, describeClientError, type Refusal } from './parse-failure.js'

/** Writes a refusal in the server's own format. */
export type FormatRefusal = (refusal: Refusal) => {
  headers: Readonly<Record<string, string>>
  body: string
}

export type RefusalsOptions = {
  format: FormatRefusal
  limits: SocketLimits
  connectionOf(socket: Socket): Connection | undefined
}

/** A refused connection is closed after the refusal, so further requests on it must be ignored: see `has`. */
export class Refusals {
  readonly #options: RefusalsOptions
  readonly #refused = new WeakSet<Socket>()

  constructor(options: RefusalsOptions) {
    this.#options = options
  }

  /** Whether a request on this connection has been refused. */
  has(socket: Socket): boolean {
    return this.#refused.has(socket)
  }

  /** Refuses a request that node:http has parsed. */
  refuseRequest({ response }: Exchange, socket: Socket, refusal: Refusal): void {
    this.#refused.add(socket)
    response.shouldKeepAlive = false
    const { headers, body } = this.#options.format(refusal)
    response.writeHead(refusal.status, { ...headers, 'content-length': Buffer.byteLength(body) })
    response.end(body)
  }

  /** Refuses a request that node:http made no response object for. The response under way is completed first. */
  refuseUnparsed(socket: Socket, refusal: Refusal): void {
    this.#refused.add(socket)
    const connection = this.#options.connectionOf(socket)
    connection?.release()
    const write = () => {
      if (!socket.writable) return
      socket.write(this.toBytes(refusal))
      closeGently(socket, this.#options.limits.lingerMs)
    }
    const current = connection?.current?.response
    if (current === undefined) write()
    else current.once('close', write)
  }

  /** Refuses a request that node:http could not parse, or that came too late: its `clientError`. */
  refuseBroken(socket: Socket, error: ClientError): void {
    if (this.#refused.has(socket) || socket.destroyed) return
    const { connectionOf, limits } = this.#options
    const refusal = describeClientError(error, limits)
    const current = connectionOf(socket)?.current
    // A client may open a connection ahead of its use. There is no request on it that could be refused.
    const isUnused = socket.bytesRead === 0
    if (refusal === null || !socket.writable || isUnused) socket.destroy()
    else if (current === undefined || current === null || current.message.complete)
      this.refuseUnparsed(socket, refusal)
    // The body under way is malformed or late. Its handler learns of it by the end of the connection.
    else if (current.response.headersSent) socket.destroy()
    else {
      this.#refused.add(socket)
      socket.end(this.toBytes(refusal), () => socket.destroy())
    }
  }

  /** The whole response to a refused request, which ends its connection. */
  toBytes(refusal: Refusal): string {
    const { status } = refusal
    const { headers, body } = this.#options.format(refusal)
    const lines = toFieldLines({
      ...headers,
      'content-length': String(Buffer.byteLength(body)),
      date: new Date().toUTCString(),
      connection: 'close',
    })
    return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines}\r\n${body}`
  }
}
