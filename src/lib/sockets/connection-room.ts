/** Bounds how many connections a server has open, and decides which one goes when there are too many. */

export type ConnectionRoomOptions<Connection> = {
  maxConnections: number
  /**
   * The connection in the room that has waited longest for its client: one of this remote address, or of any where it is
   * null. Undefined: none waits.
   */
  longestWaiting(address: string | null): Connection | undefined
  /** Closes a connection at once. It has left the room already. */
  cut(connection: Connection): void
}

/** The part of the room that is free of other addresses' connections and that one address may fill. */
const ADDRESS_SHARE = 3 / 4

/**
 * A connection that waits for its client costs nothing but room, so a newcomer always gets in where one waits: the one that
 * has waited longest goes, and it is one of the remote address that has the most connections.
 *
 * A connection is never cut while its answer is being made. So that one address cannot fill the room with such connections,
 * it may hold three quarters of what other addresses leave of the room. Beyond, its newcomers take the place of its own.
 */
export class ConnectionRoom<Connection> {
  readonly #options: ConnectionRoomOptions<Connection>
  readonly #addresses = new Map<Connection, string>()
  readonly #perAddress = new Map<string, number>()

  constructor(options: ConnectionRoomOptions<Connection>) {
    this.#options = options
  }

  /** Must be called once `longestWaiting` knows of the connection: a newcomer is cut where nothing else may be. */
  add(connection: Connection, address: string): void {
    const own = (this.#perAddress.get(address) ?? 0) + 1
    this.#addresses.set(connection, address)
    this.#perAddress.set(address, own)
    const { maxConnections, longestWaiting } = this.#options
    const leftByOthers = maxConnections - (this.#addresses.size - own)
    if (this.#addresses.size > maxConnections)
      this.#cut(longestWaiting(this.#busiest()) ?? longestWaiting(null) ?? connection)
    else if (own > Math.ceil(leftByOthers * ADDRESS_SHARE)) this.#cut(longestWaiting(address) ?? connection)
  }

  /** May be called again. */
  delete(connection: Connection): void {
    const address = this.#addresses.get(connection)
    if (address === undefined) return
    this.#addresses.delete(connection)
    const left = (this.#perAddress.get(address) ?? 1) - 1
    if (left === 0) this.#perAddress.delete(address)
    else this.#perAddress.set(address, left)
  }

  #busiest(): string {
    let busiest = ''
    for (const [address, count] of this.#perAddress)
      if (count > (this.#perAddress.get(busiest) ?? 0)) busiest = address
    return busiest
  }

  #cut(connection: Connection): void {
    this.delete(connection)
    this.#options.cut(connection)
  }
}
