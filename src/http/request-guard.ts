/**
 * Decides by its headers whether a request may be answered at all, so that a web page can neither read nor change what a server
 * on a developer's machine holds. Programs other than browsers are not affected: they send neither `Origin` nor `Sec-Fetch-*`.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import { isLoopback, isLoopbackAuthority } from './loopback.js'
import { nameOf, parseOrigin } from './origin.js'

export type RequestGuardOptions = {
  /** The subject of its messages, such as `gateway`. */
  server: string
  /** `loopback`: only this machine reaches the server. `any`: others do. */
  hosts: 'loopback' | 'any'
  /** Names beside the defaults, as `nameOf` has them. */
  allowedHosts: readonly string[]
  isAllowedOrigin: IsAllowedOrigin
}

/** `status`: 421 for a foreign host, 400 for a malformed one, 403 for a page that may not call. */
export type Refused = { status: 400 | 403 | 421; message: string }

/** @returns null where the request may be answered. */
export type RequestGuard = (headers: IncomingHttpHeaders) => Refused | null

/**
 * @param origin the request's `Origin`
 * @param host the request's `Host`
 */
export type IsAllowedOrigin = (origin: string, host: string | undefined) => boolean

/** What `hosts` is for a server that listens at this host name or address. */
export function reachOf(listenHost: string): 'loopback' | 'any' {
  return isLoopback(listenHost) ? 'loopback' : 'any'
}

/**
 * Three rules, each against another way in:
 *
 * - `Host`: a site can make its own name lead to a loopback address (DNS rebinding). To the browser, the server is then part of
 *   that site, and everything is same-origin.
 * - `Origin`: a request that needs no preflight is sent whatever CORS says about its answer.
 * - `Sec-Fetch-*`: `<img>`, `<script>`, `<iframe>`, form GETs and no-cors fetches carry no `Origin`. Of what another origin's
 *   page causes, only CORS requests (which carry one) and top-level navigations are let in.
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
    // The URL of such a request could not be read.
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
 * On loopback: the names of this machine, and those allowed. Where others reach the server: any name, until some are allowed;
 * then those, the names of this machine, and any address, which cannot be made to lead elsewhere as a name can.
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
 * Lets in the pages of this machine by its own names (a frontend's development server, say), the server's own pages, and
 * those of the origins given, as `parseOrigin` has them. The origin of a sandboxed page is `null`, which anyone can have: it
 * is never let in.
 *
 * @param edgePort the port at which an edge on this machine serves pipelines, as `URL.port` has it. Those pages are as foreign
 * as the origins they come from, by whatever name they are asked, so they need to be among the origins given. Null: no edge.
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
    // The default port is the scheme's of the page: behind a proxy that ends TLS, the server's own is another.
    return parseOrigin(`${scheme}//${host}`) === origin
  }
}

/** Values that browsers do not send today count as foreign. https://www.w3.org/TR/fetch-metadata/ */
function isForeignLoad(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  const mode = headers['sec-fetch-mode']
  // The origin of a CORS request has been checked.
  if (mode === 'cors') return headers.origin === undefined
  return mode !== 'navigate' || headers['sec-fetch-dest'] !== 'document'
}

function quote(header: string | undefined): string {
  return header === undefined ? 'a request that names none' : JSON.stringify(header.slice(0, 100))
}
