/** Decides whether a stored response may be used for a request now: RFC 9111 section 4, and RFC 5861. */

import type { Fields } from '../message.js'
import { type Directives, parseDirectives, secondsOf } from './cache-control.js'
import { fieldValue } from './fields.js'
import { currentAge } from './freshness.js'
import type { Storable } from './storability.js'
import type { StoredResponse } from './stored-response.js'

export type Reuse =
  | { readonly kind: 'fresh'; readonly ageSeconds: number }
  /** Used although stale, because the client or the origin allows it. `refresh`: also validated in the background. */
  | { readonly kind: 'stale'; readonly ageSeconds: number; readonly refresh: boolean }
  /** Not used until the origin confirms it. `reason` as in RFC 9211 section 2.2. */
  | { readonly kind: 'validate'; readonly reason: 'stale' | 'request' }

const VALIDATE_STALE: Reuse = { kind: 'validate', reason: 'stale' }
const VALIDATE_REQUEST: Reuse = { kind: 'validate', reason: 'request' }

/** The client's directives. Undefined: none, which is the usual case. */
export function requestDirectives(fields: Fields): Directives | undefined {
  if (fields['cache-control'] !== undefined) return parseDirectives(fieldValue(fields, 'cache-control'))
  // `Pragma` is for clients that do not know `Cache-Control`: section 5.4.
  return fields.pragma !== undefined && /\bno-cache\b/i.test(fieldValue(fields, 'pragma') ?? '')
    ? NO_CACHE
    : undefined
}

const NO_CACHE: Directives = new Map([['no-cache', null]])

export function decideReuse(stored: Storable, asked: Directives | undefined, nowMs: number): Reuse {
  const ageSeconds = currentAge(stored, nowMs)
  if (stored.mustValidate === 'always') return VALIDATE_STALE
  if (asked !== undefined && rejects(asked, stored, ageSeconds)) return VALIDATE_REQUEST
  const staleSeconds = ageSeconds - stored.freshForSeconds
  if (staleSeconds < 0) return { kind: 'fresh', ageSeconds }
  if (stored.mustValidate === 'once-stale') return VALIDATE_STALE
  if (asked !== undefined && staleSeconds <= maxStale(asked))
    return { kind: 'stale', ageSeconds, refresh: false }
  if (staleSeconds < stored.staleWhileRevalidateSeconds) return { kind: 'stale', ageSeconds, refresh: true }
  return VALIDATE_STALE
}

/** Section 5.2.1: whether the client would rather wait than have this response. */
function rejects(asked: Directives, stored: Storable, ageSeconds: number): boolean {
  if (asked.has('no-cache') || asked.has('no-store')) return true
  const maxAge = secondsOf(asked, 'max-age')
  // `max-age=0` asks for validation, even if the response is only just stored.
  if (maxAge !== undefined && (ageSeconds > maxAge || maxAge === 0)) return true
  const minFresh = secondsOf(asked, 'min-fresh')
  return minFresh !== undefined && stored.freshForSeconds - ageSeconds < minFresh
}

/** Section 5.2.1.2: without an argument, any staleness is accepted. */
function maxStale(asked: Directives): number {
  return asked.get('max-stale') === null ? Number.POSITIVE_INFINITY : (secondsOf(asked, 'max-stale') ?? -1)
}

/** A stale response may stand in for an unreachable origin for this long, if the origin gave no limit. */
const STALE_WHILE_DISCONNECTED_SECONDS = 24 * 60 * 60

/**
 * Whether a response that could not be validated may be used in place of an error. If the origin responded with an error, the
 * `stale-if-error` of the origin or of this request decides: RFC 5861 section 4. If the origin did not respond, RFC 9111 section 4.2.4 lets
 * a disconnected cache use the response.
 */
export function isUsableOnError(
  stored: StoredResponse,
  error: 'status' | 'disconnected',
  request: Fields,
  nowMs: number,
): boolean {
  const asked = requestDirectives(request)
  if (stored.mustValidate !== 'no' || asked?.has('no-store') === true) return false
  const staleSeconds = currentAge(stored, nowMs) - stored.freshForSeconds
  const askedSeconds = asked === undefined ? undefined : secondsOf(asked, 'stale-if-error')
  if (askedSeconds !== undefined && staleSeconds < askedSeconds) return true
  const { staleIfErrorSeconds } = stored
  if (staleIfErrorSeconds !== null) return staleIfErrorSeconds > 0 && staleSeconds < staleIfErrorSeconds
  return error === 'disconnected' && staleSeconds < STALE_WHILE_DISCONNECTED_SECONDS
}

/** The error statuses of RFC 5861 section 4. */
export function isErrorStatus(status: number): boolean {
  return status === 500 || status === 502 || status === 503 || status === 504
}

/** Whether a status says something about the resource. Other errors are about one request, such as a refusal, or about the moment. */
export function isAboutResource(status: number): boolean {
  return status < 400 || status === 404 || status === 410
}
