/** Writes responses to the socket of a plain connection, one after the other, and their bodies straight to the socket. */
import type { Socket } from 'node:net'
import type { BodyReader, BodySink, Fields, HttpResponse } from '../../../http-cache/message.js'
import { discard, MeasuredSink } from '../shared/body-sinks.js'
import {
  type EdgeResponseHeads,
  isStreamed,
  mayHaveBody,
  toInterimText,
} from '../shared/edge-response-heads.js'

export type WriteListeners = {
  /** The whole response is written. The client may not have taken it yet. */
  readonly onEnd: () => void
  /** The body broke off. */
  readonly onFail: (error: Error) => void
}

export class ResponseWriter {
  #reader: BodyReader | null = null
  #sink: SocketSink | null = null
  #isHeadWritten = false

  constructor(
    private readonly socket: Socket,
    private readonly heads: EdgeResponseHeads,
    /** The lines that end a head if the connection is kept open. */
    private readonly keepAliveLines: string,
  ) {}

  get isHeadWritten(): boolean {
    return this.#isHeadWritten
  }

  sendInterim(status: number, fields: Fields): void {
    this.socket.write(toInterimText(status, fields), 'latin1')
  }

  /** Throws if the response cannot be sent, in which case nothing is written. */
  send(response: HttpResponse, method: string, isLast: boolean, { onEnd, onFail }: WriteListeners): void {
    const { socket, heads } = this
    const { body } = response
    let length: number | null
    let head: string
    try {
      length = heads.lengthOf(response, method)
      head = heads.textOf(response, length)
    } catch (error) {
      discard(body)
      throw error
    }
    const sendsBody = body !== null && mayHaveBody(response.status, method)
    const isChunked = sendsBody && length === null
    if (isChunked) head += 'transfer-encoding: chunked\r\n'
    head += isLast ? 'connection: close\r\n\r\n' : this.keepAliveLines
    this.#isHeadWritten = true
    if (!sendsBody) {
      discard(body)
      socket.write(head, 'latin1')
      onEnd()
    } else if (isStreamed(body)) {
      const sink = new SocketSink(socket, head, isChunked, { onEnd, onFail })
      this.#sink = sink
      this.#reader = body.readInto(length === null ? sink : new MeasuredSink(sink, length))
    } else {
      const text = heads.smallBodyOf(response)
      if (text !== null) socket.write(head + text, 'latin1')
      else writeBuffers(socket, head, body)
      onEnd()
    }
  }

  /** Continues a waiting body. Must be called when the socket has room again. */
  resume(): void {
    if (this.#sink?.unblock() === true) this.#reader?.resume()
  }

  /** Releases the body. Must be called when the body has been written. */
  endBody(): void {
    this.#reader = null
    this.#sink = null
  }

  /** Allows the next response. Must be called when the client has the previous one. */
  reset(): void {
    this.#isHeadWritten = false
  }

  /** Cancels the body under way. Must be called when the socket is closed. */
  cancel(): void {
    this.#reader?.cancel()
    this.#reader = null
  }
}

function writeBuffers(socket: Socket, head: string, body: readonly Buffer[]): void {
  socket.cork()
  socket.write(head, 'latin1')
  for (const buffer of body) socket.write(buffer)
  socket.uncork()
}

type SinkListeners = { readonly onEnd: () => void; readonly onFail: (error: Error) => void }

/** Writes a body as it comes, in the chunked coding or without. All writes of one turn of the event loop are sent together. */
class SocketSink implements BodySink {
  readonly #socket: Socket
  readonly #isChunked: boolean
  readonly #on: SinkListeners
  #hasBegun = false
  #isBlocked = false

  constructor(socket: Socket, head: string, isChunked: boolean, on: SinkListeners) {
    this.#socket = socket
    this.#isChunked = isChunked
    this.#on = on
    this.#cork()
    socket.write(head, 'latin1')
  }

  write(chunk: Buffer): boolean {
    // In the chunked coding, an empty chunk would end the body.
    if (chunk.length === 0) return true
    this.#cork()
    if (this.#isChunked) {
      this.#socket.write(`${this.#hasBegun ? '\r\n' : ''}${chunk.length.toString(16)}\r\n`, 'latin1')
      this.#hasBegun = true
    }
    this.#socket.write(chunk)
    this.#isBlocked = this.#socket.writableNeedDrain
    return !this.#isBlocked
  }

  /** Must be called when the socket has room. @returns whether the body was waiting for room. */
  unblock(): boolean {
    const wasBlocked = this.#isBlocked
    this.#isBlocked = false
    return wasBlocked
  }

  end(): void {
    if (this.#isChunked) {
      this.#cork()
      this.#socket.write(`${this.#hasBegun ? '\r\n' : ''}0\r\n\r\n`, 'latin1')
    }
    this.#on.onEnd()
  }

  fail(error: Error): void {
    this.#on.onFail(error)
  }

  #cork(): void {
    if (this.#socket.writableCorked > 0) return
    this.#socket.cork()
    process.nextTick(uncork, this.#socket)
  }
}

function uncork(socket: Socket): void {
  socket.uncork()
}
