/** Tells an operation that its caller left. */

/** The part of an `AbortSignal` that operations need, so an `AbortSignal` is one. */
export type CallerSignal = Pick<AbortSignal, 'aborted' | 'reason'> & {
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** A signal that costs a tenth of an `AbortSignal`. An `AbortSignal` with a listener costs half as much as an upstream call. */
export class Departure implements CallerSignal {
  aborted = false
  /** An `AbortError` once the caller has left. */
  reason: unknown
  readonly #listeners = new Set<() => void>()

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener)
  }

  /** Calling it again has no effect. */
  abort(): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = new DOMException('This operation was aborted', 'AbortError')
    const told = [...this.#listeners]
    this.#listeners.clear()
    for (const listener of told) listener()
  }
}
