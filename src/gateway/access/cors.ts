/** CORS for the pages that may call the gateway. `http/request-guard.ts` decides which pages may. */
import type { IncomingMessage, ServerResponse } from 'node:http'

const METHODS = 'GET, HEAD, POST'

const EXPOSED_HEADERS = 'X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, WWW-Authenticate'

/** Chromium keeps a preflight's response for two hours at most. Other browsers keep it longer. */
const MAX_AGE_SECONDS = 7200

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

/** The fields by which a page of an allowed origin can read a response. */
export function corsFields(origin: string): Readonly<Record<string, string>> {
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED_HEADERS }
}

/**
 * Sets the headers that let a page of an allowed origin read the response, and responds to preflights.
 *
 * A preflight may ask for any headers. A page that may call can already do everything that the gateway allows, so a list of
 * headers would protect nothing, and it would break clients, tracers and proxies that add fields of their own. Only
 * `X-Auth-Token` is ever sent upstream. Cookies and other credentials of the browser are never requested.
 *
 * @returns whether it responded to the request.
 */
export function handleCors(req: IncomingMessage, res: ServerResponse): boolean {
  const { origin } = req.headers
  if (origin === undefined) return false
  for (const [name, value] of Object.entries(corsFields(origin))) res.setHeader(name, value)
  if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) return false
  res.setHeader('access-control-allow-methods', METHODS)
  res.setHeader('access-control-max-age', MAX_AGE_SECONDS)
  res.appendHeader('vary', 'Access-Control-Request-Method, Access-Control-Request-Headers')
  const headers = requestedHeaders(req)
  if (headers.length > 0) res.setHeader('access-control-allow-headers', headers.join(', '))
  // Chromium asks for this before a public web page calls an address of a private network. https://wicg.github.io/private-network-access/
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
