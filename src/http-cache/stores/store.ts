/** The interface of the places that stored responses can be kept in. */
import type { CacheKey, StoredResource, StoredResponse } from '../rules/stored-response.js'

/**
 * Where responses are kept. Answers at once where it can, so that a hit in memory costs no turn of the event loop. Nothing
 * here rejects: a store that fails has nothing and keeps nothing.
 */
export interface CacheStore {
  get(key: CacheKey): StoredResource | Promise<StoredResource>
  /** `replacedSlot`: what has this slot, if it is another one than the response's, is forgotten. */
  put(key: CacheKey, response: StoredResponse, ticket: unknown, replacedSlot?: string): void | Promise<void>
  /** Forgets all responses for the key. */
  delete(key: CacheKey): void | Promise<void>
  /**
   * Forgets what is stored for these paths and those of the same normal form, whatever the host and the query; null: the
   * whole space. In effect once it has answered.
   */
  purge(space: string, paths: readonly string[] | null): void | Promise<void>
  close(): void | Promise<void>
}

export const NOTHING_STORED: StoredResource = { responses: [], ticket: null, generation: '' }
