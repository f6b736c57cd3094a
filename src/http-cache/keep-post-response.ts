/** Keeps responses to POST that may be used for later GETs. */
import { type BodyLimits, keepWhole } from './bodies/whole-body.js'
import type { CacheSettings } from './cache-options.js'
import type { OriginResponse } from './fetch.js'
import type { HttpRequest } from './message.js'
import { responseDirectives } from './rules/cache-control.js'
import { fieldValue } from './rules/fields.js'
import { explicitLifetime } from './rules/freshness.js'
import { hasMethodOverride } from './rules/method-overrides.js'
import { targetOf } from './rules/own-target.js'
import { toStorable } from './rules/storability.js'
import type { StoredResponse } from './rules/stored-response.js'

/**
 * Keeps a response that is the same as for a GET of the URL: its `Content-Location` is the URL, and the origin gives it a freshness
 * lifetime. RFC 9110 section 9.3.3.
 *
 * @returns the response once its whole body has come (null: the body is incomplete or too large). Undefined: the response is not kept.
 */
export function keepPostResponse(
  request: HttpRequest,
  { includeCookies, fallbackTtlSeconds }: CacheSettings,
  response: OriginResponse,
  limits: BodyLimits,
): Promise<StoredResponse | null> | undefined {
  const { status, fields, body, times } = response
  const isExplicit = explicitLifetime(fields, responseDirectives(fields), times.dateMs) !== undefined
  const isOwn = targetOf(fieldValue(fields, 'content-location'), request) === request.target
  const hasCookie = request.fields.cookie !== undefined && !includeCookies
  if (status !== 200 || !isExplicit || !isOwn || hasCookie || hasMethodOverride(request.fields))
    return undefined
  const storable = toStorable(request.fields, response, fallbackTtlSeconds, times)
  return typeof storable === 'string' ? undefined : keepWhole(storable, body, limits)
}
