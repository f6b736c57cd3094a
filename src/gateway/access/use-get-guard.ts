/** Keeps browsers from executing an operation in a URL, unless a page that may call asks for it in a way only pages can. */
import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { RequestContext } from '../request/request-context.js'

/**
 * A page cannot have these sent by an image, a form or a no-cors fetch: the browser asks for permission first, by a preflight.
 * Proxies and browsers do not add them on their own, as they do `X-Forwarded-For` or `Authorization`.
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

/** The modes in which a page that calls gets to read the answer. Node's own `fetch` says `cors` too. */
const CALLING_MODES = new Set(['cors', 'same-origin'])

/**
 * Operations by GET spend upstream calls, and every link, image and form can carry one. So:
 *
 * - A request with `Sec-Fetch-Mode` has to be a call: not a navigation, an image, a script or a WebSocket.
 * - One without it, by a browser (`User-Agent: Mozilla/…`): an old one, or one that asks by plain HTTP beyond this machine, where
 *   browsers leave `Sec-Fetch-*` out. It has to have an `Origin`, which was checked, or a header that needs a preflight: the rule
 *   of Apollo Server. https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf
 * - Other programs, such as curl, need nothing.
 */
export function useGetGuard(): Plugin<object, RequestContext> {
  return {
    onRequestParse({ request }) {
      if (request.method !== 'GET' || isCall(request.headers)) return
      throw new GraphQLError(
        'A browser may send an operation by GET only as a call of a page (fetch), not as a link, image, script, form or WebSocket. Use POST, or send the header "apollo-require-preflight: true".',
        { extensions: { code: 'FORBIDDEN', http: { status: 403 } } },
      )
    },
  }
}

function isCall(headers: Headers): boolean {
  if (headers.has('sec-websocket-key')) return false
  const mode = headers.get('sec-fetch-mode')
  if (mode !== null) return CALLING_MODES.has(mode)
  if (!/^\s*Mozilla\//i.test(headers.get('user-agent') ?? '')) return true
  const contentType = headers.get('content-type')
  return (
    headers.has('origin') ||
    PREFLIGHTED.some((name) => headers.get(name)) ||
    (contentType !== null && !FORM_TYPES.test(contentType))
  )
}
