import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Cost } from '../../graphql/limits/cost.js'

/** What belongs to one HTTP request, from its first hook to its last. */
export type RequestContext = {
  req: IncomingMessage
  res: ServerResponse
  /** Names the request in the answer's `X-Request-Id`, in each of its errors, and in the log. */
  requestId: string
  /** What the operation was computed to take at most. Absent until it is computed. */
  cost?: Cost
}
