/** Tells whether a browser may execute an operation in a URL: only if a page that may call sends it as a call. */

/**
 * Headers that an image, a form or a no-cors fetch cannot carry, because the browser first asks for permission by a preflight.
 * Proxies and browsers do not add them on their own, unlike `X-Forwarded-For` or `Authorization`.
 */
const PREFLIGHTED = [
  'apollo-require-preflight',
  'graphql-require-preflight',
  'x-apollo-operation-name',
  'x-auth-token',
  'x-requested-with',
]

/** https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const FORM_TYPES = /^\s*(text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i

/** The modes that let a calling page read the response. Node's own `fetch` also sends `cors`. */
const CALLING_MODES = new Set(['cors', 'same-origin'])

/**
 * Operations by GET spend upstream calls, and any link, image or form can carry one. So there are three rules:
 *
 * - A request with `Sec-Fetch-Mode` must be a call, not a navigation, an image, a script or a WebSocket.
 * - A browser's request (`User-Agent: Mozilla/…`) without `Sec-Fetch-Mode` must have an `Origin`, which was checked, or a header
 *   that needs a preflight. Such requests come from old browsers, and from all browsers over plain HTTP to another machine.
 *   Apollo Server has the same rule:
 *   https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf
 * - Requests of other programs, such as curl, are not restricted.
 *
 * @param get the value of a header by its lower-case name. Null: the request does not have it.
 */
export function isCall(get: (name: string) => string | null): boolean {
  if (get('sec-websocket-key')) return false
  const mode = get('sec-fetch-mode')
  if (mode !== null) return CALLING_MODES.has(mode)
  if (!/^\s*Mozilla\//i.test(get('user-agent') ?? '')) return true
  const contentType = get('content-type')
  if (contentType !== null && !FORM_TYPES.test(contentType)) return true
  return Boolean(get('origin')) || PREFLIGHTED.some((name) => get(name))
}
