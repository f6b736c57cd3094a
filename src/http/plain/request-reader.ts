/** Reads whole requests from the bytes of a plain connection, which may come in any pieces. */
import { PartialBytes } from '../partial-bytes.js'
import type { SocketLimits } from '../sockets/limits.js'
import { HeadReader, type ReadHead } from './head-reader.js'
import type { PlainHandler, PlainInput } from './plain-handler.js'

export type Reading<Facts> =
  | {
      readonly kind: 'request'
      readonly facts: Facts
      readonly input: PlainInput
      /** Whether the client asks to close the connection. */
      readonly isLast: boolean
      /** The bytes after the request. */
      readonly rest: Buffer | null
    }
  /** The request is not complete. */
  | { readonly kind: 'partial' }
  /** All bytes so far are for node:http. */
  | { readonly kind: 'not-plain'; readonly bytes: Buffer }

type Limits = Pick<SocketLimits, 'maxHeadBytes' | 'headTimeoutMs' | 'requestTimeoutMs'>

const NOTHING = Buffer.alloc(0)

const PARTIAL = { kind: 'partial' } as const

export class RequestReader<Facts> {
  readonly #heads: HeadReader<Facts>
  readonly #limits: Limits
  readonly #onTimeout: () => void
  #partial: PartialBytes | null = null
  #partialBytes = 0
  #sinceMs = 0
  #head: ReadHead<Facts> | null = null
  #timer: NodeJS.Timeout | undefined

  /** @param onTimeout called if a request is not complete in time. */
  constructor(
    handler: Pick<PlainHandler<Facts>, 'judge' | 'onError'>,
    limits: Limits,
    onTimeout: () => void,
  ) {
    this.#heads = new HeadReader(handler, limits.maxHeadBytes)
    this.#limits = limits
    this.#onTimeout = onTimeout
  }

  /** Whether the head of a request has arrived, but not all of its body. */
  get isInBody(): boolean {
    return this.#head !== null
  }

  /** How many bytes of an incomplete request have arrived. */
  get partialBytes(): number {
    return this.#partialBytes
  }

  read(chunk: Buffer): Reading<Facts> {
    const bytes = this.#partial === null ? chunk : this.#partial.add(chunk)
    if (this.#head === null) {
      const head = this.#heads.read(bytes, this.#partialBytes)
      if (head === 'not-plain') return { kind: 'not-plain', bytes }
      if (head === 'partial') return this.#wait(bytes)
      this.#head = head
    }
    const { facts, isLast, headBytes, search, bodyBytes } = this.#head
    const end = headBytes + bodyBytes
    if (bytes.length < end) return this.#wait(bytes)
    this.stop()
    const input = { search, body: bodyBytes === 0 ? NOTHING : bytes.subarray(headBytes, end) }
    return { kind: 'request', facts, input, isLast, rest: bytes.length > end ? bytes.subarray(end) : null }
  }

  /** Forgets the current request. @returns the bytes of an incomplete one. */
  stop(): Buffer | null {
    this.#head = null
    if (this.#partial === null) return null
    const bytes = this.#partial.add(NOTHING)
    clearTimeout(this.#timer)
    this.#partial = null
    this.#partialBytes = 0
    return bytes
  }

  #wait(bytes: Buffer): Reading<Facts> {
    if (this.#partial === null) {
      this.#partial = new PartialBytes()
      this.#partial.add(bytes)
      this.#sinceMs = performance.now()
      const { headTimeoutMs, requestTimeoutMs } = this.#limits
      this.#timer = setTimeout(this.#checkDeadline, Math.min(headTimeoutMs, requestTimeoutMs))
    }
    this.#partialBytes = bytes.length
    return PARTIAL
  }

  readonly #checkDeadline = () => {
    const leftMs = this.#sinceMs + this.#limits.requestTimeoutMs - performance.now()
    // Timers may fire slightly early.
    if (this.isInBody && leftMs > 1) this.#timer = setTimeout(this.#checkDeadline, leftMs)
    else this.#onTimeout()
  }
}
