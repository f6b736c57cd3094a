import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Cost } from '../../graphql/limits/cost.js'

/** The state of one HTTP request, which all plugins share. */
export type RequestContext = {
  req: IncomingMessage
  res: ServerResponse
  /** The request's id in the response's `X-Request-Id`, in each error, and in the log. */
  requestId: string
  /** The computed upper bound of the operation's cost. Absent until it is computed. */
  cost?: Cost
}
