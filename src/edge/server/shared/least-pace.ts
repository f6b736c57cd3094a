/** Finds connections that are too slow although they are not idle. */

export type Paced = {
  /** The client's turn: to send the body of a request, or to take a response. Null: it is not the client's turn. */
  readonly awaited: 'body' | 'answer' | null
  /** The bytes that came, and the bytes that the client's side took. Both only grow. */
  readonly movedBytes: { readonly body: number; readonly answer: number }
  tooSlow(awaited: 'body' | 'answer'): void
}

export type PaceLimits = {
  readonly leastBytesPerSecond: number
  readonly bodyGraceMs: number
  readonly answerGraceMs: number
}

type Look = { readonly awaited: Paced['awaited']; readonly sinceMs: number; readonly movedBytes: number }

/**
 * Looks at all connections again and again. A connection that waits for the same thing at every look of the grace period must have moved as
 * many bytes as the pace asks for. The bytes of a response move in lumps, as the buffers of the systems on both sides fill, so its grace is
 * longer.
 */
export class LeastPace {
  readonly #limits: PaceLimits
  readonly #looks = new WeakMap<Paced, Look>()

  constructor(limits: PaceLimits) {
    this.#limits = limits
  }

  look(connection: Paced, nowMs: number): void {
    const { awaited } = connection
    const earlier = this.#looks.get(connection)
    if (awaited === null) {
      if (earlier !== undefined) this.#looks.delete(connection)
      return
    }
    const movedBytes = connection.movedBytes[awaited]
    if (earlier?.awaited !== awaited) {
      this.#looks.set(connection, { awaited, sinceMs: nowMs, movedBytes })
      return
    }
    const { leastBytesPerSecond, bodyGraceMs, answerGraceMs } = this.#limits
    const elapsedMs = nowMs - earlier.sinceMs
    if (elapsedMs < (awaited === 'body' ? bodyGraceMs : answerGraceMs)) return
    if (movedBytes - earlier.movedBytes < (leastBytesPerSecond * elapsedMs) / 1000)
      connection.tooSlow(awaited)
    else this.#looks.set(connection, { awaited, sinceMs: nowMs, movedBytes })
  }
}
