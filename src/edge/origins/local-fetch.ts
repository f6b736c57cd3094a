/** A fetch whose response is made in this process. */
import type { Fields, OriginError, OriginFetch, OriginHandler } from '../../http-cache/message.js'

/**
 * `answer` or `fail` must be called only after the function that made this fetch has returned. The first of these calls counts, and later
 * ones are ignored.
 */
export class LocalFetch implements OriginFetch {
  readonly #handler: OriginHandler
  #isPaused = false
  #hasEnded = false
  /** The rest of the body. Null: only the end has not been sent. Undefined: the head has not been sent. */
  #rest: Buffer | null | undefined
  #whenAborted: () => void = () => {}

  constructor(handler: OriginHandler) {
    this.#handler = handler
  }

  answer(status: number, fields: Fields, body: Buffer | null): void {
    if (this.#hasEnded || this.#rest !== undefined) return
    this.#rest = body
    this.#handler.onHead(status, fields)
    this.#goOn()
  }

  fail(error: OriginError): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#handler.onError(error)
  }

  /** @param callback stops the work, because nobody waits for the response any more. */
  onAbort(callback: () => void): void {
    if (this.#hasEnded) callback()
    else this.#whenAborted = callback
  }

  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    if (!this.#isPaused) return
    this.#isPaused = false
    queueMicrotask(() => this.#goOn())
  }

  abort(): void {
    this.#hasEnded = true
    this.#whenAborted()
  }

  #goOn(): void {
    if (this.#rest === undefined || this.#isPaused || this.#hasEnded) return
    const rest = this.#rest
    this.#rest = null
    if (rest !== null && rest.length > 0) {
      this.#handler.onData(rest)
      // If the handler paused at once, the end is still to come.
      if (this.#isPaused || this.#hasEnded) return
    }
    this.#hasEnded = true
    this.#handler.onEnd()
  }
}

/** A fetch that fails at once. */
export function failing(handler: OriginHandler, error: OriginError): OriginFetch {
  const call = new LocalFetch(handler)
  queueMicrotask(() => call.fail(error))
  return call
}
