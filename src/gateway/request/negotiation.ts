/** Chooses between representations by the request's `Accept` fields. RFC 9110 §12.5 */
import { parseAccept } from 'hono/utils/accept'

/** The media types of the gateway's responses other than pages, and the ranges that include one. */
const PROGRAM_TYPES = new Set([
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'multipart/mixed',
  'application/*',
  '*/*',
])

/**
 * Whether the request prefers a page to data. Browsers name `text/html` first when a person follows a link. A range that includes all
 * types means data, because programs send such ranges.
 */
export function prefersPage(accept: string | null): boolean {
  const wanted = parseAccept(accept ?? '').filter(({ q }) => q > 0)
  const first = wanted.find(({ type }) => isPage(type) || PROGRAM_TYPES.has(type.toLowerCase()))
  return first !== undefined && isPage(first.type)
}

function isPage(type: string): boolean {
  return type.toLowerCase() === 'text/html'
}

export type ContentCoding = 'br' | 'gzip'

/** The acceptable coding with the highest weight; Brotli between equals. Null: send the plain bytes. */
export function chooseCoding(acceptEncoding: string | null): ContentCoding | null {
  const weights = new Map(parseAccept(acceptEncoding ?? '').map(({ type, q }) => [type.toLowerCase(), q]))
  const weightOf = (coding: string) => weights.get(coding) ?? weights.get('*') ?? 0
  const codings: ContentCoding[] = ['br', 'gzip']
  return (
    codings
      .filter((coding) => weightOf(coding) > 0)
      .sort((one, other) => weightOf(other) - weightOf(one))[0] ?? null
  )
}
