/** Refuses requests that node:http accepts but that no server here should see. */
import type { IncomingMessage } from 'node:http'
import { parseUrl } from '../../lib/parse-url.js'
import type { Refusal } from './parse-failure.js'

/** RFC 9112 section 3.2.2. The path may be missing before a query. */
const ABSOLUTE_FORM = /^https?:\/\/([^/?#]*)(\/[^#?]*)?(\?[^#]*)?$/i

/** RFC 9110 section 4.2: a name, an IPv4 address or an IPv6 address in brackets, and a port. No user. */
const AUTHORITY = /^(?:\[[0-9a-f:.]+\]|[^\s@/?#\\[\]:]+)(?::(\d*))?$/i

/** The URL as node:http passes it on. Bytes beyond ASCII must be encoded: RFC 3986 section 2. */
const TARGET = /^\/[\x21\x22\x24-\x7e]*$/

type Message = Pick<IncomingMessage, 'httpVersion' | 'method' | 'url' | 'rawHeaders' | 'headers'>

/**
 * Returns null if the request is well-formed. Its `Host` may still be unknown, because each server decides which names it serves.
 *
 * A target in absolute form is taken apart: the message then has the path as its `url`, and the target's authority as its
 * `host`, whatever its `Host` field says.
 */
export function checkRequest(message: Message): Refusal | null {
  const { httpVersion, method = '', url = '', rawHeaders, headers } = message
  if (httpVersion !== '1.1' && httpVersion !== '1.0')
    return { status: 505, text: `This server speaks HTTP/1.1, not HTTP/${httpVersion}.` }
  // These methods are for proxies, and no fetch-style `Request` can have them.
  if (method === 'TRACE' || method === 'CONNECT') return { status: 501, text: `There is no ${method} here.` }
  const { expect, 'transfer-encoding': coding } = headers
  if (expect !== undefined && expect.toLowerCase() !== '100-continue')
    return { status: 417, text: 'The only expectation that can be met is 100-continue.' }
  if (coding !== undefined) {
    if (httpVersion === '1.0') return malformed('HTTP/1.0 has no Transfer-Encoding')
    if (coding.toLowerCase() !== 'chunked')
      return { status: 501, text: 'The only Transfer-Encoding that is understood is chunked.' }
  }
  const hosts = count(rawHeaders, 'host')
  if (hosts > 1) return malformed('it has more than one Host field')
  if (hosts === 0 && httpVersion === '1.1') return malformed('it has no Host field')
  const absolute = url.startsWith('/') ? null : ABSOLUTE_FORM.exec(url)
  if (absolute !== null) {
    const [, authority = '', path = '/', query = ''] = absolute
    message.url = path + query
    headers.host = authority
    if (!isAuthority(authority)) return malformed('its URL names no host')
  }
  if (!TARGET.test(message.url ?? ''))
    return malformed('its URL must be a path, or begin with http:// or https://, and have no fragment')
  return null
}

function isAuthority(text: string): boolean {
  const [all, port = ''] = AUTHORITY.exec(text) ?? []
  return all !== undefined && Number(port) <= 65_535 && parseUrl(`http://${text}`) !== null
}

function count(rawHeaders: readonly string[], lowerName: string): number {
  let found = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (name.length === lowerName.length && name.toLowerCase() === lowerName) found += 1
  }
  return found
}

function malformed(reason: string): Refusal {
  return { status: 400, text: `The request is malformed: ${reason}.` }
}
