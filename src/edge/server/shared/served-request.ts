/** A client's request as the server passes it to the cache. */
import type { Readable } from 'node:stream'
import type { Fields, HttpRequest } from '../../../http-cache/message.js'

export class ServedRequest implements HttpRequest {
  #hasClientLeft = false
  readonly #listeners: (() => void)[] = []

  constructor(
    readonly method: string,
    readonly host: string,
    readonly target: string,
    readonly fields: Fields,
    readonly body: Readable | null,
    readonly clientAddress: string,
    private readonly onInterim: (request: ServedRequest, status: number, fields: Fields) => void,
  ) {}

  sendInterim(status: number, fields: Fields): void {
    this.onInterim(this, status, fields)
  }

  onClientLeft(listener: () => void): void {
    if (this.#hasClientLeft) listener()
    else this.#listeners.push(listener)
  }

  /** Must be called if the client leaves before it has the whole response. */
  clientLeft(): void {
    this.#hasClientLeft = true
    for (const listener of this.#listeners.splice(0)) listener()
  }
}
