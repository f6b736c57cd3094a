/**
 * The decisions of a fill: which requests it may serve, and what an origin's response means. The verdicts are events in the life cycle in
 * `fill-state.ts`.
 */
import { hasExpectedLength } from './bodies/whole-body.js'
import type { OriginResponse } from './fetch.js'
import type { FillOptions } from './fill-state.js'
import type { Fields } from './message.js'
import type { Detail } from './rules/cache-status.js'
import { lengthOf } from './rules/fields.js'
import { decideReuse, isErrorStatus, isUsableOnError, requestDirectives } from './rules/reuse.js'
import { type Storable, toStorable } from './rules/storability.js'
import type { StoredResponse } from './rules/stored-response.js'
import { isAbout } from './rules/validators.js'
import type { Selector } from './rules/vary.js'

export type FillVerdict =
  /** The stored response is still valid: RFC 9111 section 4.3.4. */
  | { readonly kind: 'validated'; readonly stored: StoredResponse }
  /** A 304 that is not about the stored response. */
  | { readonly kind: 'unrelated-304' }
  /** An error, in whose place the stored response is used. */
  | { readonly kind: 'stand-in'; readonly stored: StoredResponse }
  /** A response for the client whose request caused the fetch, and for nobody else. */
  | { readonly kind: 'unshareable'; readonly detail: Detail | undefined }
  | { readonly kind: 'shareable'; readonly storable: Storable }

export function judge(
  response: OriginResponse,
  options: FillOptions,
  { isRefetch, maxObjectBytes, nowMs }: { isRefetch: boolean; maxObjectBytes: number; nowMs: number },
): FillVerdict {
  const { validating, request, fallbackTtlSeconds } = options
  const { status, fields, times } = response
  if (validating !== undefined && status === 304) {
    const isAboutStored = !isRefetch && isAbout(fields, validating.fields, times.responseTimeMs)
    return isAboutStored ? { kind: 'validated', stored: validating } : { kind: 'unrelated-304' }
  }
  const standIn = isErrorStatus(status) ? standInFor(options, 'status', request.fields, nowMs) : undefined
  if (standIn !== undefined) return { kind: 'stand-in', stored: standIn }
  const storable = toStorable(request.fields, response, fallbackTtlSeconds, times)
  if (typeof storable === 'string') return { kind: 'unshareable', detail: storable }
  const detail = obstacleTo(storable, response, options, maxObjectBytes)
  return detail === undefined ? { kind: 'shareable', storable } : { kind: 'unshareable', detail }
}

/** The reason not to store a response that may be stored. Undefined: its head shows no reason. */
function obstacleTo(
  storable: Storable,
  { status, fields, body }: OriginResponse,
  { keepsRange }: FillOptions,
  maxObjectBytes: number,
): Detail | undefined {
  if (status === 206 && !keepsRange) return 'part'
  if (body.whole !== null && !hasExpectedLength(storable, body.receivedBytes)) return 'part'
  return (lengthOf(fields) ?? 0) > maxObjectBytes ? 'too-large' : undefined
}

/** Returns the stored response if it may be used for this request although it could not be validated. */
export function standInFor(
  { validating }: FillOptions,
  error: 'status' | 'disconnected',
  request: Fields,
  nowMs: number,
): StoredResponse | undefined {
  const isUsable = validating !== undefined && isUsableOnError(validating, error, request, nowMs)
  return isUsable ? validating : undefined
}

/** Whether a response may be used for other requests than the one that brought it: RFC 9111 section 4. */
export function isReusable(storable: Storable, nowMs: number, request?: Fields): boolean {
  const asked = request === undefined ? undefined : requestDirectives(request)
  return decideReuse(storable, asked, nowMs).kind !== 'validate'
}

/** Whether the response shows what other clients would get. A response to a range or to an authorized request does not. */
export function isAboutOthers({ keepsRange, request }: FillOptions): boolean {
  return !keepsRange && request.fields.authorization === undefined
}

/**
 * Whether the origin was asked for the same as a request asks for. The request's range and conditions do not matter.
 *
 * @param storable the response, once it is known to be shareable. Null: it is not known yet.
 */
export function isFetching(
  { expected, keepsRange }: FillOptions,
  storable: Storable | null,
  isFor: Selector,
): boolean {
  // Checked even if the response is known: a response without `Vary` may still be one of several variants.
  if (!isFor(expected)) return false
  if (storable === null) return !keepsRange
  return storable.part === null && isFor(storable.selecting)
}

/** Whether a request should wait for the head of the response. */
export function isWorthWaitingFor({ isShared, validating }: FillOptions, request: Fields): boolean {
  // The response may turn out to be very long, and then a range of it is not worth the wait.
  return isShared && (request.range === undefined || validating !== undefined)
}
