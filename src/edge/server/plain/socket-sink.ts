/** Writes bodies straight to a socket. */
import type { Socket } from 'node:net'
import type { BodySink } from '../../../http-cache/message.js'

export function writeBuffers(socket: Socket, head: string, body: readonly Buffer[]): void {
  socket.cork()
  socket.write(head, 'latin1')
  for (const buffer of body) socket.write(buffer)
  socket.uncork()
}

type SinkListeners = { readonly onEnd: () => void; readonly onFail: (error: Error) => void }

/** Writes a body as it comes, in the chunked coding or without. All writes of one turn of the event loop are sent together. */
export class SocketSink implements BodySink {
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
