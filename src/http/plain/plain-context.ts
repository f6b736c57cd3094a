import type { Turns } from '../../lib/turns.js'
import type { SocketLimits } from '../sockets/limits.js'
import type { Refusal } from '../sockets/parse-failure.js'
import type { RoomMember } from '../sockets/waiting-room.js'
import type { PlainHandler } from './plain-handler.js'
import type { ResponseHeads } from './response-heads.js'

export type PlainContext<Facts> = {
  readonly handler: PlainHandler<Facts>
  readonly limits: SocketLimits
  readonly heads: ResponseHeads
  /** See `ConnectionEvents`. */
  readonly afterOthers: Turns
  readonly afterOtherReads: Turns
  /** Whether responses end their connections. */
  readonly isClosing: () => boolean
  /** The response if the handler fails. */
  readonly toFailure: () => { readonly headLines: string; readonly body: string }
  /** The last response of a connection, complete. */
  readonly bytesOf: (refusal: Refusal) => string
  readonly onChange: (connection: RoomMember) => void
  readonly onClose: (connection: RoomMember) => void
  /** Takes over a connection and the bytes read from it. `hasEnded`: the client has closed its side. */
  readonly handOver: (connection: RoomMember, bytes: Buffer, hasEnded: boolean) => void
}
