/** The bytes that a client sends ahead of their turn, and the pauses that keep them few. */
import type { Socket } from 'node:net'
import type { Turns } from '../../lib/turns.js'

/** Node reads so much at once. A chunk of that length means that there is more. */
const READ_BYTES = 64 * 1024

/** Beyond so many bytes sent ahead of their turn, no more is read from the socket. */
const MAX_AHEAD_BYTES = 16 * 1024

export class ReadAhead {
  #bytes: Buffer | null = null
  /** Whether the rest of what the client sends waits for that of others. */
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

  /** To be called with each chunk that is read: large ones take turns, as in `Connection`. */
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

  /** Reads on from the socket, if it may. */
  resume(): void {
    if (this.#isOver || this.#isReadingLater || this.length > MAX_AHEAD_BYTES) return
    if (this.socket.isPaused()) this.socket.resume()
  }

  /** Leaves the socket alone from now on. */
  stop(): void {
    this.#isOver = true
    this.#bytes = null
  }
}
