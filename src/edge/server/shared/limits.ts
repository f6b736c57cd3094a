/** The limits on a client's requests, and on its time. */
export type EdgeServerLimits = {
  /** The request line and the fields, in bytes. Beyond: 431. */
  readonly maxHeadBytes: number
  /** Path and query, in bytes. Beyond: 414. */
  readonly maxTargetBytes: number
  /** Field lines. Beyond: 431. */
  readonly maxFields: number
  /** The time for a head to be completed (else 408), and for a new connection to begin one (else it is closed). */
  readonly headTimeoutMs: number
  /**
   * How long a connection may stand still when it is the client's turn: between two requests, within a body, or with a response that it
   * does not take. The time until a response comes is not limited here.
   */
  readonly idleTimeoutMs: number
  /**
   * The least pace, in bytes per second, at which a client must send a body over `bodyGraceMs`, and take a response over `idleTimeoutMs`.
   * Below it: 408, or the end of the connection.
   */
  readonly leastBytesPerSecond: number
  /** The period over which the pace of a body is measured. */
  readonly bodyGraceMs: number
  /**
   * How long a response may take, or stand still, after the client has closed its side of the connection. A client with nothing more to say
   * looks like one that has left, and most of them have.
   */
  readonly halfClosedTimeoutMs: number
  /** How long a connection is still read while it is being closed, so that its last response is not lost. */
  readonly lingerMs: number
  /** The limit on open connections. Beyond it, see `ConnectionRoom`. */
  readonly maxConnections: number
}

export const DEFAULT_LIMITS: EdgeServerLimits = {
  maxHeadBytes: 16 * 1024,
  maxTargetBytes: 8 * 1024,
  maxFields: 100,
  headTimeoutMs: 10_000,
  idleTimeoutMs: 75_000,
  leastBytesPerSecond: 240,
  bodyGraceMs: 10_000,
  halfClosedTimeoutMs: 5_000,
  lingerMs: 2_000,
  maxConnections: 10_000,
}
