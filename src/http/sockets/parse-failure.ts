/** Describes to clients why node:http could not parse their requests. */

/** The error that node:http passes to `clientError`. */
export type ClientError = Error & {
  readonly code?: string
  readonly reason?: string
  /** The chunk that contains the error, and the number of its bytes that were parsed by then. */
  readonly rawPacket?: Buffer
  readonly bytesParsed?: number
}

/** A refusal, with a text for the client. Each server sends it in its own format. */
export type Refusal = { readonly status: number; readonly text: string }

/** The limits that a refusal may have to name. */
export type NamedLimits = {
  readonly maxHeadBytes: number
  readonly headTimeoutMs: number
  /** Left out: the time of a body is not limited. */
  readonly requestTimeoutMs?: number
}

/** Returns null if the connection is lost, so that nobody could receive the refusal. */
export function describeClientError(
  error: ClientError,
  { maxHeadBytes, headTimeoutMs, requestTimeoutMs }: NamedLimits,
): Refusal | null {
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
      return { status: 505, text: 'This server speaks HTTP/1.1, not HTTP/2.' }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: 408,
        text:
          requestTimeoutMs === undefined
            ? `The request's head was not complete within ${headTimeoutMs} ms.`
            : `The request was not complete in time: its head may take ${headTimeoutMs} ms, all of it ${requestTimeoutMs} ms.`,
      }
  }
  if (!code.startsWith('HPE_')) return null
  if (isUnknownMethod(error))
    return { status: 501, text: 'The method is not known here. Method names are case-sensitive.' }
  return { status: 400, text: `The request is malformed${reason === undefined ? '' : `: ${reason}`}.` }
}

/**
 * Whether the method is a valid token (RFC 9110 section 9.1) and merely unknown. Anything else is malformed.
 */
function isUnknownMethod({ code, reason, rawPacket, bytesParsed = 0 }: ClientError): boolean {
  // The parser also knows the methods of RTSP, and refuses them only after it has read the version.
  if (code === 'HPE_INVALID_CONSTANT') return reason === 'Invalid method for HTTP/x.x request'
  if (code !== 'HPE_INVALID_METHOD' || rawPacket === undefined) return false
  const text = rawPacket.toString('latin1')
  const start = bytesParsed === 0 ? 0 : text.lastIndexOf('\n', bytesParsed - 1) + 1
  return METHOD.test(text.slice(start))
}

/** A method or the beginning of one, because a method may arrive in several chunks. */
const METHOD = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?: |$)/
