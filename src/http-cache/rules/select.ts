/** Which of the responses stored for a URL answers a request. */

import type { HttpRequest } from '../message.js'
import type { ForwardReason } from './cache-status.js'
import { rangeWithin } from './range-within.js'
import type { StoredResource, StoredResponse } from './stored-response.js'
import { dateOf } from './validators.js'
import { createSelector, isSelected } from './vary.js'

/**
 * The one that answers this request, of those that fit: RFC 9111 section 4.1. A part only if there is no whole. One that fits by some
 * fields gives way to one that fits by these and more: an origin that leaves `Vary` out where a request has no `Origin` would otherwise
 * have that answer, without its CORS fields, take the place of all others. Then the latest, by its `Date`.
 */
export function select(
  responses: readonly StoredResponse[],
  request: HttpRequest,
  nowMs: number,
): StoredResponse | undefined {
  const [first] = responses
  if (first === undefined) return undefined
  if (responses.length === 1)
    return isSelected(request.fields, first.selecting) && isOfUse(first, request, nowMs) ? first : undefined

  const isFor = createSelector(request.fields)
  const fitting = responses.filter((one) => isFor(one.selecting) && isOfUse(one, request, nowMs))
  const wholes = fitting.filter(({ part }) => part === null)
  const candidates = wholes.length > 0 ? wholes : fitting
  if (candidates.length < 2) return candidates[0]
  return candidates
    .filter((one) => !candidates.some((other) => isMoreSpecific(other, one)))
    .reduce((latest, one) => (isLater(one, latest, nowMs) ? one : latest))
}

function isOfUse({ fields, part }: StoredResponse, request: HttpRequest, nowMs: number): boolean {
  return part === null || rangeWithin({ fields, part }, request, nowMs) !== null
}

/** Whether it was selected by all the fields that the other one was, and more: it is preferred where both fit. */
export function isMoreSpecific(
  { selecting }: StoredResponse,
  { selecting: others }: StoredResponse,
): boolean {
  return (
    selecting.length > others.length &&
    others.every(([name]) => selecting.some(([otherName]) => otherName === name))
  )
}

/** Of two of one second, the one that came later. */
function isLater(one: StoredResponse, other: StoredResponse, nowMs: number): boolean {
  const [made, otherMade] = [one, other].map(
    ({ fields, responseTimeMs }) => dateOf(fields, 'date', nowMs) ?? responseTimeMs,
  )
  if (made === undefined || otherMade === undefined || made === otherMade)
    return one.responseTimeMs >= other.responseTimeMs
  return made > otherMade
}

/** Why none does. */
export function reasonWithout({ responses }: StoredResource): ForwardReason {
  if (responses.length === 0) return 'uri-miss'
  return responses.every(({ part }) => part !== null) ? 'partial' : 'vary-miss'
}
