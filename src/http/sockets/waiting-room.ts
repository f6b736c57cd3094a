/** Bounds the connections and the memory that are held for slow clients. */
import type { Socket } from 'node:net'
import { ConnectionRoom } from './connection-room.js'

/** A connection, whoever reads it. */
export type RoomMember = {
  readonly socket: Socket
  /** As returned by `clientOf`. */
  readonly client: string
  /** False: the server is working on a response. */
  readonly isWaitingForClient: boolean
  /** Memory that is held until the client sends more, reads more, or leaves. */
  readonly waitingBytes: number
  /** Whether an exchange is under way. */
  readonly isBusy: boolean
  /** Resolves once the exchange under way is over. */
  whenDone(): Promise<void>
  /** Closes the connection, after the exchange under way if there is one. */
  finish(): void
}

export type WaitingRoomOptions = {
  maxConnections: number
  maxWaitingBytes: number
  /** Called for each connection that was cut, with the limit that it exceeded. */
  onCut(limit: 'maxConnections' | 'maxWaitingBytes'): void
}

/** Holds all connections of a server. Those that wait for their clients are cut when others need the room: see `ConnectionRoom`. */
export class WaitingRoom {
  readonly #options: WaitingRoomOptions
  readonly #all = new Set<RoomMember>()
  readonly #room: ConnectionRoom<RoomMember>
  /** The connections that wait for their clients, longest first, with the bytes that each holds. */
  readonly #waiting = new Map<RoomMember, number>()
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

  get all(): ReadonlySet<RoomMember> {
    return this.#all
  }

  /** Bytes held by connections that wait for their clients. */
  get bytes(): number {
    return this.#bytes
  }

  add(connection: RoomMember): void {
    this.#all.add(connection)
    this.update(connection)
    this.#room.add(connection, connection.client)
  }

  delete(connection: RoomMember): void {
    if (!this.#all.delete(connection)) return
    this.#room.delete(connection)
    this.#forget(connection)
  }

  /** Gives the place of one to another that reads the same socket from now on. */
  replace(before: RoomMember, after: RoomMember): void {
    if (!this.#all.delete(before)) return
    this.#all.add(after)
    this.#forget(before)
    this.#room.replace(before, after)
    this.update(after)
  }

  /** Call this when a connection begins or stops waiting, or when its bytes change. */
  update(connection: RoomMember): void {
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

  #forget(connection: RoomMember): void {
    this.#bytes -= this.#waiting.get(connection) ?? 0
    this.#waiting.delete(connection)
  }

  #longest(isMeant: (connection: RoomMember) => boolean): RoomMember | undefined {
    for (const connection of this.#waiting.keys()) if (isMeant(connection)) return connection
    return undefined
  }

  #cut(limit: 'maxConnections' | 'maxWaitingBytes', connection: RoomMember): void {
    this.delete(connection)
    connection.socket.destroy()
    this.#options.onCut(limit)
  }
}
