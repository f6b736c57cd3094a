/** The beginning of something, until the rest of it comes. */
const INITIAL_BYTES = 1024

/** One buffer for all chunks. A client may send a byte at a time, and each chunk would keep a buffer of its own. */
export class PartialBytes {
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
