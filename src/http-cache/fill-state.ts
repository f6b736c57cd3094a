/** The states of a fill. The table in `fill.ts` says how it gets from one to the next. */
import type { GrowingBody } from './bodies/growing-body.js'
import type { Presentable } from './present.js'
import type { Storable } from './rules/storability.js'

export type Sharing = {
  readonly kind: 'sharing'
  readonly storable: Storable
  /** The response as those get it who join from now on. */
  readonly response: Presentable
  /** Null: the body came with the head. */
  readonly body: GrowingBody | null
}

export type FillState =
  /** `isRefetch`: the origin is asked without a condition, because its 304 was about something else. */
  | { readonly kind: 'fetching'; readonly isRefetch: boolean; abort(): void }
  | Sharing
  | { readonly kind: 'done' }
