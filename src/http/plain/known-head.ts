/** A head that was accepted before. It is recognized again with any query and any `content-length`. */
import { isQuery } from '../head-text.js'
import { MAX_BODY_BYTES, type ParsedHead } from './parse-plain-head.js'

/** The parts of a request that its facts do not depend on. */
export type Measures = {
  readonly headBytes: number
  readonly search: string
  readonly bodyBytes: number
}

const MAX_DIGITS = String(MAX_BODY_BYTES).length
const LENGTH_DIGITS = /\ncontent-length:[\t ]*(?=\d)/i
const ZERO = 0x30
const QUESTION_MARK = 0x3f
const SPACE = 0x20

export class KnownHead<Facts> {
  /** The texts around the query and the number. The first is empty if there is no query, and the last if there is no number. */
  readonly #beforeQuery: string
  readonly #beforeNumber: string
  readonly #afterNumber: string
  readonly #hasNumber: boolean

  /** @param text the whole head, as latin1. */
  constructor(
    text: string,
    { head, search, bodyBytes }: ParsedHead,
    readonly facts: Facts,
    readonly isLast: boolean,
  ) {
    const pathEnd = search === '' ? 0 : head.method.length + 1 + head.path.length
    const found = LENGTH_DIGITS.exec(text)
    const digits = found === null ? text.length : found.index + found[0].length
    this.#hasNumber = found !== null
    this.#beforeQuery = text.slice(0, pathEnd)
    this.#beforeNumber = text.slice(pathEnd + search.length, digits)
    this.#afterNumber = found === null ? '' : text.slice(digits + String(bodyBytes).length)
  }

  /** @returns null: the bytes do not begin with this head. */
  measure(bytes: Buffer): Measures | null {
    let index = this.#beforeQuery.length
    let search = ''
    if (index > 0) {
      if (bytes[index] !== QUESTION_MARK || !holds(bytes, 0, this.#beforeQuery)) return null
      const end = bytes.indexOf(SPACE, index)
      if (end < 0) return null
      search = bytes.toString('latin1', index, end)
      if (!isQuery(search)) return null
      index = end
    }
    if (!holds(bytes, index, this.#beforeNumber)) return null
    index += this.#beforeNumber.length
    if (!this.#hasNumber) return { headBytes: index, search, bodyBytes: 0 }
    const digits = countDigits(bytes, index)
    const isWellFormed = digits === 1 || (digits > 1 && bytes[index] !== ZERO)
    const bodyBytes = Number(bytes.toString('latin1', index, index + digits))
    index += digits
    if (!isWellFormed || bodyBytes > MAX_BODY_BYTES || !holds(bytes, index, this.#afterNumber)) return null
    return { headBytes: index + this.#afterNumber.length, search, bodyBytes }
  }
}

function holds(bytes: Buffer, index: number, text: string): boolean {
  // Twice as fast as `startsWith`.
  return bytes.toString('latin1', index, index + text.length) === text
}

/** Stops at the largest allowed number. */
function countDigits(bytes: Buffer, from: number): number {
  let digits = 0
  for (; digits < MAX_DIGITS; digits++) {
    const digit = (bytes[from + digits] ?? 0) - ZERO
    if (digit < 0 || digit > 9) break
  }
  return digits
}
