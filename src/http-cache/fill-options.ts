/** The options of a fill, and the hooks through which it acts on the cache. */
import type { BodyLimits } from './bodies/whole-body.js'
import type { FetchDeps } from './fetch.js'
import type { FetchFromOrigin, HttpRequest } from './message.js'
import type { CacheKey, StoredResource, StoredResponse } from './rules/stored-response.js'
import type { Selecting } from './rules/vary.js'

export type FillOptions = {
  readonly key: CacheKey
  readonly request: HttpRequest
  readonly fetchFromOrigin: FetchFromOrigin
  /** The store's content for the key when the fill began. */
  readonly resource: StoredResource
  readonly fallbackTtlSeconds: number
  /** The stored response that the origin is asked to confirm. Undefined: none. */
  readonly validating: StoredResponse | undefined
  /** The request's values of the fields that responses are known to vary by. */
  readonly expected: Selecting
  /** Whether further requests may join the waiting list. */
  readonly isShared: boolean
  /** Whether the fetch goes on even if no request waits for it. */
  readonly isBackground: boolean
  /** Whether the client's `Range` is passed on. */
  readonly keepsRange: boolean
}

/** @typeParam Owner the fill itself. */
export type FillHooks<Owner> = FetchDeps &
  BodyLimits & {
    /**
     * Called when it is known whether the origin's response can be shared, and before anything is done with the response.
     *
     * @param isPassing whether the next request may soon get another response.
     */
    onShareable(fill: Owner, isShareable: boolean, isPassing: boolean): void
    /** @param response the updated stored response. Null: the stored response must not be used any more. */
    onValidated(fill: Owner, response: StoredResponse | null): void
    /** Called with the whole response, if it may be stored. */
    onStorable(fill: Owner, response: StoredResponse): void | Promise<void>
    /** Whether the fetch may go on although only the store needs the response. */
    mayGoOnUnattended(fill: Owner): boolean
    /** Called when no request can join the fill any more. */
    onDone(fill: Owner): void
  }
