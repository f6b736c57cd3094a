/** The interface of stores of responses. */
import type { CacheKey, StoredResource, StoredResponse } from '../rules/stored-response.js'

/**
 * A store returns synchronously if it can, so that a hit in memory costs no turn of the event loop. No method rejects: a store that fails
 * finds nothing and keeps nothing.
 */
export interface CacheStore {
  get(key: CacheKey): StoredResource | Promise<StoredResource>
  /** Stores a response. @param replacedSlot the slot of another response, which is removed. */
  put(key: CacheKey, response: StoredResponse, ticket: unknown, replacedSlot?: string): void | Promise<void>
  /** Removes all responses for the key. */
  delete(key: CacheKey): void | Promise<void>
  /**
   * Removes the responses for these paths and for paths of the same normal form, with any host and any query. Null: the whole space. The
   * purge is in effect once this has returned, or resolved.
   */
  purge(space: string, paths: readonly string[] | null): void | Promise<void>
  close(): void | Promise<void>
}

export const NOTHING_STORED: StoredResource = { responses: [], ticket: null, generation: '' }
