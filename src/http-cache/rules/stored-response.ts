/** The form of a stored response, and of its key. */
import type { Fields } from '../message.js'
import { pathOf } from './target.js'

/** The key of a stored response: RFC 9111 section 2. The method is always GET. */
export type CacheKey = {
  /** Names one cache stage in its present configuration. Responses of another stage or an earlier configuration are in other spaces. */
  readonly space: string
  /** The host with its port: origins are told both, and their responses may depend on them. */
  readonly host: string
  /** The host, followed by path and query as sent. */
  readonly url: string
  /** The path of the URL without the query, as purges name it. */
  readonly path: string
}

/** @param target path and query, as sent. */
export function toCacheKey(space: string, host: string, target: string): CacheKey {
  const url = host + target
  // A slice of the key's own URL. A slice of `target` would keep the whole head of the request in memory.
  const path = pathOf(url.slice(host.length))
  return { space, host, url, path }
}

/** A stored response. All of it except the body can be written as JSON. */
export type StoredResponse = {
  /** Identifies the response among those of its key: a later one with the same slot replaces it. */
  readonly slot: string
  readonly status: number
  readonly fields: Fields
  readonly body: readonly Buffer[]
  readonly bodyBytes: number
  /** The fields that `Vary` names, with the normalised values of the request that the response was for (null: no such field). */
  readonly selecting: readonly (readonly [name: string, value: string | null])[]
  /** The times of the request and of the response, as in `Times`. */
  readonly requestTimeMs: number
  readonly responseTimeMs: number
  /** The freshness lifetime, counted from when the origin made the response. */
  readonly freshForSeconds: number
  /** The age of the response when it came: `corrected_initial_age` in RFC 9111 section 4.2.3. */
  readonly initialAgeSeconds: number
  /** The time after its freshness lifetime during which the response may be used while it is being validated (RFC 5861). */
  readonly staleWhileRevalidateSeconds: number
  /** The time after its freshness lifetime during which the response may be used if validation fails. Null: the origin gives no limit. */
  readonly staleIfErrorSeconds: number | null
  /** Whether the response must be validated before use: always (`no-cache`), once stale (`must-revalidate` and the like), or not. */
  readonly mustValidate: 'always' | 'once-stale' | 'no'
  /** Null: the response is whole. Otherwise the bytes of a 206, `end` included. A null `total` is unknown. */
  readonly part: { readonly start: number; readonly end: number; readonly total: number | null } | null
}

export type StoredResource = {
  readonly responses: readonly StoredResponse[]
  /**
   * Must be passed to `put`. A store with several writers uses the ticket to drop a response whose fetch began before a purge. For a
   * store in this process, the cache drops such responses itself, and the ticket is null.
   */
  readonly ticket: unknown
  /**
   * Equal for two lookups of a key if there was no purge or deletion between them, so that the later request may join the fill of the
   * earlier one.
   */
  readonly generation: string
}
