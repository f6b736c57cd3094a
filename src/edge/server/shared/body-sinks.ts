/** What the two ways to write a body have in common. */
import type { BodySink, HttpResponse } from '../../../http-cache/message.js'
import { isStreamed } from './response-heads.js'

/** Holds a body to the length that the head says, since what is too much would be taken for the next answer. */
export class MeasuredSink implements BodySink {
  readonly #sink: BodySink
  #leftBytes: number

  constructor(sink: BodySink, bytes: number) {
    this.#sink = sink
    this.#leftBytes = bytes
  }

  write(chunk: Buffer): boolean {
    if (chunk.length > this.#leftBytes) {
      this.fail(new RangeError(`a body has ${chunk.length - this.#leftBytes} bytes more than its head says`))
      return false
    }
    this.#leftBytes -= chunk.length
    return this.#sink.write(chunk)
  }

  end(): void {
    if (this.#leftBytes === 0) this.#sink.end()
    else this.fail(new RangeError(`a body has ${this.#leftBytes} bytes less than its head says`))
  }

  fail(error: Error): void {
    this.#sink.fail(error)
  }
}

/** Lets go of a body that is not to be sent. */
export function discard(body: HttpResponse['body']): void {
  if (isStreamed(body)) body.readInto(NOWHERE).cancel()
}

const NOWHERE: BodySink = { write: () => false, end() {}, fail() {} }
