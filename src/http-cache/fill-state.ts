/**
 * The options of a fill, its states, and its life cycle:
 *
 * | state | event | next state | effect |
 * | --- | --- | --- | --- |
 * | – | created | fetching | the origin is asked, with a condition if there is a stored response to validate |
 * | fetching | a request joins | fetching | the request goes on the waiting list |
 * | fetching | all clients have left, except in a background fill | done | the fetch is aborted |
 * | fetching | 304 about the stored response | done | the stored response is updated, and given to the waiting list |
 * | fetching | 304 about another response | fetching | the origin is asked again, without a condition. A second 304 is an error |
 * | fetching | error status, and the stored response may stand in | done | the waiting list gets the stored response |
 * | fetching | a response that cannot be shared | done | the client whose request caused the fetch gets it, and the others look for another one |
 * | fetching | a response that can be shared | sharing | the requests that it fits get it, and the others look for another one |
 * | fetching | the origin fails | done | each request gets the stored response if that may stand in, else an error |
 * | sharing | a request joins | sharing | the request gets the response at once |
 * | sharing | the whole body is here | done | the response is stored |
 * | sharing | the body breaks off, is too large, or nobody reads it | done | nothing is stored |
 *
 * A purge detaches the fill in any state: the waiting list still gets the response, but nobody else may join, and nothing is stored. If
 * nobody reads the body, the rest of it is dropped.
 *
 * The way back of a miss that is stored, from the origin to the client and the store:
 *
 * 1. `fetch.ts` gets the head of the origin's response, and `Fill` in `fill.ts` passes it to `fill-decisions.ts`.
 * 2. `judge` asks `rules/storability.ts` whether a shared cache may store the response. If it may, the fill goes to `sharing`.
 * 3. `present.ts` makes the response of each request on the waiting list, with `Age`, `Cache-Status` and `X-Cache`, while the body still comes.
 * 4. Once the body is whole, `onStorable` in `cache.ts` joins it with the stored parts of the same version (`rules/update.ts`), and puts it
 *    into the store (`stores/`).
 */
import type { GrowingBody } from './bodies/growing-body.js'
import type { BodyStorage } from './bodies/whole-body.js'
import type { FetchDeps } from './fetch.js'
import type { FetchFromOrigin, HttpRequest } from './message.js'
import type { Presentable } from './present.js'
import type { Storable } from './rules/storability.js'
import type { CacheKey, StoredResource, StoredResponse } from './rules/stored-response.js'
import type { Selecting } from './rules/vary.js'

export type Sharing = {
  readonly kind: 'sharing'
  readonly storable: Storable
  /** The response for requests that join from now on. */
  readonly response: Presentable
  /** Null: the body came with the head. */
  readonly body: GrowingBody | null
}

export type FillState =
  /** `isRefetch`: the origin is asked without a condition, because its 304 was about another response. */
  | { readonly kind: 'fetching'; readonly isRefetch: boolean; abort(): void }
  | Sharing
  | { readonly kind: 'done' }

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
  BodyStorage & {
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
