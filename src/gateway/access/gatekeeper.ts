/** Turns requests away before anything reads them. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestGuard } from '../../http/request-guard.js'

/** @returns a function that says whether it answered the request: in the shape of a GraphQL answer, which clients can show. */
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
