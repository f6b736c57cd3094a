import type { IncomingMessage, ServerResponse } from 'node:http'

/** What belongs to one HTTP request, from its first hook to its last. */
export type RequestContext = {
  req: IncomingMessage
  res: ServerResponse
  /** Names the request in the answer's `X-Request-Id`, in each of its errors, and in the log. */
  requestId: string
}
