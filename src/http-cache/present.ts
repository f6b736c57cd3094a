/** Turns a response in the cache, or in a fill, into the one that a client asked for: the whole response, a part of it, or a 304. */

import type { GrowingBody } from './bodies/growing-body.js'
import { lendBody } from './bodies/lent-body.js'
import type { MemoryBudget } from './bodies/memory-budget.js'
import type { Fields, HttpRequest, HttpResponse, OriginError } from './message.js'
import {
  type Added,
  type Forwarded,
  type ForwardReason,
  missLines,
  validatedLines,
} from './rules/cache-status.js'
import { fieldValue, lengthOf, withoutFields } from './rules/fields.js'
import { currentAge } from './rules/freshness.js'
import { type ByteRange, type ContentRange, parseRange, sliceBuffers } from './rules/range.js'
import { rangeWithin } from './rules/select.js'
import type { Storable } from './rules/storability.js'
import type { StoredResponse } from './rules/stored-response.js'
import { isNotModified, mayTakeRange } from './rules/validators.js'
import type { Waiter } from './waiting-list.js'

/** A stored response, or one that is coming in. A `bodyBytes` of null is an unknown length. */
export type Presentable = Pick<StoredResponse, 'status' | 'fields' | 'part' | 'responseTimeMs'> & {
  readonly body: readonly Buffer[] | GrowingBody
  readonly bodyBytes: number | null
}

/** A response whose body is coming in. A part is passed on as the origin sent it for this client. */
export function incoming({ status, fields, part, responseTimeMs }: Storable, body: GrowingBody): Presentable {
  const bodyBytes = part === null ? lengthOf(fields) : null
  return { status, fields, body, part: null, responseTimeMs, bodyBytes }
}

/** A response for the client whose request caused the fetch: a part is passed on as the origin sent it. */
export function asSent(response: StoredResponse): Presentable {
  return response.part === null ? response : { ...response, part: null }
}

/** Presents a stored response that the origin has confirmed, or that stands in for an error. */
export function presentValidated(
  stored: StoredResponse,
  { request, reason, onOutcome }: Omit<Waiter, 'resolve'>,
  forwarded: Omit<Forwarded, 'reason'>,
  nowMs: number,
): HttpResponse {
  onOutcome('hit-stale')
  return present(stored, request, validatedLines({ reason, ...forwarded }, currentAge(stored, nowMs)), nowMs)
}

/** The fields that a 304 repeats: RFC 9110 section 15.4.5. */
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
): HttpResponse {
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

/** The range that the request asks for. Null: the whole response. Ranges are for GET only: RFC 9110 section 14.2. */
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
): HttpResponse {
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

function presentPart(
  response: Presentable,
  part: ContentRange,
  range: ByteRange,
  added: Added,
): HttpResponse {
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
  // A body that nobody will read must not be opened.
  if (!isBuffers(body)) return method === 'HEAD' || status === 204 ? null : body.open(range)
  return range === null ? body : sliceBuffers(body, range)
}

/** One of the edge's own responses, which nobody may store. */
export function presentText(status: number, text: string, added: Added): HttpResponse {
  const fields = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return { status, fields, added, body: [Buffer.from(`${text}\n`)] }
}

/**
 * The response to a client if the origin fails. It is a 504 if there is a stored response that must not be used without asking the origin
 * (RFC 9111 section 5.2.2.2).
 */
export function presentError(
  { status, message }: OriginError,
  added: Added,
  stored: StoredResponse | undefined,
): HttpResponse {
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

/** Presents a stored response to a request of a fill: see `presentValidated`. The body stays in the account until it is sent. */
export function presentStored(
  response: StoredResponse,
  waiter: Waiter,
  forwarded: Omit<Forwarded, 'reason'>,
  hooks: { now(): number } & Pick<MemoryBudget, 'lend'>,
): HttpResponse {
  const presented = presentValidated(response, waiter, forwarded, hooks.now())
  return lendBody(presented, waiter.request, response, hooks)
}

export type SharedBy = {
  readonly reason: ForwardReason
  /** Whether another request than this one caused the fetch. */
  readonly isCollapsed: boolean
  /** Whether there was a purge since the fetch began, so that the response is not stored. */
  readonly isDetached: boolean
}

/** Presents a response that comes from the origin. */
export function presentShared(
  storable: Storable,
  response: Presentable,
  request: HttpRequest,
  { reason, isCollapsed, isDetached }: SharedBy,
  nowMs: number,
): HttpResponse {
  const age = Math.floor(currentAge(storable, nowMs))
  const detail = isDetached ? 'purged' : undefined
  const isStored = !isDetached
  const added: Added = [['age', String(age)], ...missLines({ reason, isStored, isCollapsed, detail })]
  return present(response, request, added, nowMs)
}
