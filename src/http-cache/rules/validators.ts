/** Validators and conditional requests: RFC 9110 sections 8.8 and 13. */

import { parseHttpDate } from '../../http/http-date.js'
import type { Fields } from '../message.js'
import { fieldValue, withoutFields } from './fields.js'

const ENTITY_TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"|[^\s,"][^\s,]*/g

/** Whether the client's `If-None-Match` or `If-Modified-Since` shows that it has this response already. */
export function isNotModified(
  request: Fields,
  response: Fields,
  { responseTimeMs, nowMs }: { responseTimeMs: number; nowMs: number },
): boolean {
  const tags = fieldValue(request, 'if-none-match')
  // The date counts only if there is no tag: RFC 9110 section 13.2.2.
  if (tags !== undefined) return matchesTag(tags, fieldValue(response, 'etag'))
  const since = dateOf(request, 'if-modified-since', nowMs)
  if (since === null) return false
  // Without `Last-Modified`, `Date` counts, and without that, the time of the response: RFC 9111 section 4.3.2.
  const modified =
    dateOf(response, 'last-modified', nowMs) ?? dateOf(response, 'date', nowMs) ?? responseTimeMs
  return modified <= since
}

/** The weak comparison of RFC 9110 section 8.8.3.2. Tags without quotes match too. */
function matchesTag(list: string, tag: string | undefined): boolean {
  if (list.trim() === '*') return true
  if (tag === undefined) return false
  const opaque = opaqueTag(tag)
  return (list.match(ENTITY_TAG) ?? []).some((candidate) => candidate.replace(/^W\//, '') === opaque)
}

/** Whether `If-Range` allows taking a range from this response: RFC 9110 section 13.1.5. Without `If-Range`, it is allowed. */
export function mayTakeRange(request: Fields, response: Fields, nowMs: number): boolean {
  const condition = fieldValue(request, 'if-range')?.trim()
  if (condition === undefined) return true
  if (condition.startsWith('"')) return condition === strongTagOf(response)
  const date = parseHttpDate(condition, nowMs)
  const modified = dateOf(response, 'last-modified', nowMs)
  const made = dateOf(response, 'date', nowMs)
  // Section 8.8.2.2: a date is a strong validator only if the representation was at least a second old.
  return date !== null && date === modified && made !== null && made - modified >= 1000
}

/** The strong entity tag. Null: there is none, so nothing shows that two parts belong together. */
export function strongTagOf(fields: Fields): string | null {
  const tag = fieldValue(fields, 'etag')?.trim()
  return tag?.startsWith('"') ? tag : null
}

/** Fields that let the origin respond with less than a storable response. */
const CONDITIONS = ['if-none-match', 'if-modified-since', 'range', 'if-range']

/**
 * The fields of the request to the origin: the client's, plus the conditions on the stored response. The client's own conditions are
 * dropped, unless the response is for this client alone anyway.
 */
export function questionFields(client: Fields, stored: Fields | undefined, isShared: boolean): Fields {
  const isOwn = stored === undefined && !isShared
  const mayStay = isOwn || CONDITIONS.every((name) => client[name] === undefined)
  const fields = mayStay ? client : withoutFields(client, CONDITIONS)
  return stored === undefined ? fields : { ...fields, ...validationFields(stored) }
}

/** The conditions that ask whether a stored response is still valid: RFC 9111 section 4.3.1. Empty: it has no validator. */
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
export function isOtherVersion(one: Fields, other: Fields): boolean {
  return ['etag', 'last-modified', 'content-length'].some((name) => {
    const [value, otherValue] = [fieldValue(one, name), fieldValue(other, name)]
    return value !== undefined && otherValue !== undefined && value !== otherValue
  })
}

/** The date in a field. Null: there is no such field, or its value is not a date. */
export function dateOf(fields: Fields, name: string, nowMs: number): number | null {
  const value = fieldValue(fields, name)
  return value === undefined ? null : parseHttpDate(value, nowMs)
}

/**
 * Whether a 304 is about this stored response: RFC 9111 section 4.3.4. It is not if it has another `ETag`, or, where one of the two has no
 * `ETag`, another `Last-Modified`. A 304 without either is about the response that it was asked about: RFC 9110 section 15.4.5 lets an
 * origin leave out a `Last-Modified`.
 *
 * A tag may be weak in one and strong in the other: nginx weakens the tag of a response that it compresses, but not the tag of a 304.
 */
export function isAbout(notModified: Fields, stored: Fields, nowMs: number): boolean {
  const [tag, storedTag] = [fieldValue(notModified, 'etag'), fieldValue(stored, 'etag')]
  if (tag !== undefined && storedTag !== undefined) return opaqueTag(tag) === opaqueTag(storedTag)
  const [date, storedDate] = [fieldValue(notModified, 'last-modified'), fieldValue(stored, 'last-modified')]
  if (date !== undefined && storedDate !== undefined)
    return (
      date === storedDate || parseHttpDate(date, nowMs) === (parseHttpDate(storedDate, nowMs) ?? storedDate)
    )
  // A validator that only one of the two has says nothing about the other.
  return tag === undefined && date === undefined
}

function opaqueTag(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
