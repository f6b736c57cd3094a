/** Functions for bodies that both paths use. */
import type { BodySink, HttpResponse } from '../../../http-cache/message.js'
import { isStreamed } from './edge-response-heads.js'

/** Fails a body that is not as long as its head says. The client would take surplus bytes for the next response. */
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

/** Drops a body that will not be sent. */
export function discard(body: HttpResponse['body']): void {
  if (isStreamed(body)) body.readInto(NOWHERE).cancel()
}

const NOWHERE: BodySink = { write: () => false, end() {}, fail() {} }
