/** What a client is told whose request node:http cannot make out. */
import type { EdgeServerLimits } from './limits.js'
import type { OwnAnswer } from './own-answer.js'

/** What node:http passes to `clientError`. */
export type ClientError = Error & {
  readonly code?: string
  readonly reason?: string
  /** The piece in which the mistake was found, and how much of it was read by then. */
  readonly rawPacket?: Buffer
  readonly bytesParsed?: number
}

/** Null: the connection is lost, and there is nobody to tell. */
export function describeClientError(
  error: ClientError,
  { maxHeadBytes, headTimeoutMs }: EdgeServerLimits,
): OwnAnswer | null {
  const { code = '', reason } = error
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
  if (isUnknownMethod(error))
    return { status: 501, text: 'The edge does not know this method. Method names are case-sensitive.' }
  return { status: 400, text: `The request is malformed${reason === undefined ? '' : `: ${reason}`}.` }
}

/**
 * Whether it is the method that node:http cannot make out, and it is a token: RFC 9110 section 9.1. What looks like one in a line that
 * is no request line is malformed.
 */
function isUnknownMethod({ code, reason, rawPacket, bytesParsed = 0 }: ClientError): boolean {
  // The parser knows methods of RTSP too, and refuses them only once it has read the version.
  if (code === 'HPE_INVALID_CONSTANT') return reason === 'Invalid method for HTTP/x.x request'
  if (code !== 'HPE_INVALID_METHOD' || rawPacket === undefined) return false
  const text = rawPacket.toString('latin1')
  const start = bytesParsed === 0 ? 0 : text.lastIndexOf('\n', bytesParsed - 1) + 1
  return METHOD.test(text.slice(start))
}

/** As much as there is of it: it may come in pieces. */
const METHOD = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?: |$)/
