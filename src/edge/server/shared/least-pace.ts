/** Finds connections that are too slow although they are not idle. */

export type Paced = {
  /**
   * The connection waits for its client to send a body, or to take a response. Null: the connection does not wait for its client.
   */
  readonly awaited: 'body' | 'response' | null
  /** The number of bytes that arrived, and of bytes that the client's side took. Both only grow. */
  readonly movedBytes: { readonly body: number; readonly response: number }
  /** Called if the client is slower than the limits allow. */
  onTooSlow(awaited: 'body' | 'response'): void
}

export type PaceLimits = {
  readonly leastBytesPerSecond: number
  readonly bodyGraceMs: number
  readonly responseGraceMs: number
}

type Look = { readonly awaited: Paced['awaited']; readonly sinceMs: number; readonly movedBytes: number }

/**
 * `look` must be called for all connections at intervals. If a connection waits for the same thing during the whole grace period, it must have moved
 * the bytes that the pace demands. A response has a longer grace period, because its bytes move in lumps as the system buffers on both
 * sides fill up.
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
    const { leastBytesPerSecond, bodyGraceMs, responseGraceMs } = this.#limits
    const elapsedMs = nowMs - earlier.sinceMs
    if (elapsedMs < (awaited === 'body' ? bodyGraceMs : responseGraceMs)) return
    if (movedBytes - earlier.movedBytes < (leastBytesPerSecond * elapsedMs) / 1000)
      connection.onTooSlow(awaited)
    else this.#looks.set(connection, { awaited, sinceMs: nowMs, movedBytes })
  }
}
