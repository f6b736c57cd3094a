/** The fields of an origin's response that are passed on: all except those about its connection. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Fields } from '../../http-cache/message.js'
import { CONNECTION_FIELDS, namedByConnection } from '../connection-fields.js'
import { withoutTrailingSpace } from './undici/workarounds.js'

/** Neither passed on nor stored: RFC 9111 section 3.1. */
const NOT_PASSED_ON: ReadonlySet<string> = new Set([
  ...CONNECTION_FIELDS,
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
])

/**
 * Passed on even if `Connection` names them, which it never may: RFC 9110 section 7.6.1. Without them, a response could be stored although
 * that is forbidden, or be taken for something else.
 */
const NEVER_REMOVED: ReadonlySet<string> = new Set([
  'age',
  'cache-control',
  'cdn-cache-control',
  'content-encoding',
  'content-length',
  'content-location',
  'content-range',
  'content-type',
  'date',
  'etag',
  'expires',
  'last-modified',
  'location',
  'set-cookie',
  'vary',
])

export function toResponseFields(headers: IncomingHttpHeaders): Fields {
  const named = namedByConnection(headers.connection)
  // Without a prototype, `__proto__` is a name like any other.
  const fields: Record<string, string | string[]> = Object.setPrototypeOf({}, null)
  for (const name in headers) {
    const value = headers[name]
    if (value === undefined || NOT_PASSED_ON.has(name)) continue
    if (named.has(name) && !NEVER_REMOVED.has(name)) continue
    fields[name] = typeof value === 'string' ? withoutTrailingSpace(value) : value.map(withoutTrailingSpace)
  }
  return fields
}
