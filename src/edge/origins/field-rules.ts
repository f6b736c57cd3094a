/**
 * What becomes of a client's request fields on their way to an origin: the one list of those that are not passed on as they came.
 *
 * An origin may make its answer of any field it gets, and the cache gives that answer to others. Each field therefore has to be the same
 * for everybody, be part of what a stored answer is selected by, or not arrive.
 *
 * | fields | what becomes of them | reason |
 * | --- | --- | --- |
 * | `Host`, `X-Forwarded-Host` | rewritten: the authority that the cache key has, or the origin's own | an origin makes links of it |
 * | `X-Forwarded-Proto` | rewritten: `http`, which the edge speaks | an origin redirects by it |
 * | `X-Forwarded-For` | rewritten: the address of the client's connection, and nothing that came | an origin decides by it who may see what |
 * | `Via`, `CDN-Loop` | passed on with a member added, and keyed (`KEYED_FIELDS` of the cache) | loops are found by them, so they cannot be dropped (RFC 9110 section 7.6.3, RFC 8586) |
 * | `Forwarded`, other `X-Forwarded-*` and `X-Original-*` | dropped | they claim what only a proxy that the origin trusts may say: RFC 7239 section 8.1 |
 * | `X-Original-URL`, `X-Rewrite-URL`, `X-Envoy-Original-Path` and the like | dropped | Symfony, Zend, IIS and Envoy serve that path in place of the one in the key |
 * | `X-Host`, `X-HTTP-Host-Override` and the like | dropped | as `X-Forwarded-Host` |
 * | `X-URL-Scheme`, `X-Scheme`, `Front-End-Https`, `X-HTTPS`, `X-SSL` | dropped | as `X-Forwarded-Proto` |
 * | `X-Matched-Path`, `X-Now-Route-Matches`, `X-Invoke-*`, `X-Middleware-*`, `X-Sendfile-Type`, `X-Accel-*`, `X-Ingress-Path`, `X-Replaced-Path` and the like | dropped | Next.js, Rack and ingress controllers take a route, a file or a passed check from them, which only a proxy of theirs may say |
 * | `X-Script-Name`, `Base-Url` | dropped | WSGI prefixes links with it, as with `X-Forwarded-Prefix` |
 * | `X-HTTP-Method-Override`, `X-HTTP-Method`, `X-Method-Override` | dropped from GET and HEAD, passed on otherwise | Symfony, Rails and Express act by another method than the key has; the answers to other methods are not stored |
 * | `X-Real-IP`, `X-Client-IP`, `True-Client-IP`, `Client-IP` and the like | dropped | as `X-Forwarded-For` |
 * | `CF-*`, `CloudFront-*`, `Fastly-*`, `Fly-*`, `Akamai-*`, `X-Azure-*`, `X-AppEngine-*`, `X-ARR-*`, `X-Envoy-*`, `X-Amzn-*` | dropped | only the platform in question can say them: countries, addresses, schemes, certificates |
 * | `Proxy` | dropped | CGI makes `HTTP_PROXY` of it |
 * | `Max-Forwards` | passed on with OPTIONS and TRACE, one less; dropped otherwise | RFC 9110 section 7.6.2 |
 * | `TE`, `Connection` and all it names, `Proxy-*`, `Keep-Alive`, `Upgrade`, `HTTP2-Settings`, `Expect`, `Transfer-Encoding` | dropped | about the client's connection (RFC 9110 section 7.6.1); trailers are not passed on |
 * | `Content-Length` | rewritten: only with a body | framing |
 * | the same with `_` for `-`, such as `X_Forwarded_Host` | dropped | CGI and WSGI take it for the same field |
 *
 * Everything else is passed on as it came and is in no key: `User-Agent`, `Accept-Language`, or a field that one application
 * made up. The edge cannot know what an origin does with those, and to key them all would be to store nothing for anyone else: an
 * origin says it in `Vary` (RFC 9110 section 12.5.5).
 */
import { isMethodOverride } from '../../http-cache/rules/method-overrides.js'
import { CONNECTION_FIELDS } from '../connection-fields.js'

/** The edge writes its own in their place. */
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

/** All fields whose names begin so. */
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

/** By these, too, an answer is made or stored, and CGI does not tell `Accept_Language` from `Accept-Language`. */
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

/** Whether an origin gets a client's field as it came. `name` is in lower case. */
export function isPassedToOrigin(name: string, method: string): boolean {
  if (PASSED.has(name)) return true
  if (isMethodOverride(name)) return method !== 'GET' && method !== 'HEAD'
  if (name === 'max-forwards') return method === 'OPTIONS' || method === 'TRACE'
  return !isDropped(toDashes(name)) && !(name.includes('_') && KNOWN_TO_CACHES.has(toDashes(name)))
}

/** The fields that most clients send, so that they need not be looked for in the lists. */
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
