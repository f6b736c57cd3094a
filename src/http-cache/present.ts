/** A response of the cache as this one client wants it: all of it, a part, or word that it has it already. */
import { type Added, type Forwarded, validatedLines } from './cache-status.js'
import { fieldValue, lengthOf, withoutFields } from './fields.js'
import { currentAge } from './freshness.js'
import type { GrowingBody } from './growing-body.js'
import type { Fields, HttpAnswer, HttpRequest, OriginError } from './message.js'
import { type ByteRange, type ContentRange, parseRange, parseSpecs, sliceBuffers } from './range.js'
import type { Storable } from './storability.js'
import type { StoredResponse } from './store.js'
import { isNotModified, mayTakeRange } from './validators.js'
import type { Waiter } from './waiters.js'

/** A stored response, or one that is coming in: the length of that may not be known (null). */
export type Presentable = Pick<StoredResponse, 'status' | 'fields' | 'part' | 'responseTimeMs'> & {
  readonly body: readonly Buffer[] | GrowingBody
  readonly bodyBytes: number | null
}

/** A response whose body comes in. A part is as the origin cut it for this client. */
export function incoming({ status, fields, part, responseTimeMs }: Storable, body: GrowingBody): Presentable {
  const bodyBytes = part === null ? lengthOf(fields) : null
  return { status, fields, body, part: null, responseTimeMs, bodyBytes }
}

/** A part is, for the client whose range it is, as the origin cut it. */
export function asSent(response: StoredResponse): Presentable {
  return response.part === null ? response : { ...response, part: null }
}

/** A stored response that the origin was asked about: it is valid, or stands in for an error. */
export function presentValidated(
  stored: StoredResponse,
  { request, reason, onOutcome }: Omit<Waiter, 'resolve'>,
  forwarded: Omit<Forwarded, 'reason'>,
  nowMs: number,
): HttpAnswer {
  onOutcome('hit-stale')
  return present(stored, request, validatedLines({ reason, ...forwarded }, currentAge(stored, nowMs)), nowMs)
}

/** What a 304 says of the response: RFC 9110 section 15.4.5. */
const OF_A_304 = [
  'cache-control',
  'cdn-cache-control',
  'content-location',
  'date',
  'etag',
  'expires',
  'last-modified',
  'vary',
]

export function present(
  response: Presentable,
  request: HttpRequest,
  added: Added,
  nowMs: number,
): HttpAnswer {
  const { status, fields, part } = response
  if (status === 200 || part !== null) {
    const { responseTimeMs } = response
    const isConditional =
      request.fields['if-none-match'] !== undefined || request.fields['if-modified-since'] !== undefined
    if (isConditional && isNotModified(request.fields, fields, { responseTimeMs, nowMs }))
      return { status: 304, fields: pick(fields, OF_A_304), added, body: null }
  }
  if (status === 200) {
    const range = wantedRange(response, request, nowMs)
    if (range !== null) return presentRange(response, range, request, added)
  }
  if (part !== null) {
    const range = rangeWithin({ fields, part }, request, nowMs)
    if (range !== null) return presentPart(response, part, range, added)
  }
  return { status, fields, added, body: bodyOf(response, request, null) }
}

/** Null: all of it. Ranges are for GET alone: RFC 9110 section 14.2. */
function wantedRange(
  { fields, bodyBytes }: Presentable,
  request: HttpRequest,
  nowMs: number,
): ByteRange | 'unsatisfiable' | null {
  const value = fieldValue(request.fields, 'range')
  if (value === undefined || bodyBytes === null || request.method !== 'GET') return null
  if (!mayTakeRange(request.fields, fields, nowMs)) return null
  const range = parseRange(value, bodyBytes)
  return range === 'ignored' ? null : range
}

function presentRange(
  response: Presentable,
  range: ByteRange | 'unsatisfiable',
  request: HttpRequest,
  added: Added,
): HttpAnswer {
  const { fields, bodyBytes } = response
  if (range === 'unsatisfiable') {
    const text = Buffer.from(`The range is beyond the ${bodyBytes} bytes that there are.\n`)
    return {
      status: 416,
      fields: {
        ...pick(fields, ['date']),
        'content-range': `bytes */${bodyBytes}`,
        'content-type': 'text/plain; charset=utf-8',
      },
      added,
      body: [text],
    }
  }
  return {
    status: 206,
    fields: {
      ...fields,
      'content-range': `bytes ${range.start}-${range.end}/${bodyBytes}`,
      'content-length': String(range.end - range.start + 1),
    },
    added,
    body: bodyOf(response, request, range),
  }
}

/**
 * The one range a request asks for, where the stored part has all of it. Null: no range, several, not all of it, or one of
 * another representation than is stored.
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

function presentPart(response: Presentable, part: ContentRange, range: ByteRange, added: Added): HttpAnswer {
  return {
    status: 206,
    fields: {
      ...response.fields,
      'content-range': `bytes ${range.start}-${range.end}/${part.total ?? '*'}`,
      'content-length': String(range.end - range.start + 1),
    },
    added,
    body: Array.isArray(response.body) ? sliceBuffers(response.body, range, part.start) : null,
  }
}

function bodyOf({ status, body }: Presentable, { method }: HttpRequest, range: ByteRange | null) {
  // A body that nobody reads must not be opened.
  if (!isBuffers(body)) return method === 'HEAD' || status === 204 ? null : body.open(range)
  return range === null ? body : sliceBuffers(body, range)
}

/** An answer of the edge's own, which is not to be stored by anyone. */
export function presentText(status: number, text: string, added: Added): HttpAnswer {
  const fields = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return { status, fields, added, body: [Buffer.from(`${text}\n`)] }
}

/** For want of an answer: a 504 where `stored` must not be used without one (RFC 9111 section 5.2.2.2). */
export function presentError(
  { status, message }: OriginError,
  added: Added,
  stored: StoredResponse | undefined,
): HttpAnswer {
  if (stored === undefined || stored.mustValidate === 'no') return presentText(status, message, added)
  const reason = 'What is stored must not be used without asking the origin, and that failed'
  return presentText(504, `${reason}: ${message}`, added)
}

function isBuffers(body: Presentable['body']): body is readonly Buffer[] {
  return Array.isArray(body)
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return withoutFields(
    fields,
    Object.keys(fields).filter((name) => !names.includes(name)),
  )
}
