/** A stored body that is read piece by piece, so that what a slow client has yet to get stays counted. */

import type { BodyReader, BodySink, HttpRequest, HttpResponse, StreamedBody } from '../message.js'
import type { StoredResponse } from '../rules/stored-response.js'
import type { MemoryBudget } from './memory-budget.js'

/** Up to here it is given to a client's connection at once, and is not worth to be counted there. */
const MAX_AT_ONCE_BYTES = 64 * 1024

/** The answer, whose body is of a stored response, with that read at the client's speed if it is large. */
export function lendBody(
  answer: HttpResponse,
  { method }: HttpRequest,
  stored: StoredResponse,
  budget: Pick<MemoryBudget, 'lend'>,
): HttpResponse {
  if (stored.bodyBytes <= MAX_AT_ONCE_BYTES || method === 'HEAD') return answer
  const { body, fields } = answer
  if (!isBuffers(body)) return answer
  let bytes = 0
  for (const { length } of body) bytes += length
  if (bytes <= MAX_AT_ONCE_BYTES) return answer
  const hasLength = fields['content-length'] !== undefined
  return {
    ...answer,
    fields: hasLength ? fields : { ...fields, 'content-length': String(bytes) },
    body: new LentBody(body, budget.lend(stored.body)),
  }
}

function isBuffers(body: HttpResponse['body']): body is readonly Buffer[] {
  return Array.isArray(body)
}

class LentBody implements StreamedBody, BodyReader {
  readonly #buffers: readonly Buffer[]
  readonly #endLoan: () => void
  #sink: BodySink | null = null
  #next = 0
  #isBlocked = false

  constructor(buffers: readonly Buffer[], endLoan: () => void) {
    this.#buffers = buffers
    this.#endLoan = endLoan
  }

  readInto(sink: BodySink): BodyReader {
    this.#sink = sink
    queueMicrotask(() => this.#pump())
    return this
  }

  resume(): void {
    this.#isBlocked = false
    this.#pump()
  }

  cancel(): void {
    if (this.#sink === null) return
    this.#sink = null
    this.#endLoan()
  }

  #pump(): void {
    while (this.#sink !== null && !this.#isBlocked) {
      const sink = this.#sink
      const buffer = this.#buffers[this.#next]
      if (buffer === undefined) {
        this.cancel()
        sink.end()
        return
      }
      this.#next += 1
      this.#isBlocked = !sink.write(buffer)
    }
  }
}
