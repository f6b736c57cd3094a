/** Updates a stored response by the origin's 304, or by a 206 that adjoins it. */

import { formatHttpDate } from '../../http/http-date.js'
import type { Fields } from '../message.js'
import { withoutFields } from './fields.js'
import type { Times } from './freshness.js'
import { sliceBuffers } from './range.js'
import { mayStoreCookie, type NotStored, type Storable, toStorable, toStored } from './storability.js'
import type { StoredResponse } from './stored-response.js'
import { strongTagOf } from './validators.js'

/** Fields about the stored body, which a 304 does not change: RFC 9111 section 3.2. */
const OF_THE_BODY = ['content-encoding', 'content-length', 'content-md5', 'content-range', 'etag']

/**
 * Freshens a stored response: RFC 9111 section 4.3.4. `updated` is stored from now on, unless `notStored` gives a reason against it. `own`
 * is the response to the request that led to the 304. It includes a cookie that the 304 sets, even if that may not be stored.
 */
export function updateFrom304(
  stored: StoredResponse,
  requestFields: Fields,
  notModified: Fields,
  fallbackTtlSeconds: number,
  times: Times,
): { updated: StoredResponse; own: StoredResponse; notStored: NotStored | null } {
  const { 'set-cookie': cookie } = notModified
  const isOwnCookie = cookie !== undefined && !mayStoreCookie(notModified, times.dateMs)
  const news = withoutFields(notModified, isOwnCookie ? [...OF_THE_BODY, 'set-cookie'] : OF_THE_BODY)
  const toOwn = (updated: StoredResponse): StoredResponse =>
    isOwnCookie ? { ...updated, fields: { ...updated.fields, 'set-cookie': cookie } } : updated
  // RFC 9110 section 6.6.1. With the stored date, the response would still be as old as before.
  news.date ??= formatHttpDate(times.dateMs)
  // The age is computed anew from the 304. If that has no `Age`, it is 0.
  const fields = { ...stored.fields, ...news }
  const { body, bodyBytes, status } = stored
  const storable = toStorable(requestFields, { status, fields }, fallbackTtlSeconds, times)
  if (typeof storable !== 'string') {
    const updated = toStored(storable, body, bodyBytes)
    return { updated, own: toOwn(updated), notStored: null }
  }
  const { requestTimeMs, responseTimeMs } = times
  const updated = {
    ...stored,
    fields: withoutFields(fields, ['age']),
    requestTimeMs,
    responseTimeMs,
    initialAgeSeconds: 0,
  }
  return { updated, own: toOwn(updated), notStored: storable }
}

/**
 * @returns the response combined with the stored part of the same variant, if the two form a single part that is not too large. Otherwise
 * the response as it is.
 */
export function combineWithStored(
  stored: readonly StoredResponse[],
  response: StoredResponse,
  maxBytes: number,
): StoredResponse {
  if (response.part === null) return response
  const selecting = JSON.stringify(response.selecting)
  const known = stored.find((one) => one.part !== null && JSON.stringify(one.selecting) === selecting)
  const combined = known === undefined ? null : combineParts(known, response)
  return combined !== null && combined.bodyBytes <= maxBytes ? combined : response
}

/**
 * Joins two parts of one representation: RFC 9111 section 3.4. Null: they neither overlap nor touch, or nothing shows that they belong
 * together. A whole response has no `part`, and the status 200.
 */
export function combineParts(stored: StoredResponse, news: StoredResponse): StoredResponse | null {
  const [one, other] = [stored.part, news.part]
  const tag = strongTagOf(news.fields)
  if (one === null || other === null || tag === null || tag !== strongTagOf(stored.fields)) return null
  if (one.start > other.end + 1 || other.start > one.end + 1 || one.total !== other.total) return null
  const part = {
    start: Math.min(one.start, other.start),
    end: Math.max(one.end, other.end),
    total: other.total,
  }
  const before = sliceBuffers(stored.body, { start: one.start, end: other.start - 1 }, one.start)
  const after = sliceBuffers(stored.body, { start: other.end + 1, end: one.end }, one.start)
  const body = [...before, ...news.body, ...after]
  const bodyBytes = part.end - part.start + 1
  const fields: Fields = { ...stored.fields, ...news.fields, 'content-length': String(bodyBytes) }
  if (part.start > 0 || part.end + 1 !== part.total) {
    const range = `bytes ${part.start}-${part.end}/${part.total ?? '*'}`
    return { ...news, body, bodyBytes, part, fields: { ...fields, 'content-range': range } }
  }
  const { 'content-range': _range, ...whole } = fields
  return { ...news, ...asWhole(news), body, bodyBytes, fields: whole }
}

/** The properties that distinguish a whole response from a part. */
function asWhole({ selecting }: StoredResponse): Pick<Storable, 'status' | 'part' | 'slot'> {
  return { status: 200, part: null, slot: JSON.stringify([selecting]) }
}
