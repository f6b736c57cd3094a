/** The dependencies that the server gives to its plain connections. */

import type { Socket } from 'node:net'
import type { HttpRequest, HttpResponse } from '../../../http-cache/message.js'
import type { Turns } from '../../../lib/turns.js'
import type { ConnectionMemory } from '../shared/connection-memory.js'
import type { EdgeServerLimits } from '../shared/limits.js'
import type { ReadAhead } from '../shared/read-ahead.js'
import type { ResponseHeads } from '../shared/response-heads.js'

export type PlainContext<Connection> = {
  readonly handle: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>
  readonly heads: ResponseHeads
  readonly limits: EdgeServerLimits
  readonly logFailure: (request: HttpRequest, error: unknown) => void
  readonly memory: ConnectionMemory
  /** Delays a request that came ahead of its turn: see `createTurns`. */
  readonly afterOthers: Turns
  /** Takes over a connection, with the bytes that were read before. */
  readonly handOver: (socket: Socket, ahead: ReadAhead) => void
  /** Called when the connection leaves this path. */
  readonly onLeave: (connection: Connection) => void
}
