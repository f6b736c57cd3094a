import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Cost } from '../../graphql/limits/cost.js'

/** The parts of one HTTP request that Yoga's hooks share. */
export type RequestContext = {
  req: IncomingMessage
  res: ServerResponse
  /** Names the request in the response's `X-Request-Id`, in each of its errors, and in the log. */
  requestId: string
  /** Null: the operation was refused before its cost was computed. */
  cost?: Cost | null
}
