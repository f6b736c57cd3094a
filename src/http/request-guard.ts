/**
 * Decides by the headers whether a request may be served at all, so that a foreign web page can neither read nor change the data of
 * a server on a developer's machine. Only browsers are affected, because other programs send neither `Origin` nor `Sec-Fetch-*`.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import { isLoopback, isLoopbackAuthority, nameOf, parseOrigin } from './origin.js'

export type RequestGuardOptions = {
  /** Names the server in messages, such as `gateway`. */
  server: string
  /** `loopback`: only this machine can reach the server. `any`: other machines can too. */
  hosts: 'loopback' | 'any'
  /** Additional names of the server, in the form that `nameOf` returns. */
  allowedHosts: readonly string[]
  isAllowedOrigin: IsAllowedOrigin
}

/** `status`: 421 for a foreign host, 400 for a malformed host, 403 for a page that may not call. */
export type Refused = { status: 400 | 403 | 421; message: string }

/** @returns null if the request may be served. */
export type RequestGuard = (headers: IncomingHttpHeaders) => Refused | null

/**
 * @param origin the request's `Origin`
 * @param host the request's `Host`
 */
export type IsAllowedOrigin = (origin: string, host: string | undefined) => boolean

/** The value of `hosts` for a server that listens at this host name or address. */
export function reachOf(listenHost: string): 'loopback' | 'any' {
  return isLoopback(listenHost) ? 'loopback' : 'any'
}

/**
 * Three rules close three ways in:
 *
 * - `Host`: a site can make its own name lead to a loopback address (DNS rebinding). The browser then takes the server for a part
 *   of that site, and every request is same-origin.
 * - `Origin`: a browser sends a request that needs no preflight even if CORS then forbids the page to read the response.
 * - `Sec-Fetch-*`: `<img>`, `<script>`, `<iframe>`, form GETs and no-cors fetches carry no `Origin`. Pages
 *   of other origins may cause only CORS requests (which carry an `Origin`) and top-level navigations.
 */
export function createRequestGuard({ server, isAllowedOrigin, ...hosts }: RequestGuardOptions): RequestGuard {
  const isAllowedHost = createHostCheck(hosts)
  return (headers) => {
    const { host, origin } = headers
    if (!isAllowedHost(host ?? ''))
      return {
        status: 421,
        message: `This ${server} answers to localhost, 127.0.0.1, [::1] and the names in ALLOWED_HOSTS, not to ${quote(host)}.`,
      }
    // The URL of such a request could not be parsed.
    if (host && parseOrigin(`http://${host}`) === null)
      return { status: 400, message: `Host is malformed: ${quote(host)}.` }
    if (origin !== undefined && !isAllowedOrigin(origin, host))
      return {
        status: 403,
        message: `Pages of ${quote(origin)} may not call this ${server}: only pages served from this machine and those of ALLOWED_ORIGINS may.`,
      }
    if (isForeignLoad(headers))
      return {
        status: 403,
        message: `Pages of other origins may not load this ${server} as an image, script, style, frame or form, nor fetch it without CORS.`,
      }
    return null
  }
}

/**
 * On loopback, the names of this machine and the allowed names pass. If other machines reach the server, every name passes as long
 * as there are no allowed names. Otherwise only the allowed names, the names of this machine and all addresses pass: an address,
 * unlike a name, cannot be made to lead elsewhere.
 */
function createHostCheck({ hosts, allowedHosts }: Pick<RequestGuardOptions, 'hosts' | 'allowedHosts'>) {
  const allowed = new Set(allowedHosts)
  if (hosts === 'any' && allowed.size === 0) return () => true
  return (host: string) => {
    const name = nameOf(host)
    if (isLoopbackAuthority(host) || allowed.has(name)) return true
    return hosts === 'any' && isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
  }
}

/**
 * Allows the pages of this machine's own names (such as a frontend's development server), the server's own pages, and the pages
 * of `allowedOrigins`. The origin `null` is never allowed, because any page can get it by being sandboxed.
 *
 * @param allowedOrigins in the form that `parseOrigin` returns.
 * @param edgePort the port at which an edge on this machine serves pipelines, in the form of `URL.port`. The pages of pipelines
 * come from their origins, so they are foreign under any name and must be among `allowedOrigins`. Null: there is no edge.
 */
export function createOriginCheck(
  allowedOrigins: readonly string[],
  edgePort: string | null = null,
): IsAllowedOrigin {
  const allowed = new Set(allowedOrigins)
  return (text, host) => {
    const origin = parseOrigin(text)
    if (origin === null) return false
    if (allowed.has(origin)) return true
    const [scheme, authority = ''] = origin.split('//')
    if (scheme !== 'http:' && scheme !== 'https:') return false
    if (isLoopbackAuthority(authority)) return new URL(origin).port !== edgePort || scheme === 'https:'
    // The page's scheme decides the default port, because behind a proxy that ends TLS the server's own scheme is another.
    return parseOrigin(`${scheme}//${host}`) === origin
  }
}

/** Unknown values count as foreign. https://www.w3.org/TR/fetch-metadata/ */
function isForeignLoad(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  const mode = headers['sec-fetch-mode']
  // The `Origin` of a CORS request has been checked before.
  if (mode === 'cors') return headers.origin === undefined
  return mode !== 'navigate' || headers['sec-fetch-dest'] !== 'document'
}

function quote(header: string | undefined): string {
  return header === undefined ? 'a request that names none' : JSON.stringify(header.slice(0, 100))
}
