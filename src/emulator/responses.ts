/** Builds responses with the headers and the JSON encoding of the API's gateway. */
import { randomUUID } from 'node:crypto'

/** A JSON response whose keys are in alphabetical order at every depth, as the API sends it. */
export function jsonResponse(
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): Response {
  const text = encodeJson(body)
  return new Response(text, {
    status,
    headers: {
      ...gatewayHeaders(),
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(text)),
      ...headers,
    },
  })
}

/** A 204, which has a content type although it has no body. */
export function noContentResponse(): Response {
  return new Response(null, {
    status: 204,
    headers: { ...gatewayHeaders(), 'Content-Type': 'application/json' },
  })
}

/** The headers that every response has. */
export function gatewayHeaders(): Record<string, string> {
  return {
    Server: 'Scaleway API Gateway (fr-par-2;edge02)',
    'Strict-Transport-Security': 'max-age=63072000',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Request-Id': randomUUID(),
  }
}

/** Leaves out members that are `undefined`, as `JSON.stringify` does. */
export function encodeJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(encodeJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${encodeJson(member)}`)
  return `{${members.join(',')}}`
}
