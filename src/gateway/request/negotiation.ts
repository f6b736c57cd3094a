/** Which of several representations a request asks for. RFC 9110 §12.5 */
import { parseAccept } from 'hono/utils/accept'

/** Types that the gateway can answer with, other than a page, and the ranges that include one. */
const PROGRAM_TYPES = new Set([
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'multipart/mixed',
  'application/*',
  '*/*',
])

/**
 * Whether a page is wanted rather than data. Browsers name `text/html` first when a person follows a link. A range of types, such as
 * `any type` means data, because that is what programs send.
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

/** The smallest coding that a request accepts; null: the plain bytes. Among several it takes, Brotli goes first. */
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
