/** Keeps caches in front of the gateway from showing one caller's response to another. */
import type { ServerResponse } from 'node:http'
import type { Plugin } from 'graphql-yoga'
import type { RequestContext } from '../request/request-context.js'

/** The request fields on which a response depends, for caches that store in spite of `no-store`. */
const VARY = 'Accept, Authorization, Origin, X-Auth-Token'

/** The fields of every response, except those for GraphiQL's files. */
export const NOT_STORED = { 'cache-control': 'no-store', vary: VARY }

export function forbidStoring(res: ServerResponse): void {
  for (const [name, value] of Object.entries(NOT_STORED)) res.setHeader(name, value)
}

/** The `Cache-Control` of files whose names change with their content. */
export const FOREVER = 'public, max-age=31536000, immutable'

/**
 * Corrects two fields that Yoga sets on event streams: `no-cache`, which would let caches store them, and `Connection`, which is for
 * node:http to decide, because a client may have asked for the end of the connection.
 */
export function useNoStore(): Plugin<object, RequestContext> {
  return {
    onResponse({ response }) {
      response.headers.delete('connection')
      const cacheControl = response.headers.get('cache-control')
      if (cacheControl !== null && cacheControl !== FOREVER) response.headers.set('cache-control', 'no-store')
    },
  }
}
