/** One request of a plain connection, as its handler sees it. */
import type { PlainExchange } from './plain-handler.js'

export type Respond = (exchange: OneExchange, status: number, headLines: string, body: string) => void

export class OneExchange implements PlainExchange {
  #hasLeft = false
  #onLeave: (() => void) | null = null

  constructor(
    readonly remoteAddress: string,
    readonly client: string,
    private readonly sendResponse: Respond,
  ) {}

  onLeave(listener: () => void): void {
    if (this.#hasLeft) listener()
    else this.#onLeave = listener
  }

  respond(status: number, headLines: string, body: string): void {
    this.sendResponse(this, status, headLines, body)
  }

  /** Must be called at most once, if the client leaves before it has the response. */
  leave(): void {
    this.#hasLeft = true
    this.#onLeave?.()
  }
}
