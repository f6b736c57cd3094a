/** What pages that may call are told by CORS. `lib/request-guard.ts` says which pages those are. */
import type { IncomingMessage, ServerResponse } from 'node:http'

const METHODS = 'GET, HEAD, POST'

const EXPOSED_HEADERS = 'X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, WWW-Authenticate'

/** Chromium remembers a preflight's answer for two hours at most, and others for longer. */
const MAX_AGE_SECONDS = 7200

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

/**
 * Sets what lets a page of an allowed origin read the answer, and answers preflights.
 *
 * A preflight may ask for any headers. A page that may call can do all that the gateway lets anyone do, so a list would
 * protect nothing, and each client, tracer and proxy that adds a field of its own would break on it. Nothing but
 * `X-Auth-Token` goes upstream whatever arrives. Cookies and the like are never asked for.
 *
 * @returns whether it answered the request.
 */
export function answerCors(req: IncomingMessage, res: ServerResponse): boolean {
  const { origin } = req.headers
  if (origin === undefined) return false
  res.setHeader('access-control-allow-origin', origin)
  res.setHeader('access-control-expose-headers', EXPOSED_HEADERS)
  if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) return false
  res.setHeader('access-control-allow-methods', METHODS)
  res.setHeader('access-control-max-age', MAX_AGE_SECONDS)
  res.appendHeader('vary', 'Access-Control-Request-Method, Access-Control-Request-Headers')
  const headers = requestedHeaders(req)
  if (headers.length > 0) res.setHeader('access-control-allow-headers', headers.join(', '))
  // Chromium asks this before a page of the web calls an address of a private network. https://wicg.github.io/private-network-access/
  if (req.headers['access-control-request-private-network'] === 'true')
    res.setHeader('access-control-allow-private-network', 'true')
  res.writeHead(204)
  res.end()
  return true
}

function requestedHeaders(req: IncomingMessage): string[] {
  const list = String(req.headers['access-control-request-headers'] ?? '')
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => TOKEN.test(name))
}
