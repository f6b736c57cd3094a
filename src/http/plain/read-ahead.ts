/** Limits the bytes that a client sends ahead of their turn, by pausing the socket. */
import type { Socket } from 'node:net'
import type { Turns } from '../../lib/turns.js'

/** The most that Node reads at once. After a chunk of this length there is probably more. */
const READ_BYTES = 64 * 1024

/** The socket is not read while more than this many bytes wait for their turn. */
const MAX_AHEAD_BYTES = 16 * 1024

export class ReadAhead {
  #bytes: Buffer | null = null
  /** Whether this client's further bytes wait for those of others. */
  #isReadingLater = false
  #isOver = false

  constructor(
    private readonly socket: Socket,
    private readonly client: string,
    private readonly afterOtherReads: Turns,
  ) {}

  get length(): number {
    return this.#bytes?.length ?? 0
  }

  /** Must be called with each chunk that is read. Large chunks take turns, as in `Connection`. */
  note(chunk: Buffer): void {
    if (chunk.length < READ_BYTES) return
    this.#isReadingLater = true
    this.socket.pause()
    this.afterOtherReads(() => {
      this.#isReadingLater = false
      this.resume()
    }, this.client)
  }

  keep(bytes: Buffer): void {
    this.#bytes = this.#bytes === null ? bytes : Buffer.concat([this.#bytes, bytes])
    if (this.#bytes.length > MAX_AHEAD_BYTES) this.socket.pause()
  }

  take(): Buffer | null {
    const bytes = this.#bytes
    this.#bytes = null
    return bytes
  }

  /** Reads from the socket again, if allowed. */
  resume(): void {
    if (this.#isOver || this.#isReadingLater || this.length > MAX_AHEAD_BYTES) return
    if (this.socket.isPaused()) this.socket.resume()
  }

  /** Stops pausing and resuming the socket. */
  stop(): void {
    this.#isOver = true
    this.#bytes = null
  }
}
