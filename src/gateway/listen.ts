/** The gateway's sockets. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { SocketLimits } from '../http/sockets/limits.js'
import type { Refusal } from '../http/sockets/parse-failure.js'
import { type ListeningServer, listenHttp } from '../http/sockets/server.js'
import { NOT_STORED } from './access/no-store.js'
import type { Gateway } from './gateway.js'

export type ListenOptions = {
  host: string
  port: number
  limits?: Partial<SocketLimits>
  logger?: { warn(details: object, message: string): void }
}

/** Supervisors of the process request these paths, and serving them costs next to nothing. */
const URGENT = ['/health', '/ready']

/** A gateway's ways in. Without `plain`, all requests go to `handle`. */
export type Handlers = Pick<Gateway, 'handle'> & Partial<Pick<Gateway, 'plain'>>

/** Rejects with Node's own error if the address is not available, such as `EADDRINUSE`. */
export function listen(
  { handle, plain }: Handlers,
  { host, port, limits = {}, logger }: ListenOptions,
): Promise<ListeningServer> {
  const isUrgent = ({ url = '' }: IncomingMessage) => URGENT.includes(url)
  const optional = { ...(plain !== undefined && { plain }), ...(logger !== undefined && { logger }) }
  return listenHttp({ host, port }, { handle, isUrgent, formatRefusal, limits, ...optional })
}

const CODES: Readonly<Record<number, string>> = { 413: 'PAYLOAD_TOO_LARGE', 500: 'INTERNAL_SERVER_ERROR' }

/** Formats a refusal as a GraphQL response, which clients can show. */
function formatRefusal({ status, text }: Refusal) {
  const requestId = randomUUID()
  const code = CODES[status] ?? 'BAD_USER_INPUT'
  return {
    headers: {
      ...NOT_STORED,
      'content-type': 'application/json',
      'x-request-id': requestId,
      'x-content-type-options': 'nosniff',
    },
    body: JSON.stringify({ errors: [{ message: text, extensions: { code, requestId } }] }),
  }
}
