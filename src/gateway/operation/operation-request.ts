/** A caller's request for an operation, from either front. */
import type { CallerSignal } from '../../lib/caller-signal.js'
import type { ResponseType } from '../request/media-type.js'

/** As in the request. `readParams` refuses parameters that cannot mean an operation. */
export type OperationParams = {
  readonly query: string
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

export type OperationRequest = {
  /** Names the request in the response's `X-Request-Id`, in each of its errors, and in the log. */
  readonly requestId: string
  /** The caller's `X-Auth-Token`. Null: the caller sent none. */
  readonly token: string | null
  /** The address, or for IPv6 the network, by which callers without a token are told apart. */
  readonly client: string
  readonly responseType: ResponseType
  /** Whether the caller asks for the operation's cost. */
  readonly showsCost: boolean
  /** Whether the request may change nothing: it is a GET. */
  readonly readsOnly: boolean
  /** Aborted when the caller leaves. Made when first asked for. */
  readonly signal: CallerSignal
}
