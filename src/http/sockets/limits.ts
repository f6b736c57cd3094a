/** How much of the process clients of one server may take by their connections alone. */
export type SocketLimits = {
  /** The request line and the fields, in bytes. Beyond: 431. */
  readonly maxHeadBytes: number
  /** Until a head that was begun is complete (else 408), and until a new connection has begun one (else it is closed). */
  readonly headTimeoutMs: number
  /** Until a request that was begun is complete, its body included. Else 408: the least pace of a body. */
  readonly requestTimeoutMs: number
  /** Between two requests of a connection. Longer than the 60 seconds of most load balancers, which reuse connections. */
  readonly idleTimeoutMs: number
  /** How long a connection may stand still within a request, or with an answer that the client does not take. */
  readonly stallTimeoutMs: number
  /** How long a connection that is being closed is still read, so that the last answer is not lost with it. */
  readonly lingerMs: number
  /**
   * Open at once. A new connection beyond them takes the place of the one that has waited longest for its client: one of
   * the remote address that has the most.
   */
  readonly maxConnections: number
  /**
   * Held for clients, all connections together: requests that are not complete, requests sent ahead of their turn, and
   * answers that are not taken. Beyond: the connection that has waited longest for its client is cut.
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

/** Connections that may wait to be accepted. Beyond them the system drops newcomers, who try again only after seconds. */
export function backlogFor(maxConnections: number): number {
  return Math.max(LEAST_BACKLOG, maxConnections)
}
