/** What a client of the edge may ask for, and how long it may take. */
export type EdgeServerLimits = {
  /** The request line and the fields, in bytes. Beyond: 431. */
  readonly maxHeadBytes: number
  /** Path and query, in bytes. Beyond: 414. */
  readonly maxTargetBytes: number
  /** Field lines. Beyond: 431. */
  readonly maxFields: number
  /** Until a head that was begun is complete (else 408), and until a new connection has begun one (else it is closed). */
  readonly headTimeoutMs: number
  /**
   * How long a connection may stand still where it is for the client to go on: between two requests, within the body of
   * one, or with an answer that it does not take. How long an answer takes to come is not limited here.
   */
  readonly idleTimeoutMs: number
  /**
   * The least that a client has to send of a body in `bodyGraceMs`, and to take of an answer in `idleTimeoutMs`, in bytes per second, where
   * it is waited for. Below: 408, or the end of the connection.
   */
  readonly leastBytesPerSecond: number
  /** Over how long the pace of a body is counted. */
  readonly bodyGraceMs: number
  /**
   * How long an answer may stand still, or take to come, for a client that has closed its side of the connection. One that
   * only has nothing more to say looks like one that has left, and most of them have.
   */
  readonly halfClosedTimeoutMs: number
  /** How long a connection that is being closed is still read, so that the last answer is not lost with it. */
  readonly lingerMs: number
  /** Open at once. Beyond, see `ConnectionRoom`. */
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
