/** What a client is told whose request node:http cannot make out. */
import type { EdgeServerLimits } from './limits.js'
import type { OwnAnswer } from './own-answer.js'

/** What node:http passes to `clientError`. */
export type ClientError = Error & { readonly code?: string; readonly reason?: string }

/** Null: the connection is lost, and there is nobody to tell. */
export function describeClientError(
  { code = '', reason }: ClientError,
  { maxHeadBytes, headTimeoutMs }: EdgeServerLimits,
): OwnAnswer | null {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        text: `The request's head, its URL included, has more than the ${maxHeadBytes} bytes that are allowed.`,
      }
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return { status: 413, text: 'The extensions of a chunk are too long.' }
    case 'HPE_PAUSED_H2_UPGRADE':
      return { status: 505, text: 'The edge speaks HTTP/1.1, not HTTP/2.' }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, text: `The request's head was not complete within ${headTimeoutMs} ms.` }
  }
  if (!code.startsWith('HPE_')) return null
  return { status: 400, text: `The request is malformed${reason === undefined ? '' : `: ${reason}`}.` }
}
