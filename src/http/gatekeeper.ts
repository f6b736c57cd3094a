/** Turns requests away before anything reads them. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isAllowedOrigin } from './cors.js'
import { isLoopbackAuthority } from './loopback.js'

/**
 * A browser takes any name that resolves to a loopback address for a site of its own, so that a foreign page could call a
 * gateway on loopback as its own server: the `Host` tells. And a request that needs no preflight is sent whatever CORS says
 * about its answer: the `Origin` tells. Programs other than browsers send no `Origin`.
 *
 * @param hosts which names in `Host` are let in: those of this machine, or any.
 * @returns a function that says whether it answered the request.
 */
export function createGatekeeper(hosts: 'loopback' | 'any') {
  return (req: IncomingMessage, res: ServerResponse, requestId: string): boolean => {
    const { host, origin } = req.headers
    if (hosts === 'loopback' && !isLoopbackAuthority(host ?? '')) {
      refuse(res, 421, requestId, {
        code: 'FORBIDDEN',
        message: `This gateway answers to localhost, 127.0.0.1 and [::1] alone, not to ${quote(host)}.`,
      })
      return true
    }
    if (origin !== undefined && !isAllowedOrigin(origin, host)) {
      refuse(res, 403, requestId, {
        code: 'FORBIDDEN',
        message: `Pages of ${quote(origin)} may not call this gateway: only pages served from this machine may.`,
      })
      return true
    }
    return false
  }
}

function quote(header: string | undefined): string {
  return header === undefined ? 'a request that names none' : JSON.stringify(header.slice(0, 100))
}

/** In the shape of a GraphQL answer, which clients know how to show. */
function refuse(
  res: ServerResponse,
  status: number,
  requestId: string,
  { code, message }: { code: string; message: string },
): void {
  res.writeHead(status, { 'content-type': 'application/json' })
  res.end(JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] }))
}
