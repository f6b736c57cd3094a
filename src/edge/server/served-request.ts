/** A request as it is handed on. */
import type { Readable } from 'node:stream'
import type { Fields, HttpRequest } from '../../http-cache/message.js'

export class ServedRequest implements HttpRequest {
  #hasClientLeft = false
  #abort: AbortController | null = null

  constructor(
    readonly method: string,
    readonly host: string,
    readonly target: string,
    readonly fields: Fields,
    readonly body: Readable | null,
    readonly clientAddress: string,
  ) {}

  /** Made when it is first asked for: most requests are answered at once, and it costs more than all else here. */
  get signal(): AbortSignal {
    if (this.#abort === null) {
      this.#abort = new AbortController()
      if (this.#hasClientLeft) this.#abort.abort()
    }
    return this.#abort.signal
  }

  /** To be called where the client leaves before it has the whole answer. */
  clientLeft(): void {
    this.#hasClientLeft = true
    this.#abort?.abort()
  }
}
