/** Reads a stored body piece by piece, so that the bytes that a slow client has yet to get stay counted. */

import type { BodyReader, BodySink, HttpRequest, HttpResponse, StreamedBody } from '../message.js'
import type { StoredResponse } from '../rules/stored-response.js'
import type { MemoryBudget } from './memory-budget.js'

/** A body up to this size is written to the client's connection at once. It is not worth counting there. */
const MAX_AT_ONCE_BYTES = 64 * 1024

/** @returns the response for the client. Its body belongs to `stored`. A large body is read at the client's pace. */
export function lendBody(
  response: HttpResponse,
  { method }: HttpRequest,
  stored: StoredResponse,
  budget: Pick<MemoryBudget, 'lend'>,
): HttpResponse {
  if (stored.bodyBytes <= MAX_AT_ONCE_BYTES || method === 'HEAD') return response
  const { body, fields } = response
  if (!isBuffers(body)) return response
  let bytes = 0
  for (const { length } of body) bytes += length
  if (bytes <= MAX_AT_ONCE_BYTES) return response
  const hasLength = fields['content-length'] !== undefined
  return {
    ...response,
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
