/** Keeps the beginning of a request's head until the rest comes. */
const INITIAL_BYTES = 1024
const CR = 0x0d
const LF = 0x0a

/** Keeps all chunks in one buffer. A client may send a byte at a time, and each chunk would keep a buffer of its own in memory. */
export class PartialHead {
  #buffer = Buffer.alloc(0)
  #length = 0

  /** @returns all bytes so far. */
  add(chunk: Buffer): Buffer {
    const length = this.#length + chunk.length
    if (length > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(INITIAL_BYTES, length, 2 * this.#buffer.length))
      this.#buffer.copy(larger, 0, 0, this.#length)
      this.#buffer = larger
    }
    chunk.copy(this.#buffer, this.#length)
    this.#length = length
    return this.#buffer.subarray(0, length)
  }

  get heldBytes(): number {
    return this.#buffer.length
  }
}

const STARTS = ['GET /', 'HEAD /'].map((text) => Buffer.from(text))

/** Whether to wait for the rest of the head on the plain path. Heads that cannot be plain any more are left to node:http. */
export function mayBecomePlainHead(bytes: Buffer, maxHeadBytes: number): boolean {
  if (bytes.length > maxHeadBytes || !STARTS.some((start) => isBeginning(bytes, start))) return false
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, end + 1))
    if (bytes[end - 1] !== CR) return false
  return true
}

function isBeginning(bytes: Buffer, start: Buffer): boolean {
  const length = Math.min(bytes.length, start.length)
  return bytes.subarray(0, length).equals(start.subarray(0, length))
}
