/** The fields of an origin's answer that are for others than this end of its connection. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Fields } from '../../http-cache/message.js'
import { CONNECTION_FIELDS, namedByConnection } from '../connection-fields.js'

/** Nor are they stored: RFC 9111 section 3.1. */
const NOT_PASSED_ON: ReadonlySet<string> = new Set([
  ...CONNECTION_FIELDS,
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
])

/**
 * For all who get the answer, and so never rightly named in `Connection`: RFC 9110 section 7.6.1. Without them, what must not
 * be stored would be, or as something that it is not.
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

/** undici leaves it in values, to which it does not belong: RFC 9112 section 5.1. With it, a date would be none. */
function withoutTrailingSpace(value: string): string {
  const last = value.charCodeAt(value.length - 1)
  return last === SPACE || last === TAB ? value.replace(/[ \t]+$/, '') : value
}

const SPACE = 0x20
const TAB = 0x09
