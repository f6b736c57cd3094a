/** Keeps browsers from executing an operation in a URL, unless a page that may call sends it as a call. */
import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { RequestContext } from '../request/request-context.js'
import { isCall } from './is-call.js'

export function useGetGuard(): Plugin<object, RequestContext> {
  return {
    onRequestParse({ request: { method, headers } }) {
      if (method !== 'GET' || isCall((name) => headers.get(name))) return
      throw new GraphQLError(
        'A browser may send an operation by GET only as a call of a page (fetch), not as a link, image, script, form or WebSocket. Use POST, or send the header "apollo-require-preflight: true".',
        { extensions: { code: 'FORBIDDEN', http: { status: 403 } } },
      )
    },
  }
}
