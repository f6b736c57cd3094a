/** Pauses the body of a response between undici and the cache. */

/**
 * The most bytes held before undici is paused: as much as Node reads from a socket at once. undici puts back the bytes that it has read
 * beyond a pause, and reads as much again when it resumes. If undici were paused at each small chunk, the response would pile up in the
 * socket.
 */
const MAX_HELD_BYTES = 64 * 1024

export type BodyReceiver = { onData(chunk: Buffer): void; onEnd(): void }

type Source = { pause(): void; resume(): void }

/** While paused, holds the chunks (little more than `MAX_HELD_BYTES`) and the end of a body that undici passes on. */
export class PausableBody {
  readonly #receiver: BodyReceiver
  readonly #held = new HeldBytes()
  #isPaused = false
  /** The controls of the response that undici has paused. Null: none is paused. */
  #pausedSource: Source | null = null
  #isEndHeld = false
  #isClosed = false

  constructor(receiver: BodyReceiver) {
    this.#receiver = receiver
  }

  /** Whether all of the body is here, and its end waits until the receiver goes on. */
  get isEndHeld(): boolean {
    return this.#isEndHeld
  }

  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    if (!this.#isPaused) return
    this.#isPaused = false
    // Not at once: undici's parser must not be entered from within a parser's callback.
    queueMicrotask(() => this.#goOn())
  }

  /** @param source undici's controls of the response. */
  add(chunk: Buffer, source: Source): void {
    if (!this.#isPaused) {
      this.#receiver.onData(chunk)
      return
    }
    this.#held.add(chunk)
    if (this.#held.length < MAX_HELD_BYTES) return
    this.#pausedSource = source
    source.pause()
  }

  end(): void {
    this.#isEndHeld = this.#isPaused
    if (!this.#isPaused) this.#receiver.onEnd()
  }

  resumeSource(): void {
    const source = this.#pausedSource
    this.#pausedSource = null
    source?.resume()
  }

  /** Drops the held bytes. The receiver is not called any more. */
  close(): void {
    this.#isClosed = true
    this.#held.take()
    this.#pausedSource = null
  }

  #goOn(): void {
    if (this.#isPaused || this.#isClosed) return
    if (this.#held.length > 0) this.#receiver.onData(this.#held.take())
    if (this.#isPaused || this.#isClosed) return
    if (this.#isEndHeld) this.end()
    else this.resumeSource()
  }
}

const EMPTY = Buffer.alloc(0)

/** Bytes of a body that wait until its reader goes on. Many chunks are merged into one. */
class HeldBytes {
  #buffer: Buffer = EMPTY
  #length = 0

  get length(): number {
    return this.#length
  }

  add(chunk: Buffer): void {
    const length = this.#length + chunk.length
    if (this.#length === 0) this.#buffer = chunk
    else {
      if (length > this.#buffer.length) {
        const larger = Buffer.allocUnsafe(2 * length)
        this.#buffer.copy(larger, 0, 0, this.#length)
        this.#buffer = larger
      }
      chunk.copy(this.#buffer, this.#length)
    }
    this.#length = length
  }

  /** Removes and returns all bytes. */
  take(): Buffer {
    const bytes = this.#buffer.subarray(0, this.#length)
    this.#buffer = EMPTY
    this.#length = 0
    return bytes
  }
}
