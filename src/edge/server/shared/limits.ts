/** The limits on a client's requests, and on the time that it may take. */
export type EdgeServerLimits = {
  /** The size of the request line and the fields, in bytes. Beyond: 431. */
  readonly maxHeadBytes: number
  /** The size of path and query, in bytes. Beyond: 414. */
  readonly maxTargetBytes: number
  /** The number of field lines. Beyond: 431. */
  readonly maxFields: number
  /** The time for a head to be completed (else 408), and for a new connection to begin one (else it is closed). */
  readonly headTimeoutMs: number
  /**
   * The longest time that a connection may stand still while it waits for the client: between two requests, within a body, or with a
   * response that the client does not take. The time until a response comes is not limited here.
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
   * The longest time that a response may take, or stand still, after the client has closed its side of the connection. A client that has
   * nothing more to send looks like one that has left, and most such clients have left.
   */
  readonly halfClosedTimeoutMs: number
  /** A connection is still read for this long while it is being closed, so that its last response is not lost. */
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

/** Reading stops at about this many bytes. It does not stop earlier, so that the edge notices when the client leaves. */
export const MAX_AHEAD_BYTES = 64 * 1024

/** The bytes already read from a connection when node:http takes it over. `hasEnded`: the client has closed its side. */
export type BytesAhead = { readonly bytes: Buffer; readonly hasEnded: boolean }
