/** Finds the heads of plain requests in the bytes of a connection. */
import { END_OF_HEAD, endOfHead } from '../head-text.js'
import { KnownHead, type Measures } from './known-head.js'
import { mayBecomePlainHead, parsePlainHead } from './parse-plain-head.js'
import type { PlainHandler, PlainHead } from './plain-handler.js'

export type ReadHead<Facts> = Measures & {
  readonly facts: Facts
  readonly isLast: boolean
}

export class HeadReader<Facts> {
  #last: KnownHead<Facts> | null = null

  constructor(
    private readonly handler: Pick<PlainHandler<Facts>, 'judge' | 'onError'>,
    private readonly maxHeadBytes: number,
  ) {}

  /**
   * @param bytes that begin with a request.
   * @param seenBytes the number of these bytes that are known not to complete a head.
   * @returns `not-plain`: the bytes are for node:http.
   */
  read(bytes: Buffer, seenBytes: number): ReadHead<Facts> | 'partial' | 'not-plain' {
    const again = this.#readAgain(bytes)
    if (again !== null) return again
    const end = endOfHead(bytes, Math.max(0, seenBytes - END_OF_HEAD.length))
    if ((end ?? bytes.length) > this.maxHeadBytes) return 'not-plain'
    const text = bytes.toString('latin1', 0, end ?? bytes.length)
    if (end === null) return mayBecomePlainHead(text) ? 'partial' : 'not-plain'
    return this.#readNew(text) ?? 'not-plain'
  }

  /** Null: this is not the last head again, or the head has become too long. */
  #readAgain(bytes: Buffer): ReadHead<Facts> | null {
    const measures = this.#last?.measure(bytes) ?? null
    if (this.#last === null || measures === null || measures.headBytes > this.maxHeadBytes) return null
    const { facts, isLast } = this.#last
    const { headBytes, search, bodyBytes } = measures
    return { facts, isLast, headBytes, search, bodyBytes }
  }

  #readNew(text: string): ReadHead<Facts> | null {
    const parsed = parsePlainHead(text)
    if (parsed === null) return null
    const { head, search, isLast, bodyBytes } = parsed
    const facts = this.#judge(head)
    if (facts === null) return null
    this.#last = new KnownHead(text, parsed, facts, isLast)
    return { facts, isLast, headBytes: text.length, search, bodyBytes }
  }

  #judge(head: PlainHead): Facts | null {
    try {
      return this.handler.judge(head)
    } catch (error) {
      this.handler.onError(error)
      return null
    }
  }
}
