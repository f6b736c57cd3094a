/**
 * The states of a fill, and its life cycle:
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
 */
import type { GrowingBody } from './bodies/growing-body.js'
import type { Presentable } from './present.js'
import type { Storable } from './rules/storability.js'

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
