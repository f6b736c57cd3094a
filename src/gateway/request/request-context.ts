import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Measured } from '../operation/prepared-operation.js'

/** The parts of one HTTP request that Yoga's hooks share. */
export type RequestContext = {
  req: IncomingMessage
  res: ServerResponse
  /** Names the request in the response's `X-Request-Id`, in each of its errors, and in the log. */
  requestId: string
  /** Absent: the request was refused before it was an operation. */
  measured?: Readonly<Measured>
}
