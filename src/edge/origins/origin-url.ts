/** The URL that stands for a backend. */
import { parseUrl } from '../../lib/parse-url.js'

export type BaseUrl = {
  /** Scheme, host and port: `http://127.0.0.1:3000`. */
  readonly origin: string
  /** The value of `Host`: with the port, unless that is the scheme's default. */
  readonly host: string
  /** The host without the port, as in a certificate. */
  readonly hostname: string
  readonly isTls: boolean
  /** Put before the path of each request: empty, or `/base` without a slash at its end. */
  readonly path: string
}

/** The URLs for a backend whose `is_ssl` is false, and true. The two are the same if the text has a scheme. */
export type OriginUrl = { readonly plain: BaseUrl; readonly ssl: BaseUrl }

const SCHEME = /^https?:\/\//i
const HOST_AND_PORT = /^(?:\[[\da-f:.]+\]|[\w.-]+):\d+(?:\/|$)/i

/**
 * Parses an http(s) URL or `host:port`, either with or without a path. Null: anything else, or a text with credentials, a query or a hash.
 */
export function parseOriginUrl(text: string): OriginUrl | null {
  if (/[\s@?#\\]/.test(text)) return null
  if (SCHEME.test(text)) {
    const url = parseBaseUrl(text)
    return url === null ? null : { plain: url, ssl: url }
  }
  if (!HOST_AND_PORT.test(text)) return null
  const plain = parseBaseUrl(`http://${text}`)
  const ssl = parseBaseUrl(`https://${text}`)
  return plain === null || ssl === null ? null : { plain, ssl }
}

function parseBaseUrl(text: string): BaseUrl | null {
  if (parseUrl(text) === null) return null
  const { origin, protocol, host, hostname, port, pathname } = new URL(text)
  // Port 0 asks for a free port when listening. Nobody can connect to it.
  if (port === '0') return null
  return { origin, host, hostname, isTls: protocol === 'https:', path: pathname.replace(/\/+$/, '') }
}
