/** A call that is answered from within this process. */
import type { Fields, OriginError, OriginFetch, OriginHandler } from '../../http-cache/message.js'

/** Has to be answered, or to fail, after the call that made it has returned. What comes after the first of these is ignored. */
export class LocalFetch implements OriginFetch {
  readonly #handler: OriginHandler
  #isPaused = false
  #hasEnded = false
  /** What is still to be sent; null: only the end. Undefined before the head was. */
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

  /** What to stop once nobody waits for the answer. */
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
      // Told to stop, the rest is the end.
      if (this.#isPaused || this.#hasEnded) return
    }
    this.#hasEnded = true
    this.#handler.onEnd()
  }
}

/** A call that fails at once. */
export function failing(handler: OriginHandler, error: OriginError): OriginFetch {
  const call = new LocalFetch(handler)
  queueMicrotask(() => call.fail(error))
  return call
}
