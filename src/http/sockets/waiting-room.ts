/** Bounds the connections and the memory that are held for slow clients. */
import type { Connection } from './connection.js'
import { ConnectionRoom } from './connection-room.js'

export type WaitingRoomOptions = {
  maxConnections: number
  maxWaitingBytes: number
  /** Called for each connection that was cut, with the limit that it exceeded. */
  onCut(limit: 'maxConnections' | 'maxWaitingBytes'): void
}

/** Holds all connections of a server. Those that wait for their clients are cut when others need the room: see `ConnectionRoom`. */
export class WaitingRoom {
  readonly #options: WaitingRoomOptions
  readonly #all = new Set<Connection>()
  readonly #room: ConnectionRoom<Connection>
  /** The connections that wait for their clients, longest first, with the bytes that each holds. */
  readonly #waiting = new Map<Connection, number>()
  #bytes = 0

  constructor(options: WaitingRoomOptions) {
    this.#options = options
    this.#room = new ConnectionRoom({
      maxConnections: options.maxConnections,
      longestWaiting: (client) =>
        this.#longest((connection) => client === null || connection.client === client),
      cut: (connection) => this.#cut('maxConnections', connection),
    })
  }

  get all(): ReadonlySet<Connection> {
    return this.#all
  }

  /** Bytes held by connections that wait for their clients. */
  get bytes(): number {
    return this.#bytes
  }

  add(connection: Connection): void {
    this.#all.add(connection)
    this.update(connection)
    this.#room.add(connection, connection.client)
  }

  delete(connection: Connection): void {
    if (!this.#all.delete(connection)) return
    this.#room.delete(connection)
    this.#forget(connection)
  }

  /** Call this when a connection begins or stops waiting, or when its bytes change. */
  update(connection: Connection): void {
    if (!this.#all.has(connection)) return
    const held = this.#waiting.get(connection)
    if (!connection.isWaitingForClient) {
      this.#forget(connection)
      return
    }
    const bytes = connection.waitingBytes
    this.#bytes += bytes - (held ?? 0)
    // A key that is already in the map keeps its place.
    this.#waiting.set(connection, bytes)
    while (this.#bytes > this.#options.maxWaitingBytes) {
      const longest = this.#longest((other) => (this.#waiting.get(other) ?? 0) > 0)
      if (longest === undefined) return
      this.#cut('maxWaitingBytes', longest)
    }
  }

  #forget(connection: Connection): void {
    this.#bytes -= this.#waiting.get(connection) ?? 0
    this.#waiting.delete(connection)
  }

  #longest(isMeant: (connection: Connection) => boolean): Connection | undefined {
    for (const connection of this.#waiting.keys()) if (isMeant(connection)) return connection
    return undefined
  }

  #cut(limit: 'maxConnections' | 'maxWaitingBytes', connection: Connection): void {
    this.delete(connection)
    connection.socket.destroy()
    this.#options.onCut(limit)
  }
}
