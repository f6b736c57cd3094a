/** A body that comes in from an origin while any number of clients read it, each at its own speed. */

import type { BodyReader, BodySink, OriginFetch, StreamedBody } from '../message.js'
import type { ByteRange } from '../rules/range.js'
import type { MemoryBudget } from './memory-budget.js'

/** How far the slowest reader of a body that is not kept may be behind before the origin has to wait for it, where there is memory for that. */
const MAX_BEHIND_BYTES = 256 * 1024

/** What the connections on both sides hold besides while somebody is behind: read ahead from the origin, and being written. */
const AHEAD_BYTES = 192 * 1024

/** Pieces are put together up to here: an origin may send a byte at a time, and each buffer takes some 200 bytes beside its content. */
const MAX_MERGED_BYTES = 64 * 1024

type State = 'open' | 'complete' | 'failed'

/** Where what is held of a body is counted. */
export type Memory = Pick<MemoryBudget, 'reserve' | 'release'>

export class GrowingBody {
  #chunks: Buffer[] = []
  /** The buffer that the last chunk is the beginning of, where it has room for more. */
  #tail: Buffer | null = null
  /** How many chunks, and bytes, came before the first one here. All readers have those, so they are gone. */
  #firstNumber = 0
  #start = 0
  #received = 0
  #state: State = 'open'
  #error: Error | null = null
  #isPaused = false
  readonly #readers = new Set<Reader>()
  /** Whether a first reader was there, or it was to be kept: until then nothing is counted, which is no longer than a turn. */
  #hasBegun = false
  /** While everything is. Otherwise only what somebody has yet to read is held. */
  #isKept = false
  #maxKeptBytes = 0
  /** What was granted, and is to be given back as it is let go of. */
  #granted = 0
  #onRead: () => void = () => {}
  #settle: (kept: readonly Buffer[] | null) => void = () => {}

  constructor(
    readonly call: Pick<OriginFetch, 'pause' | 'resume' | 'abort'>,
    private readonly memory: Memory,
  ) {}

  get receivedBytes(): number {
    return this.#received
  }

