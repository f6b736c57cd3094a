/** Keeps caches in front of the gateway from showing one caller's answer to another. */
import type { ServerResponse } from 'node:http'
import type { Plugin } from 'graphql-yoga'
import type { RequestContext } from '../request/request-context.js'

/** The fields of a request on which an answer depends, for caches that store in spite of `no-store`. */
const VARY = 'Accept, Authorization, Origin, X-Auth-Token'

/** The fields of every answer that does not say otherwise. Only GraphiQL's files do. */
export const NOT_STORED = { 'cache-control': 'no-store', vary: VARY }

export function forbidStoring(res: ServerResponse): void {
  for (const [name, value] of Object.entries(NOT_STORED)) res.setHeader(name, value)
}

/** For files whose names change with their content. */
export const FOREVER = 'public, max-age=31536000, immutable'

/** Yoga itself says `no-cache` of event streams, which lets caches store them. */
export function useNoStore(): Plugin<object, RequestContext> {
  return {
    onResponse({ response }) {
      const cacheControl = response.headers.get('cache-control')
      if (cacheControl !== null && cacheControl !== FOREVER) response.headers.set('cache-control', 'no-store')
    },
  }
}
