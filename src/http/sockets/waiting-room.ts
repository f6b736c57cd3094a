/** Bounds what connections that wait for their clients may take of the process. */
import type { Connection } from './connection.js'
import { ConnectionRoom } from './connection-room.js'

export type WaitingRoomOptions = {
  maxConnections: number
  maxWaitingBytes: number
  /** Told of each connection that was cut, and of the limit that it was cut for. */
  onCut(limit: 'maxConnections' | 'maxWaitingBytes'): void
}

/** Idle, half-sent and unread connections cost nothing but room, so they make room for others: see `ConnectionRoom`. */
export class WaitingRoom {
  readonly #options: WaitingRoomOptions
  readonly #all = new Set<Connection>()
  readonly #room: ConnectionRoom<Connection>
  /** Those that wait for their clients, longest first; and the bytes each holds. */
  readonly #waiting = new Map<Connection, number>()
  #bytes = 0

  constructor(options: WaitingRoomOptions) {
    this.#options = options
    this.#room = new ConnectionRoom({
      maxConnections: options.maxConnections,
      longestWaiting: (visitor) =>
        this.#longest((connection) => visitor === null || connection.visitor === visitor),
      cut: (connection) => this.#cut('maxConnections', connection),
    })
  }

  get all(): ReadonlySet<Connection> {
    return this.#all
  }

  /** Held by connections that wait for their clients. */
  get bytes(): number {
    return this.#bytes
  }

  add(connection: Connection): void {
    this.#all.add(connection)
    this.update(connection)
    this.#room.add(connection, connection.visitor)
  }

  delete(connection: Connection): void {
    if (!this.#all.delete(connection)) return
    this.#room.delete(connection)
    this.#forget(connection)
  }

  /** To be told of each connection that begins or ends to wait, or that holds more bytes or fewer. */
  update(connection: Connection): void {
    if (!this.#all.has(connection)) return
    const held = this.#waiting.get(connection)
    if (!connection.isWaitingForClient) {
      this.#forget(connection)
      return
    }
    const bytes = connection.waitingBytes
    this.#bytes += bytes - (held ?? 0)
    // A key that is in the map keeps its place.
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
