/** Builds the edge's own response that ends a connection. */
import { type OwnResponse, toResponse } from './own-response.js'
import type { ResponseHeads } from './response-heads.js'

/** @returns the whole response, with `Connection: close`. */
export function lastResponse(reason: OwnResponse, heads: ResponseHeads): string {
  const text = `${reason.text}\n`
  return `${heads.textOf(toResponse(reason), Buffer.byteLength(text))}connection: close\r\n\r\n${text}`
}
