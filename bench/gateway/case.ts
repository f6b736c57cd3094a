/** One thing to measure: a request, and the circumstances in which it is sent. */
import type { World } from './world.js'

type Variables = Record<string, unknown>

export type Operation = { readonly query: string; readonly variables?: Variables }

export type Case = {
  readonly name: string
  readonly operation: Operation
  readonly world: World
  /** The number of callers. Each sends its next request when it has the response to the last. */
  readonly callers: number
  readonly method: 'GET' | 'POST'
  /** The variables of the requests, which take turns. Empty: all requests have those of `operation`. */
  readonly variants: readonly Variables[]
  /** Whether every request has a document that no server has seen. `UNSEEN` in the query becomes a number. */
  readonly isUnseen: boolean
  /** Whether the response is a GraphQL error, and perhaps an HTTP error as well. */
  readonly isRefused: boolean
  /** The response of `bare-rest`. Undefined: `bare-rest` does not serve the case. */
  readonly shape: 'typename' | 'stage' | 'list' | 'back' | 'text' | null
  /** The same query with Tailcall's names. Undefined: Tailcall does not serve the case. */
  readonly tailcall: string | null
}
