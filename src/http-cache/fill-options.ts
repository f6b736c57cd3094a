/** The options of a fill, and the hooks by which it acts on the cache. */
import type { BodyLimits } from './bodies/whole-body.js'
import type { FetchDeps } from './fetch.js'
import type { FetchFromOrigin, HttpRequest } from './message.js'
import type { CacheKey, StoredResource, StoredResponse } from './rules/stored-response.js'
import type { Selecting } from './rules/vary.js'

export type FillOptions = {
  readonly key: CacheKey
  readonly request: HttpRequest
  readonly fetchFromOrigin: FetchFromOrigin
  /** The store's answer when it was asked for the key. */
  readonly resource: StoredResource
  readonly fallbackTtlSeconds: number
  /** The stored response that the origin is asked to confirm. */
  readonly validating: StoredResponse | undefined
  /** The request's values of the fields that responses are known to vary by. */
  readonly expected: Selecting
  /** Whether other requests than the first may join the waiting list. */
  readonly isShared: boolean
  /** Whether the fetch goes on although no request waits for it. */
  readonly isBackground: boolean
  /** Whether the client's `Range` is passed on. */
  readonly keepsRange: boolean
}

/** @typeParam Owner the fill itself. */
export type FillHooks<Owner> = FetchDeps &
  BodyLimits & {
    /**
     * The origin has responded, and the response can be shared or not. Called before the response is acted on.
     *
     * @param isPassing the next request may soon get another response.
     */
    onShareable(fill: Owner, isShareable: boolean, isPassing: boolean): void
    /** The stored response as it is now. Null: it must not be used any more. */
    onValidated(fill: Owner, response: StoredResponse | null): void
    /** The whole response is here, and may be stored. */
    onStorable(fill: Owner, response: StoredResponse): void | Promise<void>
    /** Whether the fetch may go on for the store alone. */
    mayGoOnUnattended(fill: Owner): boolean
    /** No request can join the fill any more. */
    onDone(fill: Owner): void
  }
