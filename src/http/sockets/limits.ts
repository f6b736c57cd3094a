/** Limits on what the connections of one server's clients may take of the process. */
export type SocketLimits = {
  /** For the request line and the fields, in bytes. Beyond: 431. */
  readonly maxHeadBytes: number
  /** For completing a head that has begun (else 408), and for beginning one on a new connection (else it is closed). */
  readonly headTimeoutMs: number
  /** For completing a request that has begun, body included (else 408). So a slow body cannot take forever. */
  readonly requestTimeoutMs: number
  /** Between two requests on a connection. Longer than the 60 seconds of most load balancers, which reuse connections. */
  readonly idleTimeoutMs: number
  /** For a stall within a request, or of a client that does not take its response. */
  readonly stallTimeoutMs: number
  /** A closing connection is still read for this long, so that its last response is not lost. */
  readonly lingerMs: number
  /**
   * Open at once. A new connection beyond this number replaces the one that has waited longest for its client, among those of
   * the client with the most connections.
   */
  readonly maxConnections: number
  /**
   * Held for the clients of all connections together: incomplete requests, requests sent ahead of their turn, and
   * responses that are not taken. Beyond: the connection that has waited longest for its client is cut.
   */
  readonly maxWaitingBytes: number
}

export const DEFAULT_SOCKET_LIMITS: SocketLimits = {
  maxHeadBytes: 16 * 1024,
  headTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  idleTimeoutMs: 75_000,
  stallTimeoutMs: 30_000,
  lingerMs: 2_000,
  maxConnections: 4_000,
  maxWaitingBytes: 64 * 1024 ** 2,
}

/** Node's default. */
const LEAST_BACKLOG = 511

/** The number of connections that may wait to be accepted. The system drops further ones, and their clients retry only after seconds. */
export function backlogFor(maxConnections: number): number {
  return Math.max(LEAST_BACKLOG, maxConnections)
}
