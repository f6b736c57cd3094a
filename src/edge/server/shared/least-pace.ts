/** Which connections are too slow, though something comes or goes on them every now and then. */

export type Paced = {
  /** What its client is awaited for: to send the body of a request, or to take an answer. Null: nothing. */
  readonly awaited: 'body' | 'answer' | null
  /** Bytes that came, and that the client's side of the connection took. Both only grow. */
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
 * To be asked for all connections again and again. One that is awaited for the same thing at every look for as long as the grace lasts
 * has to have moved as much as the pace makes of that time. What an answer has moved shows in lumps of what the systems of both
 * sides keep, so its grace is longer.
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
