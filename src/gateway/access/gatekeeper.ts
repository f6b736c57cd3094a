/** Refuses requests before anything else reads them. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestGuard } from '../../http/request-guard.js'

/** @returns a function that refuses a request if the guard does, with a GraphQL response, which clients can show. It returns whether it refused. */
export function createGatekeeper(guard: RequestGuard) {
  return (req: IncomingMessage, res: ServerResponse, requestId: string): boolean => {
    const refused = guard(req.headers)
    if (refused === null) return false
    const { status, message } = refused
    const code = status === 400 ? 'BAD_USER_INPUT' : 'FORBIDDEN'
    res.writeHead(status, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] }))
    return true
  }
}
