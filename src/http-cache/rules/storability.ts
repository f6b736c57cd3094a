/** Decides whether and how a response may be stored: RFC 9111 section 3. */

import { formatHttpDate } from '../../http/http-date.js'
import { ownText } from '../../lib/own-text.js'
import type { Fields } from '../message.js'
import {
  type Directives,
  fieldNamesOf,
  parseDirectives,
  responseDirectives,
  secondsOf,
} from './cache-control.js'
import { fieldValue, withoutFields } from './fields.js'
import { explicitLifetime, initialAge, type Times } from './freshness.js'
import { parseContentRange } from './range.js'
import type { StoredResponse } from './stored-response.js'
import { hasValidator } from './validators.js'
import { selectingFields } from './vary.js'

/** A response to be stored, before its body has come. */
export type Storable = Omit<StoredResponse, 'body' | 'bodyBytes'>

/** Why a response is not stored. The values are stable: clients see them in `Cache-Status`, and docs/edge.md explains them. */
export type NotStored =
  | 'no-store'
  | 'private'
  | 'request-no-store'
  | 'authorization'
  | 'status'
  | 'set-cookie'
  | 'part'
  | 'vary-star'
  | 'fallback-ttl-0'
  | 'no-cache'
  | 'stale'

/** The final statuses that the RFCs define: RFC 9110 section 15, RFC 6585, RFC 7725. */
const UNDERSTOOD = new Set([
  200, 201, 202, 203, 204, 205, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406,
  407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 426, 428, 429, 431, 451, 500, 501, 502,
  503, 504, 505, 511,
])

/**
 * Never stored, even if the directives allow it: these statuses are about a range or a condition of one request, or RFC 6585 forbids
 * storing.
 */
const ABOUT_ONE_REQUEST = new Set([412, 416, 428, 429, 431, 511])

/** These statuses may be stored without explicit permission: RFC 9110 section 15.1. */
const CACHEABLE_BY_DEFAULT = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501])

/**
 * Returns the form in which a response to a GET is stored, or the reason why it is not, if storing is forbidden or useless. If the origin
 * gives no freshness lifetime, `fallbackTtlSeconds` applies, and with 0 nothing is stored.
 */
export function toStorable(
  requestFields: Fields,
  response: { status: number; fields: Fields },
  fallbackTtlSeconds: number,
  times: Times,
): Storable | NotStored {
  const { status, fields } = response
  const told = responseDirectives(fields)
  const { directives } = told
  const prohibition = prohibitionOf(directives, requestFields, status)
  if (prohibition !== null) return prohibition
  if (fields['set-cookie'] !== undefined && !mayStoreCookie(fields, times.dateMs)) return 'set-cookie'
  const explicit = explicitLifetime(fields, told, times.dateMs)
  const isTold = explicit !== undefined || directives.has('public')
  if (!isTold && !CACHEABLE_BY_DEFAULT.has(status)) return 'status'
  const part = status === 206 ? parseContentRange(fieldValue(fields, 'content-range')) : null
  if (status === 206 && part === null) return 'part'
  const selecting = selectingFields(requestFields, fieldValue(fields, 'vary'))
  if (selecting === null) return 'vary-star'

  const mustValidate = validationNeed(directives)
  const freshForSeconds = explicit ?? fallbackTtlSeconds
  const initialAgeSeconds = initialAge(fields, times)
  const staleWhileRevalidateSeconds = secondsOf(directives, 'stale-while-revalidate') ?? 0
  const staleIfErrorSeconds = secondsOf(directives, 'stale-if-error') ?? null
  const isEverFresh = mustValidate !== 'always' && freshForSeconds > initialAgeSeconds
  const isUsefulStale = hasValidator(fields) && (explicit !== undefined || mustValidate === 'always')
  const isUsableStale =
    mustValidate === 'no' &&
    freshForSeconds + staleWhileRevalidateSeconds + (staleIfErrorSeconds ?? 0) > initialAgeSeconds
  if (!isEverFresh && !isUsefulStale && !isUsableStale) {
    if (mustValidate === 'always') return 'no-cache'
    return explicit === undefined && fallbackTtlSeconds === 0 ? 'fallback-ttl-0' : 'stale'
  }

  return {
    slot: slotOf(selecting, part !== null),
    status,
    fields: storedFields(fields, directives, times.dateMs),
    selecting: withOwnText(selecting),
    requestTimeMs: times.requestTimeMs,
    responseTimeMs: times.responseTimeMs,
    freshForSeconds,
    initialAgeSeconds,
    staleWhileRevalidateSeconds,
    staleIfErrorSeconds,
    mustValidate,
    part,
  }
}

