/**
 * The fields that are sent to an origin, and the rules for passing a client's request fields on. This is the one list of fields that are not passed on unchanged.
 *
 * An origin may make its response from any field that it gets, and the cache gives that response to other clients. So a field must be the
 * same for all clients, or select the stored response, or not reach the origin.
 *
 * | fields | treatment | reason |
 * | --- | --- | --- |
 * | `Host`, `X-Forwarded-Host` | rewritten: the authority of the cache key, or the origin's own | origins build links from it |
 * | `X-Forwarded-Proto` | rewritten: `http`, which the edge speaks | origins redirect by it |
 * | `X-Forwarded-For` | rewritten: the address of the client's connection only | origins grant access by it |
 * | `Via`, `CDN-Loop` | passed on with a member added, and keyed (`KEYED_FIELDS` of the cache) | loops are found by them, so they cannot be dropped (RFC 9110 section 7.6.3, RFC 8586) |
 * | `Forwarded`, other `X-Forwarded-*` and `X-Original-*` | dropped | only a proxy that the origin trusts may claim these things: RFC 7239 section 8.1 |
 * | `X-Original-URL`, `X-Rewrite-URL`, `X-Envoy-Original-Path` and the like | dropped | Symfony, Zend, IIS and Envoy serve that path in place of the one in the key |
 * | `X-Host`, `X-HTTP-Host-Override` and the like | dropped | as `X-Forwarded-Host` |
 * | `X-URL-Scheme`, `X-Scheme`, `Front-End-Https`, `X-HTTPS`, `X-SSL` | dropped | as `X-Forwarded-Proto` |
 * | `X-Matched-Path`, `X-Now-Route-Matches`, `X-Invoke-*`, `X-Middleware-*`, `X-Sendfile-Type`, `X-Accel-*`, `X-Ingress-Path`, `X-Replaced-Path` and the like | dropped | Next.js, Rack and ingress controllers take a route, a file or a passed check from them, which only their own proxy may say |
 * | `X-Script-Name`, `Base-Url` | dropped | WSGI prefixes links with it, as with `X-Forwarded-Prefix` |
 * | `X-HTTP-Method-Override`, `X-HTTP-Method`, `X-Method-Override` | dropped from GET and HEAD, passed on otherwise | they make Symfony, Rails and Express act by another method than the one in the key; responses to other methods are not stored |
 * | `X-Real-IP`, `X-Client-IP`, `True-Client-IP`, `Client-IP` and the like | dropped | as `X-Forwarded-For` |
 * | `CF-*`, `CloudFront-*`, `Fastly-*`, `Fly-*`, `Akamai-*`, `X-Azure-*`, `X-AppEngine-*`, `X-ARR-*`, `X-Envoy-*`, `X-Amzn-*` | dropped | only the platform in question can say them: countries, addresses, schemes, certificates |
 * | `Proxy` | dropped | CGI turns it into `HTTP_PROXY` |
 * | `Max-Forwards` | passed on with OPTIONS and TRACE, one less; dropped otherwise | RFC 9110 section 7.6.2 |
 * | `TE`, `Connection` and all fields that it names, `Proxy-*`, `Keep-Alive`, `Upgrade`, `HTTP2-Settings`, `Expect`, `Transfer-Encoding` | dropped | about the client's connection (RFC 9110 section 7.6.1); trailers are not passed on |
 * | `Content-Length` | rewritten: only with a body | framing |
 * | the same with `_` for `-`, such as `X_Forwarded_Host` | dropped | CGI and WSGI take it for the same field |
 *
 * All other fields are passed on unchanged and are not part of any key: `User-Agent`, `Accept-Language`, or a field of one application. The
 * edge cannot know how an origin uses them, and no response could be shared if all of them were in the key. An origin says in `Vary` which
 * ones it uses (RFC 9110 section 12.5.5).
 */

import type { Fields, OriginRequest } from '../../http-cache/message.js'
import { authorityOf } from '../../http-cache/rules/fields.js'
import { isMethodOverride } from '../../http-cache/rules/method-overrides.js'
import { CONNECTION_FIELDS, namedByConnection } from '../connection-fields.js'
import type { BackendTarget } from './backend.js'

/** The edge writes its own values. */
const REWRITTEN = [
  'cdn-loop',
  'content-length',
  'host',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
]

