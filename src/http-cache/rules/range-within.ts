/** Finds a requested range in a stored part. */
import type { Fields, HttpRequest } from '../message.js'
import { fieldValue } from './fields.js'
import { type ByteRange, type ContentRange, parseRange, parseSpecs } from './range.js'
import { mayTakeRange } from './validators.js'

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
