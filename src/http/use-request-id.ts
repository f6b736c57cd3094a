import type { Plugin } from 'graphql-yoga'
import type { RequestContext } from './request-context.js'

/** Gives every request an id of ours: one that a caller brings along could forge lines of the log. */
export function useRequestId(createId: () => string): Plugin<object, RequestContext> {
  return {
    onRequest({ serverContext }) {
      serverContext.requestId = createId()
    },
    onResponse({ response, serverContext }) {
      response.headers.set('x-request-id', serverContext.requestId)
    },
  }
}
