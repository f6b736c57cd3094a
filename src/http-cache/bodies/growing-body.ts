/** A body that comes in from an origin while any number of clients read it, each at its own pace. */

import type { OriginFetch, StreamedBody } from '../message.js'
import type { ByteRange } from '../rules/range.js'
import { type BodyState, type Place, type ReadableChunks, Reader } from './body-reader.js'
import { compact } from './compact.js'
import type { MemoryBudget } from './memory-budget.js'

/** If a body is not kept, the origin is paused when the slowest reader is this far behind, or earlier if there is no memory. */
const MAX_BEHIND_BYTES = 256 * 1024

/** The memory held by the connections on both sides while a reader is behind: bytes read ahead, and bytes being written. */
const AHEAD_BYTES = 192 * 1024

/** Chunks are merged up to this size, because an origin may send a byte at a time, and each buffer costs some 200 bytes. */
const MAX_MERGED_BYTES = 64 * 1024

/** The account that the held bytes of a body are counted in. */
export type Memory = Pick<MemoryBudget, 'reserve' | 'release'>

export class GrowingBody implements ReadableChunks {
  #chunks: Buffer[] = []
  /** The buffer that begins with the last chunk, if it has room for more. */
  #tail: Buffer | null = null
  /** The numbers of chunks and of bytes before the first chunk here. All readers have read those. */
  #firstNumber = 0
  #start = 0
  #received = 0
  #state: BodyState = 'open'
  #error: Error | null = null
  #isPaused = false
  readonly #readers = new Set<Reader>()
  /** Whether a reader has come, or `keep` was called. Until then, which takes at most one turn of the event loop, nothing is counted. */
  #hasBegun = false
  /** Whether all bytes are held. If false, only the bytes that some reader has yet to read are held. */
  #isKept = false
  #maxKeptBytes = 0
  /** The bytes reserved in the account. */
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
   * Keeps the whole body as long as it is small enough and there is memory, so that later readers can begin at the beginning. Must be
   * called before anything is read.
   *
   * @returns the chunks once the body is complete. The caller must then release their bytes. Null: the body is incomplete or too large, and
   * its bytes are released as the readers move on.
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

  /** The whole body if it has come already. A small body usually comes together with its head. Null: it has not. */
  get whole(): readonly Buffer[] | null {
    return this.#state === 'complete' && this.#start === 0 ? this.#chunks : null
  }

  /** Whether the beginning is still held, so that a reader may come now. */
  get isWhole(): boolean {
    return this.#isKept
  }

  append(chunk: Buffer): void {
    // No reader waits for an empty chunk.
    if (this.#state !== 'open' || chunk.length === 0) return
    this.#received += chunk.length
    if (this.#isKept && !this.#mayKeep(chunk.length)) this.#giveUp()
    this.#add(chunk)
    for (const reader of [...this.#readers]) reader.pump()
    this.#forget()
  }

  /** Appends a chunk to the buffer of a small one before it. The buffer's size doubles, so that there are few chunks and few copies. */
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

  /** Must be called when the body has broken off. Fails all readers, and keeps nothing. */
  fail(error: Error): void {
    this.#end('failed', error)
  }

  /**
   * Reserves a place in the body. When all readers have left, `onAbandoned` is called.
   *
   * @param range null: the whole body.
   */
  open(range: ByteRange | null): StreamedBody {
    const reader = new Reader(this, range?.start ?? 0, range === null ? null : range.end + 1)
    this.#hasBegun = true
    this.#readers.add(reader)
    return reader
  }

  get hasReaders(): boolean {
    return this.#readers.size > 0
  }

  /** Calls back when nobody reads the body any more. Must be called when the body is complete. */
  whenRead(callback: () => void): void {
    if (this.#readers.size === 0) callback()
    else this.#onRead = callback
  }

  /** Called when the last reader leaves a body that is still coming in. `isDone`: the reader had all it wanted. */
  onAbandoned: (isDone: boolean) => void = () => this.ignore()

  /** Drops the rest of the body, and aborts the fetch. */
  ignore(): void {
    if (this.#state !== 'open') return
    this.call.abort()
    this.fail(new Error('nobody reads it any more'))
  }

  /** @internal */
  from(position: number, place: Place): Buffer | null {
    if (place.number < this.#firstNumber) {
      place.number = this.#firstNumber
      place.start = this.#start
    }
    for (let index = place.number - this.#firstNumber; ; index += 1) {
      const chunk = this.#chunks[index]
      if (chunk === undefined) return null
      if (place.start + chunk.length > position) return chunk.subarray(position - place.start)
      // The last chunk may grow, so its number does not move on.
      if (index + 1 === this.#chunks.length) return null
      place.number += 1
      place.start += chunk.length
    }
  }

  /** @internal */
  get ending(): { state: BodyState; error: Error | null } {
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

  #end(state: BodyState, error: Error | null): void {
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

  /** Drops the chunks that all readers have read, and pauses or resumes the origin. */
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

  /** Sets the number of reserved bytes. @returns false if there is no memory, although the bytes are held already. */
  #count(bytes: number): boolean {
    if (bytes > this.#granted && !this.memory.reserve(bytes - this.#granted)) return false
    if (bytes < this.#granted) this.memory.release(this.#granted - bytes)
    this.#granted = bytes
    return true
  }
}
