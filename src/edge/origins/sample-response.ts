/** The sample origin's response. */
import { formatHttpDate } from '../../http/http-date.js'
import type { Fields, OriginRequest } from '../../http-cache/message.js'
import { pathOf, queryOf } from '../../http-cache/rules/target.js'
import type { Backend, BackendTarget } from './backend.js'
import { type Facts, toSamplePage } from './sample-page.js'
import type { Wishes } from './sample-wishes.js'

export type SampleResponse = {
  readonly status: number
  readonly fields: Fields
  /** Null: a response with this status has no body. */
  readonly body: Buffer | null
  readonly delayMs: number
}

export type Asked = {
  readonly backend: Backend
  readonly target: BackendTarget
  readonly request: OriginRequest
  /** The lines as sent to an origin: a name, its value, the next name. */
  readonly lines: readonly string[]
  readonly wishes: Wishes
  readonly bodyBytes: number
  readonly number: number
  readonly date: Date
}

/** Makes a 304 if the query asks for an `etag` that the request has in `If-None-Match`. */
export function toSampleResponse(asked: Asked): SampleResponse {
  const { wishes, request, date } = asked
  const { status, delayMs } = wishes
  const isPage = prefersHtml(request.fields.accept)
  const shared = {
    date: formatHttpDate(date.getTime()),
    ...wishes.fields,
    vary: wishes.vary.includes('*') ? '*' : [...new Set(['accept', ...wishes.vary])].join(', '),
  }
  if (status === 200 && matches(request, wishes.fields.etag)) {
    return { status: 304, fields: shared, body: null, delayMs }
  }
  if (status === 204 || status === 205) {
    // A 205 must announce that it is empty. https://www.rfc-editor.org/rfc/rfc9110#section-15.3.6
    const length = status === 205 ? { 'content-length': '0' } : {}
    return { status, fields: { ...shared, ...length }, body: null, delayMs }
  }
  const facts = toFacts(asked)
  const body = Buffer.from(isPage ? toSamplePage(facts) : `${JSON.stringify(facts, null, 2)}\n`)
  const fields = {
    ...shared,
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json',
    'content-length': String(body.length),
    'x-content-type-options': 'nosniff',
    ...(isPage && { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }),
  }
  return { status, fields, body, delayMs }
}

export function toPlainText(status: number, lines: readonly string[], date: Date): SampleResponse {
  const body = Buffer.from(`${lines.join('\n')}\n`)
  const fields = {
    date: formatHttpDate(date.getTime()),
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(body.length),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
  return { status, fields, body, delayMs: 0 }
}

const TRY_THESE = [
  '?cache-control=max-age=5',
  '?cache-control=no-store',
  '?cache-control=max-age=5,stale-while-revalidate=30&delay=2000',
  '?cache-control=max-age=60&vary=accept-language',
  '?cache-control=max-age=1&etag=v1',
  '?set-cookie=theme=dark',
  '?status=404',
  '?delay=2000',
]

function toFacts({ backend, target, request, lines, bodyBytes, number, date }: Asked): Facts {
  const path = pathOf(request.target)
  const query = queryOf(request.target)
  const fields = shownFields(lines)
  return {
    origin: "Edgeway's built-in sample origin",
    standsFor: {
      backend: target.name,
      backendStage: backend.stageId,
      pipeline: backend.pipelineId,
      toReplaceIt: `EDGE_ORIGINS='{${JSON.stringify(target.key || '*')}: "http://127.0.0.1:3000"}'`,
    },
    answer: { number, madeAt: date.toISOString() },
    request: { method: request.method, host: fields.host ?? '', path, query, fields, bodyBytes },
    tryThese: TRY_THESE,
  }
}

/**
 * Leaves out the values of credentials, because the response may be stored and shown to others, and scripts can read it. Cookies are shown
 * by name, because it helps to see that they came.
 */
function shownFields(lines: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = Object.setPrototypeOf({}, null)
  for (let i = 0; i < lines.length; i += 2) {
    const name = lines[i] ?? ''
    const value = shownValue(name, lines[i + 1] ?? '')
    fields[name] = fields[name] === undefined ? value : `${fields[name]}, ${value}`
  }
  return fields
}

/** Matched against the names of fields. */
const MAY_BE_SECRET = /auth|cookie|credential|key|password|secret|session|token/

function shownValue(name: string, value: string): string {
  if (name === 'cookie') return value.replace(/=[^;]*/g, '=…')
  return MAY_BE_SECRET.test(name) ? '…' : value
}

/** Whether HTML is the first of the types with the highest weight. */
function prefersHtml(accept: Fields[string] | undefined): boolean {
  let best = { type: '', quality: 0 }
  for (const range of String(accept ?? '').split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1)
    if (quality > best.quality) best = { type, quality }
  }
  return best.type === 'text/html' || best.type === 'application/xhtml+xml'
}

function matches({ method, fields }: OriginRequest, etag: Fields[string] | undefined): boolean {
  const condition = fields['if-none-match']
  if (typeof etag !== 'string' || condition === undefined || (method !== 'GET' && method !== 'HEAD'))
    return false
  const text = String(condition)
  const tags: readonly string[] = text.match(/"[^"]*"/g) ?? []
  return text.trim() === '*' || tags.includes(etag.replace(/^W\//, ''))
}
