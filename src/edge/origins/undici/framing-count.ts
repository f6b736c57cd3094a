/** Finds an origin that sends far more framing than content. */

/**
 * The limit on the bytes of a response beside its content: heads, the sizes and extensions of chunks, and trailers. The first number
 * covers the heads and bytes read ahead. The second, for each byte of content, is three times the framing of one-byte chunks. Without a
 * limit, an origin that sends nothing but framing would keep the process busy forever.
 */
const MAX_FRAMING_BYTES = 256 * 1024
const MAX_FRAMING_PER_BYTE = 16

/** Counts the bytes of one response. */
export class FramingCount {
  #readBytes = 0
  #contentBytes = 0

  /** @param bytes negative if undici has put bytes back. */
  addRead(bytes: number): void {
    this.#readBytes += bytes
  }

  addContent(bytes: number): void {
    this.#contentBytes += bytes
  }

  get isTooLarge(): boolean {
    return this.#framingBytes > MAX_FRAMING_BYTES + MAX_FRAMING_PER_BYTE * this.#contentBytes
  }

  /** The counts as the end of a sentence about the origin. */
  describe(): string {
    return `sent ${this.#framingBytes} bytes of fields and framing around ${this.#contentBytes} bytes of content`
  }

  get #framingBytes(): number {
    return this.#readBytes - this.#contentBytes
  }
}
