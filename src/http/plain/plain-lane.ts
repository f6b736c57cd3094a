/** Begins connections on the plain path, and passes them on to node:http. */
import type { Socket } from 'node:net'
import type { Turns } from '../../lib/turns.js'
import { toFieldLines } from '../head-text.js'
import type { SocketLimits } from '../sockets/limits.js'
import type { Refusal } from '../sockets/parse-failure.js'
import type { RoomMember, WaitingRoom } from '../sockets/waiting-room.js'
import { PlainConnection } from './plain-connection.js'
import type { PlainHandler } from './plain-handler.js'
import { ResponseHeads } from './response-heads.js'

export type PlainLaneOptions = {
  readonly limits: SocketLimits
  readonly room: WaitingRoom
  readonly afterOthers: Turns
  readonly afterOtherReads: Turns
  /** Makes node:http read the socket. */
  adopt(socket: Socket): RoomMember
  formatRefusal(refusal: Refusal): { headers: Readonly<Record<string, string>>; body: string }
  bytesOf(refusal: Refusal): string
  isClosing(): boolean
}

const FAILED: Refusal = { status: 500, text: 'Something went wrong here.' }

/** @returns a function that begins with a new connection. */
export function createPlainLane<Facts>(
  handler: PlainHandler<Facts>,
  { limits, room, afterOthers, afterOtherReads, adopt, formatRefusal, bytesOf, isClosing }: PlainLaneOptions,
): (socket: Socket) => RoomMember {
  const context = {
    handler,
    limits,
    heads: new ResponseHeads(limits.idleTimeoutMs),
    afterOthers,
    afterOtherReads,
    isClosing,
    toFailure: () => {
      const { headers, body } = formatRefusal(FAILED)
      return { headLines: toFieldLines(headers), body }
    },
    bytesOf,
    onChange: (connection: RoomMember) => room.update(connection),
    onClose: (connection: RoomMember) => room.delete(connection),
    handOver: (before: RoomMember, bytes: Buffer, hasEnded: boolean) => {
      const { socket } = before
      const earlier = socket.listeners('end')
      room.replace(before, adopt(socket))
      socket.emit('data', bytes)
      if (!hasEnded) return
      for (const listener of socket.listeners('end')) if (!earlier.includes(listener)) listener.call(socket)
    },
  }
  return (socket) => new PlainConnection(socket, context)
}
