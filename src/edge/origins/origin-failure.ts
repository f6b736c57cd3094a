/** The messages about an origin's failure, for the client and for the log. Only the log's message has the origin's address. */
import { OriginError } from '../../http-cache/message.js'
import { NO_FREE_CONNECTION_CODE } from './undici/origin-pool.js'
import { CERTIFICATE_NAME_CODE } from './undici/workarounds.js'

export type OriginName = {
  /** For clients: `bucket shop-assets`. */
  readonly name: string
  /** The origin of the URL: `http://127.0.0.1:3000`. */
  readonly address: string
}

export type FailedFetch = {
  readonly origin: OriginName
  /** Whether a final status and its fields had come. */
  readonly hasHead: boolean
  /** Why the request's own body broke off. Null: it did not. */
  readonly bodyError: Error | null
}

export function toOriginError(error: Error & { code?: unknown }, call: FailedFetch): OriginError {
  const { origin, hasHead, bodyError } = call
  // If the body has the wrong length, undici makes the body itself fail.
  if (bodyError !== null && error.code !== BODY_LENGTH_CODE)
    return originError(
      502,
      origin,
      (name) => `the body of the request broke off on its way to ${name}`,
      bodyError,
    )
  const code = typeof error.code === 'string' ? error.code : ''
  if (code === NO_FREE_CONNECTION_CODE)
    return originError(504, origin, (name) => `${name} could not be asked: ${error.message}`, error)
  const timeout = TIMEOUTS[code]
  if (timeout !== undefined) return originError(504, origin, (name) => `${name} ${timeout}`, error)
  const known = PROBLEMS[code] ?? (isConnectionEnd(error) ? connectionEnd(hasHead) : detailed(error, code))
  // Only for the log: the text of an unknown error may contain the address, or facts about this machine.
  const problem = (isLogged: boolean) => known ?? (isLogged ? `failed: ${error.message || code}` : 'failed')
  return originError(502, origin, (name, isLogged) => `${name} ${problem(isLogged)}`, error)
}

/** @param text makes both messages. The log's has the name and the address of the origin, and the client's only the name. */
export function originError(
  status: OriginError['status'],
  { name, address }: OriginName,
  text: (name: string, isLogged: boolean) => string,
  cause?: Error,
): OriginError {
  const reason = text(`${name} at ${address}`, true)
  return new OriginError(status, text(name, false), { reason, ...(cause !== undefined && { cause }) })
}

const BODY_LENGTH_CODE = 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'

const TIMEOUTS: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'took too long to accept a connection',
  UND_ERR_CONNECT_TIMEOUT: 'took too long to accept a connection',
  UND_ERR_HEADERS_TIMEOUT: 'took too long to answer',
  UND_ERR_BODY_TIMEOUT: 'stopped in the middle of its answer for too long',
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses connections: nothing listens there',
  ENOTFOUND: 'cannot be found: its name leads nowhere',
  EAI_AGAIN: 'cannot be found: its name leads nowhere',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  [CERTIFICATE_NAME_CODE]: 'has a certificate for another name',
  ERR_SSL_WRONG_VERSION_NUMBER:
    'speaks no TLS: its URL has to begin with http://, or where EDGE_ORIGINS has host:port, is_ssl of the backend has to be false',
  UND_ERR_HEADERS_OVERFLOW: 'answered with too many or too long fields',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH:
    'answered with another length than it announced, or not by the rules of HTTP/1.1',
  [BODY_LENGTH_CODE]: 'was not sent the request, whose body has another length than it announced',
  UND_ERR_ABORTED: 'was not sent the whole request: its body broke off',
  UND_ERR_DESTROYED: 'is asked no more: the edge is closing',
}

/** Whether the other side closed the connection, or this side's socket failed. A reset while connecting keeps its own code. */
export function isConnectionEnd({ code }: { code?: unknown }): boolean {
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET'
}

function connectionEnd(hasHead: boolean): string {
  return hasHead ? 'broke off in the middle of its answer' : 'closed the connection without an answer'
}

function detailed(error: Error, code: string): string | undefined {
  if (error.name === 'HTTPParserError') return `answered something that is no HTTP/1.1 (${error.message})`
  if (code === 'ERR_ASSERTION') return 'answered something that is no HTTP/1.1'
  if (/CERT|SIGNATURE|^ERR_TLS|^ERR_SSL/.test(code)) return `failed: ${error.message}`
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED')
    return `cannot be sent this request: ${error.message}`
  return undefined
}
