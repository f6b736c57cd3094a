/** The age and the freshness lifetime of a response, in seconds: RFC 9111 section 4.2. */

import { parseHttpDate } from '../../http/http-date.js'
import type { Fields } from '../message.js'
import { type Directives, MAX_DELTA_SECONDS, secondsOf } from './cache-control.js'
import { fieldValue } from './fields.js'
import type { StoredResponse } from './stored-response.js'
import { dateOf } from './validators.js'

export type Times = {
  /** The times of the request and of the response, by the clock that counts ages. */
  readonly requestTimeMs: number
  readonly responseTimeMs: number
  /** The time of the response by the system's clock. It is only compared with dates. */
  readonly dateMs: number
}

/**
 * The freshness lifetime that the origin gives, by the first of `s-maxage`, `max-age` and `Expires`. Undefined: the origin gives none. 0:
 * it cannot be read. Targeted directives replace `Expires` too. Section 4.2.1.
 */
export function explicitLifetime(
  fields: Fields,
  { directives, isTargeted }: { directives: Directives; isTargeted: boolean },
  dateMs: number,
): number | undefined {
  const told = secondsOf(directives, 's-maxage') ?? secondsOf(directives, 'max-age')
  if (told !== undefined || isTargeted) return told
  const expires = fieldValue(fields, 'expires')
  if (expires === undefined) return undefined
  const expiresMs = parseHttpDate(expires, dateMs)
  if (expiresMs === null) return 0
  const madeMs = dateOf(fields, 'date', dateMs) ?? dateMs
  return Math.max(0, (expiresMs - madeMs) / 1000)
}

/**
 * The age of a response when it came: section 4.2.3. If `Age` has several values, the first one counts. It is ignored if it is not a number
 * of seconds: section 5.1.
 */
export function initialAge(fields: Fields, { requestTimeMs, responseTimeMs, dateMs }: Times): number {
  const [told = ''] = (fieldValue(fields, 'age') ?? '').split(',')
  const toldAge = /^\d+$/.test(told.trim()) ? Math.min(Number(told), MAX_DELTA_SECONDS) : 0
  const apparentAge = (dateMs - (dateOf(fields, 'date', dateMs) ?? dateMs)) / 1000
  return Math.max(0, apparentAge, toldAge + (responseTimeMs - requestTimeMs) / 1000)
}

/** The age of a stored response now. */
export function currentAge(
  stored: Pick<StoredResponse, 'initialAgeSeconds' | 'responseTimeMs'>,
  nowMs: number,
): number {
  return stored.initialAgeSeconds + Math.max(0, nowMs - stored.responseTimeMs) / 1000
}
