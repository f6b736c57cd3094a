/** One client's place in a body that comes in. */
import type { BodyReader, BodySink, StreamedBody } from '../message.js'

/** A chunk's number, and the number of bytes before it. */
export type Place = { number: number; start: number }

export type BodyState = 'open' | 'complete' | 'failed'

/** The body, as its readers see it. */
export interface ReadableChunks {
  /** Returns bytes from a position on, not always all of them. Null: they have not come yet. Moves `place` to the chunk that has them. */
  from(position: number, place: Place): Buffer | null
  readonly ending: { readonly state: BodyState; readonly error: Error | null }
  leave(reader: Reader, isDone: boolean): void
  /** Must be called when a reader's position has moved. */
  advanced(): void
}

export class Reader implements StreamedBody, BodyReader {
  /** The number of bytes that have been passed on or skipped. */
  position = 0
  readonly #place: Place = { number: 0, start: 0 }
  #sink: BodySink | null = null
  #isBlocked = false
  #isPumping = false

  constructor(
    readonly body: ReadableChunks,
    readonly start: number,
    readonly end: number | null,
  ) {}

  readInto(sink: BodySink): BodyReader {
    this.#sink = sink
    queueMicrotask(() => this.pump())
    return this
  }

  resume(): void {
    this.#isBlocked = false
    this.pump()
  }

  cancel(): void {
    this.#sink = null
    this.body.leave(this, false)
  }

  pump(): void {
    if (this.#isPumping) return
    this.#isPumping = true
    this.#write()
    this.#isPumping = false
  }

  #write(): void {
    while (this.#sink !== null && !this.#isBlocked) {
      if (this.end !== null && this.position >= this.end) {
        this.#leave((sink) => sink.end())
        return
      }
      const chunk = this.body.from(this.position, this.#place)
      if (chunk === null) {
        const { state, error } = this.body.ending
        if (state === 'complete') this.#leave((sink) => sink.end())
        else if (error !== null) this.#leave((sink) => sink.fail(error))
        return
      }
      const wanted = chunk.subarray(
        Math.max(0, this.start - this.position),
        this.end === null ? undefined : Math.max(0, this.end - this.position),
      )
      this.position += chunk.length
      if (wanted.length > 0) this.#isBlocked = !this.#sink.write(wanted)
      this.body.advanced()
    }
  }

  #leave(say: (sink: BodySink) => void): void {
    const sink = this.#sink
    this.#sink = null
    this.body.leave(this, true)
    if (sink !== null) say(sink)
  }
}
