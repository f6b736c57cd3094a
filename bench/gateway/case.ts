/** One thing to measure: a request, and the circumstances in which it is sent. */
import type { World } from './world.js'

export type Operation = { readonly query: string; readonly variables?: Record<string, unknown> }

export type Case = {
  readonly name: string
  readonly operation: Operation
  readonly world: World
  /** How many callers ask at once, each again as soon as it is answered. */
  readonly callers: number
  readonly method: 'GET' | 'POST'
  /** Every request has a document that no server has seen: `UNSEEN` in the query becomes a number. */
  readonly isUnseen: boolean
  /** The answer is an error by GraphQL, and maybe by HTTP too. */
  readonly isRefused: boolean
  /** The answer that `bare-rest` gives; where there is none, it cannot serve the case. */
  readonly shape: 'typename' | 'stage' | 'list' | 'back' | 'text' | null
  /** The same in Tailcall's spelling, where it can be said there. */
  readonly tailcall: string | null
}
