/** Bounds the number of open connections, and chooses the connection to close when there are too many. */

export type ConnectionRoomOptions<Connection> = {
  maxConnections: number
  /**
   * Finds the connection in the room that has waited longest for its client: one of this client (see `clientOf`), or of any
   * client if null. Undefined: no connection waits.
   */
  longestWaiting(client: string | null): Connection | undefined
  /** Closes a connection at once. The connection has already left the room. */
  cut(connection: Connection): void
}

/** One client may fill this part of the room that the other clients leave free. */
const CLIENT_SHARE = 3 / 4

/**
 * A connection that waits for its client costs nothing but room. So while any connection waits, a newcomer is let in, and a
 * waiting connection is cut: the one that has waited longest among those of the client with the most connections, or among all
 * connections if none of that client waits.
 *
 * A connection is never cut while its response is being made. One client could fill the room with such connections, so a
 * client may hold only three quarters of the room that the others leave. Beyond that, its newcomers take the place of its own
 * waiting connections.
 */
export class ConnectionRoom<Connection> {
  readonly #options: ConnectionRoomOptions<Connection>
  readonly #clients = new Map<Connection, string>()
  readonly #perClient = new Map<string, number>()

  constructor(options: ConnectionRoomOptions<Connection>) {
    this.#options = options
  }

  /**
   * Call this after `longestWaiting` has learned of the connection, because the newcomer itself is cut if no other connection may be.
   */
  add(connection: Connection, client: string): void {
    const own = (this.#perClient.get(client) ?? 0) + 1
    this.#clients.set(connection, client)
    this.#perClient.set(client, own)
    const { maxConnections, longestWaiting } = this.#options
    const leftByOthers = maxConnections - (this.#clients.size - own)
    if (this.#clients.size > maxConnections)
      this.#cut(longestWaiting(this.#busiest()) ?? longestWaiting(null) ?? connection)
    else if (own > Math.ceil(leftByOthers * CLIENT_SHARE)) this.#cut(longestWaiting(client) ?? connection)
  }

  /** Gives the place of one to another of the same client. */
  replace(before: Connection, after: Connection): void {
    const client = this.#clients.get(before)
    if (client === undefined) return
    this.#clients.delete(before)
    this.#clients.set(after, client)
  }

  /** Calling it again has no effect. */
  delete(connection: Connection): void {
    const client = this.#clients.get(connection)
    if (client === undefined) return
    this.#clients.delete(connection)
    const left = (this.#perClient.get(client) ?? 1) - 1
    if (left === 0) this.#perClient.delete(client)
    else this.#perClient.set(client, left)
  }

  #busiest(): string {
    let busiest = ''
    for (const [client, count] of this.#perClient)
      if (count > (this.#perClient.get(busiest) ?? 0)) busiest = client
    return busiest
  }

  #cut(connection: Connection): void {
    this.delete(connection)
    this.#options.cut(connection)
  }
}
