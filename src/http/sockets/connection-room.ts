/** Bounds how many connections a server has open, and decides which one goes when there are too many. */

export type ConnectionRoomOptions<Connection> = {
  maxConnections: number
  /**
   * The connection in the room that has waited longest for its client: one of this visitor (see `visitorOf`), or of any where it is
   * null. Undefined: none waits.
   */
  longestWaiting(visitor: string | null): Connection | undefined
  /** Closes a connection at once. It has left the room already. */
  cut(connection: Connection): void
}

/** The part of the room that other visitors leave free and that one visitor may fill. */
const VISITOR_SHARE = 3 / 4

/**
 * A connection that waits for its client costs nothing but room. So while any connection waits, a newcomer gets in, and a waiting one
 * goes: the one that has waited longest of the visitor with the most connections, or of all, if none of that visitor waits.
 *
 * A connection is never cut while its answer is being made. So that one visitor cannot fill the room with such connections,
 * it may hold three quarters of what other visitors leave of the room. Beyond, its newcomers take the place of its own.
 */
export class ConnectionRoom<Connection> {
  readonly #options: ConnectionRoomOptions<Connection>
  readonly #visitors = new Map<Connection, string>()
  readonly #perVisitor = new Map<string, number>()

  constructor(options: ConnectionRoomOptions<Connection>) {
    this.#options = options
  }

  /** Must be called once `longestWaiting` knows of the connection: a newcomer is cut where nothing else may be. */
  add(connection: Connection, visitor: string): void {
    const own = (this.#perVisitor.get(visitor) ?? 0) + 1
    this.#visitors.set(connection, visitor)
    this.#perVisitor.set(visitor, own)
    const { maxConnections, longestWaiting } = this.#options
    const leftByOthers = maxConnections - (this.#visitors.size - own)
    if (this.#visitors.size > maxConnections)
      this.#cut(longestWaiting(this.#busiest()) ?? longestWaiting(null) ?? connection)
    else if (own > Math.ceil(leftByOthers * VISITOR_SHARE)) this.#cut(longestWaiting(visitor) ?? connection)
  }

  /** May be called again. */
  delete(connection: Connection): void {
    const visitor = this.#visitors.get(connection)
    if (visitor === undefined) return
    this.#visitors.delete(connection)
    const left = (this.#perVisitor.get(visitor) ?? 1) - 1
    if (left === 0) this.#perVisitor.delete(visitor)
    else this.#perVisitor.set(visitor, left)
  }

  #busiest(): string {
    let busiest = ''
    for (const [visitor, count] of this.#perVisitor)
      if (count > (this.#perVisitor.get(busiest) ?? 0)) busiest = visitor
    return busiest
  }

  #cut(connection: Connection): void {
    this.delete(connection)
    this.#options.cut(connection)
  }
}