/** Adds the body. Written out instead of spread: see `open` in `memory-store.ts` for the reason. */
export function toStored(storable: Storable, body: readonly Buffer[], bodyBytes: number): StoredResponse {
  return {
    slot: storable.slot,
    status: storable.status,
    fields: storable.fields,
    body,
    bodyBytes,
    selecting: storable.selecting,
    requestTimeMs: storable.requestTimeMs,
    responseTimeMs: storable.responseTimeMs,
    freshForSeconds: storable.freshForSeconds,
    initialAgeSeconds: storable.initialAgeSeconds,
    staleWhileRevalidateSeconds: storable.staleWhileRevalidateSeconds,
    staleIfErrorSeconds: storable.staleIfErrorSeconds,
    mustValidate: storable.mustValidate,
    part: storable.part,
  }
}

/**
 * Whether the origin allows others to get the cookie that the response sets: by a freshness lifetime, or at least by `public`. RFC 9111
 * section 7.3 leaves the decision to the origin. A response that must be validated each time, as those with session cookies are, does not
 * allow it.
 */
export function mayStoreCookie(fields: Fields, dateMs: number): boolean {
  const told = responseDirectives(fields)
  if (validationNeed(told.directives) === 'always') return false
  const explicit = explicitLifetime(fields, told, dateMs)
  return explicit === undefined ? told.directives.has('public') : explicit > 0
}

/** The reason why section 3 forbids storing the response. Null: there is none. Freshness is not considered. */
function prohibitionOf(directives: Directives, requestFields: Fields, status: number): NotStored | null {
  // Section 5.2.2.3: a `no-store` beside `must-understand` is for caches that do not know the latter.
  if (directives.has('no-store') && !directives.has('must-understand')) return 'no-store'
  // With field names, it applies to those fields only.
  if (directives.has('private') && fieldNamesOf(directives, 'private').length === 0) return 'private'
  if (directives.has('must-understand') && !UNDERSTOOD.has(status)) return 'status'
  if (status < 200 || status === 304 || ABOUT_ONE_REQUEST.has(status)) return 'status'
  if (parseDirectives(fieldValue(requestFields, 'cache-control')).has('no-store')) return 'request-no-store'
  if (requestFields.authorization === undefined) return null
  const isForAll = ['public', 's-maxage', 'must-revalidate'].some((permission) => directives.has(permission))
  return isForAll ? null : 'authorization'
}

/**
 * `s-maxage` implies `proxy-revalidate` (section 5.2.2.10), unless it comes with a permission of RFC 5861, because an origin that sends
 * both wants both.
 */
function validationNeed(directives: Directives): StoredResponse['mustValidate'] {
  if (directives.has('no-cache') && fieldNamesOf(directives, 'no-cache').length === 0) return 'always'
  if (directives.has('must-revalidate') || directives.has('proxy-revalidate')) return 'once-stale'
  const isStaleAllowed = ['stale-while-revalidate', 'stale-if-error'].some(
    (permission) => (secondsOf(directives, permission) ?? 0) > 0,
  )
  return directives.has('s-maxage') && !isStaleAllowed ? 'once-stale' : 'no'
}

/** Leaves out `Age`, which each hit computes anew, and the fields that `private` and `no-cache` name: sections 5.2.2.4 and 5.2.2.7. */
function storedFields(fields: Fields, directives: Directives, dateMs: number): Fields {
  const named = [...fieldNamesOf(directives, 'private'), ...fieldNamesOf(directives, 'no-cache')]
  if (named.length === 0 && fields.age === undefined && fields.date !== undefined) return fields
  const stored = withoutFields(fields, ['age', ...named])
  // A recipient that stores a response without a date adds the time when it came: RFC 9110 section 6.6.1.
  stored.date ??= formatHttpDate(dateMs)
  return stored
}

function withOwnText(selecting: StoredResponse['selecting']): StoredResponse['selecting'] {
  if (selecting.length === 0) return selecting
  return selecting.map(([name, value]) => [name, value === null ? null : ownText(value)])
}

/** A part and the whole response have different slots, because the two serve different requests. */
function slotOf(selecting: StoredResponse['selecting'], isPart: boolean): string {
  if (selecting.length === 0 && !isPart) return '[[]]'
  return JSON.stringify(isPart ? [selecting, 'part'] : [selecting])
}
