/** Which of the responses stored for a URL answers a request. */
import type { ForwardReason } from './cache-status.js'
import type { HttpRequest } from './message.js'
import { rangeWithin } from './present.js'
import type { StoredResource, StoredResponse } from './store.js'
import { createSelector, isSelected, type Selector } from './vary.js'

/** The one that answers this request: the latest that fits (RFC 9111 section 4.1), and a part only if there is no whole. */
export function select(
  responses: readonly StoredResponse[],
  request: HttpRequest,
  nowMs: number,
): StoredResponse | undefined {
  let selected: StoredResponse | undefined
  const isFor: Selector =
    responses.length > 1
      ? createSelector(request.fields)
      : (selecting) => isSelected(request.fields, selecting)
  for (const response of responses) {
    if (!isFor(response.selecting)) continue
    const { fields, part } = response
    if (part !== null && (selected?.part === null || rangeWithin({ fields, part }, request, nowMs) === null))
      continue
    const isLater =
      selected === undefined ||
      (response.part === null && selected.part !== null) ||
      response.responseTimeMs >= selected.responseTimeMs
    if (isLater) selected = response
  }
  return selected
}

/** Why none does. */
export function reasonWithout({ responses }: StoredResource): ForwardReason {
  if (responses.length === 0) return 'uri-miss'
  return responses.every(({ part }) => part !== null) ? 'partial' : 'vary-miss'
}
