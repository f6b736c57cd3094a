/** A body that comes in from an origin while any number of clients read it, each at its own speed. */
import type { BodyReader, BodySink, OriginCall, StreamedBody } from './message.js'
import type { ByteRange } from './range.js'

/** How far the slowest reader of a body that is not kept may be behind before the origin has to wait for it. */
const MAX_BEHIND_BYTES = 256 * 1024

type State = 'open' | 'complete' | 'failed'

export class GrowingBody {
  #chunks: Buffer[] = []
  /** How many chunks, and bytes, came before the first of them: they were read by all, and are not kept. */
  #firstNumber = 0
  #start = 0
  #received = 0
  #state: State = 'open'
  #error: Error | null = null
  #isPaused = false
  readonly #readers = new Set<Reader>()
  /** Asked for each chunk that is to be kept. Null: only what somebody has yet to read is held. */
  #keep: ((bytes: number) => boolean) | null = null
  #settle: (kept: readonly Buffer[] | null) => void = () => {}

  constructor(readonly call: Pick<OriginCall, 'pause' | 'resume' | 'abort'>) {}

  get receivedBytes(): number {
    return this.#received
  }

  /**
   * Keeps everything, for as long as `grant` gives the bytes for it, so that later readers can begin at the beginning.
   * Answers what was kept once it is complete; null if it never is, or if the bytes were not granted. To be called before
   * anything was read.
   */
  keep(grant: (bytes: number) => boolean): Promise<readonly Buffer[] | null> {
    return new Promise((resolve) => {
      this.#settle = resolve
      this.#keep = grant
      if (grant(this.#received)) this.#chunks = this.#chunks.map(compact)
      else this.#giveUp()
      if (this.#state !== 'open') this.#finish()
    })
  }

  /** All of it, where all of it is here already: as a small body is when its head is looked at. */
  get whole(): readonly Buffer[] | null {
    return this.#state === 'complete' && this.#start === 0 ? this.#chunks : null
  }

  /** False: whoever reads from now on would miss the beginning. */
  get isWhole(): boolean {
    return this.#start === 0 && this.#keep !== null && this.#state !== 'failed'
  }

  append(chunk: Buffer): void {
    if (this.#state !== 'open') return
    const isKept = this.#keep?.(chunk.length) ?? false
    if (this.#keep !== null && !isKept) this.#giveUp()
    this.#chunks.push(isKept ? compact(chunk) : chunk)
    this.#received += chunk.length
    for (const reader of [...this.#readers]) reader.pump()
    this.#forget()
  }

  complete(): void {
    this.#end('complete', null)
  }

  /** What came is not all. Readers are told so, and nothing of it is kept. */
  fail(error: Error): void {
    this.#end('failed', error)
  }

  /** A place in the body, held from now on: the origin is asked to stop once all who held one have left. Null: all of it. */
  open(range: ByteRange | null): StreamedBody {
    const reader = new Reader(this, range?.start ?? 0, range === null ? null : range.end + 1)
    this.#readers.add(reader)
    return reader
  }

  get hasReaders(): boolean {
    return this.#readers.size > 0
  }

  /** Called when the last reader has left a body that is still coming in. */
  onAbandoned: () => void = () => this.ignore()

  /** Nobody wants the rest. */
  ignore(): void {
    if (this.#state !== 'open') return
    this.call.abort()
    this.fail(new Error('nobody reads it any more'))
  }

  /** @internal */
  chunk(number: number): Buffer | undefined {
    return this.#chunks[number - this.#firstNumber]
  }

  /** @internal */
  get ending(): { state: State; error: Error | null } {
    return { state: this.#state, error: this.#error }
  }

  /** @internal */
  leave(reader: Reader): void {
    if (!this.#readers.delete(reader)) return
    this.#forget()
    if (this.#readers.size === 0 && this.#state === 'open') this.onAbandoned()
  }

  /** @internal */
  advanced(): void {
    this.#forget()
  }

  #end(state: State, error: Error | null): void {
    if (this.#state !== 'open') return
    this.#state = state
    this.#error = error
    this.#finish()
    for (const reader of [...this.#readers]) reader.pump()
  }

  #finish(): void {
    if (this.#keep === null) return
    this.#settle(this.#state === 'complete' ? this.#chunks : null)
  }

  #giveUp(): void {
    this.#keep = null
    this.#settle(null)
  }

  /** Lets go of what all have read, and the origin go on. */
  #forget(): void {
    if (this.#keep !== null) return
    let slowest = this.#received
    for (const { position } of this.#readers) slowest = Math.min(slowest, position)
    // Nobody reads yet, in the moment between the head and the first reader.
    if (this.#readers.size === 0 && this.#start === 0) slowest = 0
    for (
      let first = this.#chunks[0];
      first !== undefined && this.#start + first.length <= slowest;
      first = this.#chunks[0]
    ) {
      this.#start += first.length
      this.#firstNumber += 1
      this.#chunks.shift()
    }
    const isBehind = this.#received - slowest > MAX_BEHIND_BYTES
    if (isBehind === this.#isPaused || this.#state !== 'open') return
    this.#isPaused = isBehind
    if (isBehind) this.call.pause()
    else this.call.resume()
  }
}

class Reader implements StreamedBody, BodyReader {
  /** How many bytes of the body were passed on or skipped. */
  position = 0
  #nextNumber = 0
  #sink: BodySink | null = null
  #isBlocked = false
  #isPumping = false

  constructor(
    readonly body: GrowingBody,
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
    this.body.leave(this)
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
      const chunk = this.body.chunk(this.#nextNumber)
      if (chunk === undefined) {
        const { state, error } = this.body.ending
        if (state === 'complete') this.#leave((sink) => sink.end())
        else if (error !== null) this.#leave((sink) => sink.fail(error))
        return
      }
      const wanted = chunk.subarray(
        Math.max(0, this.start - this.position),
        this.end === null ? undefined : Math.max(0, this.end - this.position),
      )
      this.#nextNumber += 1
      this.position += chunk.length
      if (wanted.length > 0) this.#isBlocked = !this.#sink.write(wanted)
      this.body.advanced()
    }
  }

  #leave(say: (sink: BodySink) => void): void {
    const sink = this.#sink
    this.#sink = null
    this.body.leave(this)
    if (sink !== null) say(sink)
  }
}

/** A chunk that is a small piece of what was read from a socket would keep all of that in memory. */
export function compact(chunk: Buffer): Buffer {
  if (chunk.buffer.byteLength <= chunk.length * 1.25) return chunk
  const copy = Buffer.allocUnsafeSlow(chunk.length)
  chunk.copy(copy)
  return copy
}
