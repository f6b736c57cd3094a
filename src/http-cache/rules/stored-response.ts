/** What a cache remembers of a response, and the key it remembers it by. */
import type { Fields } from '../message.js'

/** The key of a stored response: RFC 9111 section 2, the method being GET. */
export type CacheKey = {
  /** One cache stage as it is configured now: another one's responses, or an earlier configuration's, are never seen. */
  readonly space: string
  /** With its port: origins are told both, and may answer by them. */
  readonly host: string
  /** The host, and behind it path and query as they came. */
  readonly url: string
  /** Of the URL, without the query: as it is purged. */
  readonly path: string
}

/** @param target path and query, as they came. */
export function toCacheKey(space: string, host: string, target: string): CacheKey {
  const url = host + target
  const queryStart = url.indexOf('?', host.length)
  // Cut from what is kept: a piece of a string holds all of it in memory, and the target is one of the whole request's head.
  const path = url.slice(host.length, queryStart < 0 ? undefined : queryStart)
  return { space, host, url, path }
}

/** Everything here can be written as JSON, but for the body. */
export type StoredResponse = {
  /** Which one of the responses for one key it is: a later one with the same slot takes its place. */
  readonly slot: string
  readonly status: number
  readonly fields: Fields
  readonly body: readonly Buffer[]
  readonly bodyBytes: number
  /** The names in `Vary`, and what the request that it answered had there (null: nothing), normalised. */
  readonly selecting: readonly (readonly [name: string, value: string | null])[]
  /** When the request was made and the response came, as in `Times`. */
  readonly requestTimeMs: number
  readonly responseTimeMs: number
  /** For how long it is fresh, counted from when the origin made it. */
  readonly freshForSeconds: number
  /** Its age when it came (RFC 9111 section 4.2.3, corrected_initial_age). */
  readonly initialAgeSeconds: number
  /** How long after that it may be used while it is being validated, and when that fails (RFC 5861). */
  readonly staleWhileRevalidateSeconds: number
  /** Null: the origin does not say. */
  readonly staleIfErrorSeconds: number | null
  /** Whether it must not be used without validation: always (`no-cache`), once stale (`must-revalidate` and the like), or neither. */
  readonly mustValidate: 'always' | 'once-stale' | 'no'
  /** Null: all of it. Otherwise the bytes of a 206, `end` included. Total null: not known. */
  readonly part: { readonly start: number; readonly end: number; readonly total: number | null } | null
}

export type StoredResource = {
  readonly responses: readonly StoredResponse[]
  /**
   * To be given back with what is put. A store that others write to as well keeps nothing of what was asked for before a
   * purge that came since; in one of this process alone the cache itself sees to that, and it is null.
   */
  readonly ticket: unknown
  /** The same for two looks at a key if nothing was forgotten between them: whoever came later may have what the first fetched. */
  readonly generation: string
}
