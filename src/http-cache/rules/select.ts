/** Selects the stored response that answers a request. */

import type { Fields, HttpRequest } from '../message.js'
import type { ForwardReason } from './cache-status.js'
import { fieldValue } from './fields.js'
import { type ByteRange, type ContentRange, parseRange, parseSpecs } from './range.js'
import type { StoredResource, StoredResponse } from './stored-response.js'
import { dateOf, mayTakeRange } from './validators.js'
import { createSelector, isSelected } from './vary.js'

/**
 * Selects among the responses that fit: RFC 9111 section 4.1. A whole response is preferred to a part. A response selected by more fields is
 * preferred to one selected by fewer of the same fields. Otherwise, if an origin left out `Vary` for requests without `Origin`, that
 * response, which has no CORS fields, would replace all others. The latest of the remaining responses by `Date` wins.
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

/** Whether a response is selected by all fields of another response, and by more. It is preferred if both fit. */
export function isMoreSpecific(
  { selecting }: StoredResponse,
  { selecting: others }: StoredResponse,
): boolean {
  return (
    selecting.length > others.length &&
    others.every(([name]) => selecting.some(([otherName]) => otherName === name))
  )
}

/** Compares by `Date`. If two responses have the same date, the one that arrived later is the later one. */
function isLater(one: StoredResponse, other: StoredResponse, nowMs: number): boolean {
  const [made, otherMade] = [one, other].map(
    ({ fields, responseTimeMs }) => dateOf(fields, 'date', nowMs) ?? responseTimeMs,
  )
  if (made === undefined || otherMade === undefined || made === otherMade)
    return one.responseTimeMs >= other.responseTimeMs
  return made > otherMade
}

/** Why no stored response fits. */
export function reasonWithout({ responses }: StoredResource): ForwardReason {
  if (responses.length === 0) return 'uri-miss'
  return responses.every(({ part }) => part !== null) ? 'partial' : 'vary-miss'
}

/**
 * The single range that a request asks for, if the stored part contains it. Null: the request has no range or several, the part does not
 * contain the range, or the range is for another representation.
 */
export function rangeWithin(
  { fields, part }: { fields: Fields; part: ContentRange },
  request: HttpRequest,
  nowMs: number,
): ByteRange | null {
  if (request.method !== 'GET' || !mayTakeRange(request.fields, fields, nowMs)) return null
  const value = fieldValue(request.fields, 'range') ?? ''
  const [spec, ...others] = parseSpecs(value) ?? []
  if (spec === undefined || others.length > 0) return null
  const { start, end, total } = part
  if (total === null) {
    const isWithin = spec.first !== null && spec.last !== null && spec.first >= start && spec.last <= end
    return isWithin ? { start: spec.first, end: spec.last } : null
  }
  const range = parseRange(value, total)
  return typeof range === 'object' && range.start >= start && range.end <= end ? range : null
}
