/** Makes the responses that a fill gives to its waiting list. */
import { lendBody } from './bodies/lent-body.js'
import type { MemoryBudget } from './bodies/memory-budget.js'
import type { FetchDeps } from './fetch.js'
import type { HttpRequest, HttpResponse } from './message.js'
import { type Presentable, present, presentValidated } from './present.js'
import { type Added, type Forwarded, type ForwardReason, missLines } from './rules/cache-status.js'
import { currentAge } from './rules/freshness.js'
import type { Storable } from './rules/storability.js'
import type { StoredResponse } from './rules/stored-response.js'
import type { Waiter } from './waiting-list.js'

/** Presents a stored response that the origin has confirmed, or that stands in for an error. */
export function presentStored(
  response: StoredResponse,
  waiter: Waiter,
  forwarded: Omit<Forwarded, 'reason'>,
  hooks: Pick<FetchDeps, 'now'> & Pick<MemoryBudget, 'lend'>,
): HttpResponse {
  const presented = presentValidated(response, waiter, forwarded, hooks.now())
  return lendBody(presented, waiter.request, response, hooks)
}

export type SharedBy = {
  readonly reason: ForwardReason
  /** Whether another request than this one caused the fetch. */
  readonly isCollapsed: boolean
  /** Whether there was a purge since the fetch began, so that the response is not stored. */
  readonly isDetached: boolean
}

/** Presents a response that comes from the origin. */
export function presentShared(
  storable: Storable,
  response: Presentable,
  request: HttpRequest,
  { reason, isCollapsed, isDetached }: SharedBy,
  nowMs: number,
): HttpResponse {
  const age = Math.floor(currentAge(storable, nowMs))
  const detail = isDetached ? 'purged' : undefined
  const isStored = !isDetached
  const added: Added = [['age', String(age)], ...missLines({ reason, isStored, isCollapsed, detail })]
  return present(response, request, added, nowMs)
}
