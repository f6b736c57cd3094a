/** Finds the heads of plain requests in the bytes of a connection. */
import { endOfHead } from '../../../http/head-text.js'
import { PartialBytes } from '../../../http/partial-bytes.js'
import type { EdgeServerLimits } from '../shared/limits.js'
import { type FieldBlock, type PlainHead, parseRequestHead } from './parse-request-head.js'

export type HeadReading =
  /** `rest`: the bytes after the head. */
  | { readonly kind: 'head'; readonly head: PlainHead; readonly rest: Buffer | null }
  /** The head is incomplete, and may be a plain one: see `wait`. */
  | { readonly kind: 'partial' }
  /** The bytes are not a plain head, and must be passed to node:http. */
  | { readonly kind: 'not-plain'; readonly bytes: Buffer }

/** The memory of a head up to this size is included in `PLAIN_CONNECTION_BYTES`. */
const SMALL_HEAD_BYTES = 1024

export class PlainHeadReader {
  /** The fields of the last request. */
  #block: FieldBlock | null = null
  #partial: PartialBytes | null = null

  constructor(private readonly limits: EdgeServerLimits) {}

  read(chunk: Buffer): HeadReading {
    const bytes = this.#partial === null ? chunk : this.#partial.add(chunk)
    const head = parseRequestHead(bytes, this.#block, this.limits)
    if (head !== null) return { kind: 'head', head, rest: null }
    const end = endOfHead(bytes)
    if (end === null)
      return mayBecomePlainHead(bytes, this.limits.maxHeadBytes)
        ? { kind: 'partial' }
        : { kind: 'not-plain', bytes }
    const first = parseRequestHead(bytes.subarray(0, end), this.#block, this.limits)
    return first === null
      ? { kind: 'not-plain', bytes }
      : { kind: 'head', head: first, rest: bytes.subarray(end) }
  }

  /** Whether the start of a head has arrived, but not its end. */
  get isWaiting(): boolean {
    return this.#partial !== null
  }

  /** Keeps the start of a head until the rest arrives. */
  wait(chunk: Buffer): void {
    this.#partial = new PartialBytes()
    this.#partial.add(chunk)
  }

  endWait(): void {
    this.#partial = null
  }

  get isFirst(): boolean {
    return this.#block === null
  }

  /** @returns whether this changes `heldBytes`. */
  remember(block: FieldBlock): boolean {
    if (block === this.#block) return false
    const isLarge = Math.max(block.text.length, this.#block?.text.length ?? 0) > SMALL_HEAD_BYTES
    this.#block = block
    return isLarge
  }

  get heldBytes(): number {
    const headBytes = this.#block?.text.length ?? 0
    // A large head is in memory three times: as text, as the values cut from the text, and as the bytes read from the socket.
    const ofHead = headBytes > SMALL_HEAD_BYTES ? 3 * headBytes : 0
    return ofHead + (this.#partial?.heldBytes ?? 0)
  }
}

const CR = 0x0d
const LF = 0x0a

const STARTS = ['GET /', 'HEAD /'].map((text) => Buffer.from(text))

/** Whether to wait for the rest here. Heads that node:http would refuse by now, or reads anyway, are for node:http. */
function mayBecomePlainHead(bytes: Buffer, maxHeadBytes: number): boolean {
  if (bytes.length > maxHeadBytes || !STARTS.some((start) => isBeginning(bytes, start))) return false
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, end + 1))
    if (bytes[end - 1] !== CR) return false
  return true
}

function isBeginning(bytes: Buffer, start: Buffer): boolean {
  const length = Math.min(bytes.length, start.length)
  return bytes.subarray(0, length).equals(start.subarray(0, length))
}
