/** Validators and the requests that carry them: RFC 9110 sections 8.8 and 13. */

import { parseHttpDate } from '../../http/http-date.js'
import type { Fields } from '../message.js'
import { fieldValue, withoutFields } from './fields.js'

const ENTITY_TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"|[^\s,"][^\s,]*/g

/** Whether a response with these fields is the one that the client's `If-None-Match` or `If-Modified-Since` says it has. */
export function isNotModified(
  request: Fields,
  response: Fields,
  { responseTimeMs, nowMs }: { responseTimeMs: number; nowMs: number },
): boolean {
  const tags = fieldValue(request, 'if-none-match')
  // RFC 9110 section 13.2.2: the date counts only where there is no tag.
  if (tags !== undefined) return matchesTag(tags, fieldValue(response, 'etag'))
  const since = dateOf(request, 'if-modified-since', nowMs)
  if (since === null) return false
  // RFC 9111 section 4.3.2: without `Last-Modified` it is the `Date` that counts, and at last when the response came.
  const modified =
    dateOf(response, 'last-modified', nowMs) ?? dateOf(response, 'date', nowMs) ?? responseTimeMs
  return modified <= since
}

/** The weak comparison of RFC 9110 section 8.8.3.2. Tags that lack their quotes match the like. */
function matchesTag(list: string, tag: string | undefined): boolean {
  if (list.trim() === '*') return true
  if (tag === undefined) return false
  const opaque = opaqueTag(tag)
  return (list.match(ENTITY_TAG) ?? []).some((candidate) => candidate.replace(/^W\//, '') === opaque)
}

/** Whether a range may be taken from this response: RFC 9110 section 13.1.5. No `If-Range` asks for no check. */
export function mayTakeRange(request: Fields, response: Fields, nowMs: number): boolean {
  const condition = fieldValue(request, 'if-range')?.trim()
  if (condition === undefined) return true
  if (condition.startsWith('"')) return condition === strongTagOf(response)
  const date = parseHttpDate(condition, nowMs)
  const modified = dateOf(response, 'last-modified', nowMs)
  const made = dateOf(response, 'date', nowMs)
  // Section 8.8.2.2: a date is a strong validator only where what it dates was a second old at least.
  return date !== null && date === modified && made !== null && made - modified >= 1000
}

/** Null: it has none that two parts may be put together by. */
export function strongTagOf(fields: Fields): string | null {
  const tag = fieldValue(fields, 'etag')?.trim()
  return tag?.startsWith('"') ? tag : null
}

/** Fields that let the origin answer with less than what could be stored. */
const CONDITIONS = ['if-none-match', 'if-modified-since', 'range', 'if-range']

/**
 * What the origin is asked with: the client's fields without what is about a response that the cache does not have, unless the
 * answer is for this client alone anyway; and with what asks about the one it has.
 */
export function questionFields(client: Fields, stored: Fields | undefined, isShared: boolean): Fields {
  const isOwn = stored === undefined && !isShared
  const mayStay = isOwn || CONDITIONS.every((name) => client[name] === undefined)
  const fields = mayStay ? client : withoutFields(client, CONDITIONS)
  return stored === undefined ? fields : { ...fields, ...validationFields(stored) }
}

/** What asks the origin whether a stored response still holds: RFC 9111 section 4.3.1. Empty: it cannot be asked. */
function validationFields(stored: Fields): Fields {
  const tag = fieldValue(stored, 'etag')
  const modified = fieldValue(stored, 'last-modified')
  return {
    ...(tag !== undefined && { 'if-none-match': tag }),
    ...(modified !== undefined && { 'if-modified-since': modified }),
  }
}

export function hasValidator(fields: Fields): boolean {
  return fields.etag !== undefined || fields['last-modified'] !== undefined
}

/** Whether the two differ in a field that identifies a version of the representation. */
export function isOther(one: Fields, other: Fields): boolean {
  return ['etag', 'last-modified', 'content-length'].some((name) => {
    const [value, otherValue] = [fieldValue(one, name), fieldValue(other, name)]
    return value !== undefined && otherValue !== undefined && value !== otherValue
  })
}

/** Null: there is none, or it is no date. */
export function dateOf(fields: Fields, name: string, nowMs: number): number | null {
  const value = fieldValue(fields, name)
  return value === undefined ? null : parseHttpDate(value, nowMs)
}

/**
 * Whether a 304 is about this stored response: RFC 9111 section 4.3.4. It is not where it says another `ETag`, or for want of one in
 * either another `Last-Modified`. One that says neither is about what it was asked: RFC 9110 section 15.4.5 lets an origin leave out a
 * `Last-Modified`.
 *
 * A tag may be weak in one and strong in the other: nginx weakens that of a response that it compresses, and not that of the 304 to it.
 */
export function isAbout(notModified: Fields, stored: Fields, nowMs: number): boolean {
  const [tag, storedTag] = [fieldValue(notModified, 'etag'), fieldValue(stored, 'etag')]
  if (tag !== undefined && storedTag !== undefined) return opaqueTag(tag) === opaqueTag(storedTag)
  const [date, storedDate] = [fieldValue(notModified, 'last-modified'), fieldValue(stored, 'last-modified')]
  if (date !== undefined && storedDate !== undefined)
    return (
      date === storedDate || parseHttpDate(date, nowMs) === (parseHttpDate(storedDate, nowMs) ?? storedDate)
    )
  // What one has alone says nothing of the other.
  return tag === undefined && date === undefined
}

function opaqueTag(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