  /**
   * Keeps everything, for as long as it is not too large and there is memory for it, so that later readers can begin at the
   * beginning. Answers what was kept once it is complete, whose bytes are then the caller's to give back; null if it never is,
   * or there came to be too much of it: the bytes are then given back as the readers that there are get on. To be called before anything was read.
   */
  keep(maxBytes: number): Promise<readonly Buffer[] | null> {
    return new Promise((resolve) => {
      this.#settle = resolve
      this.#hasBegun = true
      this.#maxKeptBytes = maxBytes
      this.#isKept = this.#state !== 'failed' && this.#mayKeep(this.#received)
      if (this.#isKept) this.#chunks = this.#chunks.map(compact)
      if (!this.#isKept) this.#giveUp()
      else if (this.#state === 'complete') this.#settle(this.#chunks)
    })
  }

  /** All of it, where all of it is here already: as a small body is when its head is looked at. */
  get whole(): readonly Buffer[] | null {
    return this.#state === 'complete' && this.#start === 0 ? this.#chunks : null
  }

  /** False: whoever reads from now on would miss the beginning. */
  get isWhole(): boolean {
    return this.#isKept
  }

  append(chunk: Buffer): void {
    // An empty chunk brings readers nothing.
    if (this.#state !== 'open' || chunk.length === 0) return
    this.#received += chunk.length
    if (this.#isKept && !this.#mayKeep(chunk.length)) this.#giveUp()
    this.#add(chunk)
    for (const reader of [...this.#readers]) reader.pump()
    this.#forget()
  }

  /** A piece after a small one goes into the same buffer. The buffer's size doubles when it is full, so that chunks and copies stay few. */
  #add(chunk: Buffer): void {
    const last = this.#chunks.at(-1)
    const length = (last?.length ?? 0) + chunk.length
    if (last === undefined || length > MAX_MERGED_BYTES) {
      this.#endTail()
      this.#chunks.push(this.#isKept ? compact(chunk) : chunk)
      return
    }
    if (this.#tail === null || this.#tail.length < length) {
      this.#tail = Buffer.allocUnsafeSlow(Math.min(MAX_MERGED_BYTES, 2 * length))
      last.copy(this.#tail)
    }
    chunk.copy(this.#tail, last.length)
    this.#chunks[this.#chunks.length - 1] = this.#tail.subarray(0, length)
  }

  #endTail(): void {
    const last = this.#chunks.at(-1)
    if (this.#tail !== null && last !== undefined) this.#chunks[this.#chunks.length - 1] = compact(last)
    this.#tail = null
  }

  complete(): void {
    if (this.#state === 'open') this.#endTail()
    this.#end('complete', null)
  }

  /** What came is not all. Readers are told so, and nothing of it is kept. */
  fail(error: Error): void {
    this.#end('failed', error)
  }

  /** A place in the body, held from now on: the origin is asked to stop once all who held one have left. Null: all of it. */
  open(range: ByteRange | null): StreamedBody {
    const reader = new Reader(this, range?.start ?? 0, range === null ? null : range.end + 1)
    this.#hasBegun = true
    this.#readers.add(reader)
    return reader
  }

  get hasReaders(): boolean {
    return this.#readers.size > 0
  }

  /** Calls back once nobody reads it any more. To be asked once it is complete. */
  whenRead(callback: () => void): void {
    if (this.#readers.size === 0) callback()
    else this.#onRead = callback
  }

  /** Called when the last reader has left a body that is still coming in. `isDone`: it had all it wanted. */
  onAbandoned: (isDone: boolean) => void = () => this.ignore()

  /** Nobody wants the rest. */
  ignore(): void {
    if (this.#state !== 'open') return
    this.call.abort()
    this.fail(new Error('nobody reads it any more'))
  }

  /** @internal The bytes from a position on, or some of them; null: they are yet to come. Moves `place` to where they were found. */
  from(position: number, place: Place): Buffer | null {
    if (place.number < this.#firstNumber) {
      place.number = this.#firstNumber
      place.start = this.#start
    }
    for (let index = place.number - this.#firstNumber; ; index += 1) {
      const chunk = this.#chunks[index]
      if (chunk === undefined) return null
      if (place.start + chunk.length > position) return chunk.subarray(position - place.start)
      // The last one may grow.
      if (index + 1 === this.#chunks.length) return null
      place.number += 1
      place.start += chunk.length
    }
  }

  /** @internal */
  get ending(): { state: State; error: Error | null } {
    return { state: this.#state, error: this.#error }
  }

  /** @internal */
  leave(reader: Reader, isDone: boolean): void {
    if (!this.#readers.delete(reader)) return
    this.#forget()
    if (this.#readers.size > 0) return
    if (this.#state === 'open') this.onAbandoned(isDone)
    const onRead = this.#onRead
    this.#onRead = () => {}
    onRead()
  }

  /** @internal */
  advanced(): void {
    this.#forget()
  }

  #end(state: State, error: Error | null): void {
    if (this.#state !== 'open') return
    this.#state = state
    this.#error = error
    if (state === 'failed') this.#giveUp()
    else if (this.#isKept) this.#settle(this.#chunks)
    for (const reader of [...this.#readers]) reader.pump()
    this.#forget()
  }

  #mayKeep(bytes: number): boolean {
    if (this.#received > this.#maxKeptBytes || !this.memory.reserve(bytes)) return false
    this.#granted += bytes
    return true
  }

  #giveUp(): void {
    this.#isKept = false
    this.#settle(null)
  }

  /** Lets go of what all have read, and the origin go on. */
  #forget(): void {
    if (this.#isKept || !this.#hasBegun) return
    let slowest = this.#received
    for (const { position } of this.#readers) slowest = Math.min(slowest, position)
    for (
      let first = this.#chunks[0];
      first !== undefined && this.#start + first.length <= slowest;
      first = this.#chunks[0]
    ) {
      this.#start += first.length
      this.#firstNumber += 1
      this.#chunks.shift()
      if (this.#chunks.length === 0) this.#tail = null
    }
    const held = this.#received - this.#start
    const isCounted = this.#count(held === 0 ? 0 : held + AHEAD_BYTES)
    const behind = this.#received - slowest
    const isBehind = behind > (isCounted ? MAX_BEHIND_BYTES : 0)
    if (isBehind === this.#isPaused || this.#state !== 'open') return
    this.#isPaused = isBehind
    if (isBehind) this.call.pause()
    else this.call.resume()
  }

  /** Has so much granted, no less and no more. False: there is no memory for that, though it is here already. */
  #count(bytes: number): boolean {
    if (bytes > this.#granted && !this.memory.reserve(bytes - this.#granted)) return false
    if (bytes < this.#granted) this.memory.release(this.#granted - bytes)
    this.#granted = bytes
    return true
  }
}

/** A chunk by its number, and how many bytes came before it. */
type Place = { number: number; start: number }

class Reader implements StreamedBody, BodyReader {
  /** How many bytes of the body were passed on or skipped. */
  position = 0
  readonly #place: Place = { number: 0, start: 0 }
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

/** A chunk that is a small piece of what was read from a socket would keep all of that in memory. */
export function compact(chunk: Buffer): Buffer {
  if (isCompact(chunk)) return chunk
  const copy = Buffer.allocUnsafeSlow(chunk.length)
  chunk.copy(copy)
  return copy
}

export function isCompact(chunk: Buffer): boolean {
  return chunk.buffer.byteLength <= chunk.length * 1.25
}