const DROPPED: ReadonlySet<string> = new Set([
  ...CONNECTION_FIELDS,
  ...REWRITTEN,
  'base-url',
  'client-ip',
  'expect',
  'forwarded',
  'forwarded-for',
  'forwarded-host',
  'forwarded-proto',
  'front-end-https',
  'http2-settings',
  'proxy',
  'remote-addr',
  'request-uri',
  'true-client-ip',
  'wl-proxy-client-ip',
  'x-backend-host',
  'x-base-url',
  'x-client-ip',
  'x-client-port',
  'x-cluster-client-ip',
  'x-coming-from',
  'x-forwarded',
  'x-host',
  'x-http-destinationurl',
  'x-http-host-override',
  'x-https',
  'x-ingress-path',
  'x-matched-path',
  'x-now-route-matches',
  'x-original',
  'x-originating-ip',
  'x-override-url',
  'x-proxy-url',
  'x-proxyuser-ip',
  'x-real-host',
  'x-real-ip',
  'x-remote-addr',
  'x-remote-host',
  'x-remote-ip',
  'x-replaced-path',
  'x-request-uri',
  'x-rewrite-url',
  'x-scheme',
  'x-script-name',
  'x-sendfile-type',
  'x-ssl',
  'x-url-scheme',
])

/** The prefixes of further names. */
const DROPPED_PREFIXES = [
  'akamai-',
  'cf-',
  'cloudfront-',
  'fastly-',
  'fly-',
  'proxy-',
  'x-accel-',
  'x-akamai-',
  'x-amzn-',
  'x-appengine-',
  'x-arr-',
  'x-azure-',
  'x-envoy-',
  'x-forwarded-',
  'x-invoke-',
  'x-middleware-',
  'x-original-',
  'x-rewrite-',
]

/**
 * Dropped if they are written with `_` for `-`. Origins and caches make and store responses by these fields, and CGI does not tell
 * `Accept_Language` from `Accept-Language`.
 */
const KNOWN_TO_CACHES: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'max-forwards',
  'user-agent',
])

/** Whether an origin gets a client's field unchanged. @param name in lower case. */
function isPassedToOrigin(name: string, method: string): boolean {
  if (PASSED.has(name)) return true
  if (isMethodOverride(name)) return method !== 'GET' && method !== 'HEAD'
  if (name === 'max-forwards') return method === 'OPTIONS' || method === 'TRACE'
  return !isDropped(toDashes(name)) && !(name.includes('_') && KNOWN_TO_CACHES.has(toDashes(name)))
}

/** The fields that most clients send. They need not be looked up in the lists. */
const PASSED: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cache-control',
  'cookie',
  'if-modified-since',
  'if-none-match',
  'origin',
  'range',
  'referer',
  'user-agent',
])

function isDropped(name: string): boolean {
  return DROPPED.has(name) || DROPPED_PREFIXES.some((prefix) => name.startsWith(prefix))
}

function toDashes(name: string): string {
  return name.includes('_') ? name.replaceAll('_', '-') : name
}

/**
 * The field lines for an origin as a flat list: a name, its value, the next name. They are the client's lines without those that
 * the rules above drop, plus `host` as `Host`, and the fields that each hop adds or rewrites.
 */
export function toRequestLines(request: OriginRequest, host: string, cdnInfo: string): string[] {
  const { fields, method } = request
  const named = namedByConnection(fields.connection)
  const lines = ['host', host]
  for (const name in fields) {
    if (!isPassedToOrigin(name, method) || named.has(name)) continue
    pushLines(lines, name, fields[name])
  }
  if (request.body !== null) pushLines(lines, 'content-length', fields['content-length'])
  // Added even if `Connection` names these two fields. Otherwise a client could hide a loop.
  lines.push('via', joined(fields.via, '1.1 edgeway'), 'cdn-loop', joined(fields['cdn-loop'], cdnInfo))
  lines.push('x-forwarded-for', request.clientAddress)
  lines.push('x-forwarded-proto', 'http', 'x-forwarded-host', authorityOf(request))
  return lines
}

/** The value of `Host`: a load balancer's `domain_name`, else the client's host for a load balancer, else the origin's own. */
export function hostFor(target: BackendTarget, request: OriginRequest, originHost: string): string {
  return target.domainName ?? ((target.passesHost && authorityOf(request)) || originHost)
}

function pushLines(lines: string[], name: string, value: Fields[string] | undefined): void {
  if (typeof value === 'string') lines.push(name, value)
  else for (const line of value ?? []) lines.push(name, line)
}

function joined(came: Fields[string] | undefined, own: string): string {
  if (came === undefined || came.length === 0) return own
  return `${typeof came === 'string' ? came : came.join(', ')}, ${own}`
}
