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

/** `content-length` stays, whatever `Connection` says: the length was checked by it. */
export function toAnswerFields(headers: IncomingHttpHeaders): Fields {
  const named = namedByConnection(headers.connection)
  // Without a prototype, `__proto__` is a name like any other.
  const fields: Record<string, string | string[]> = Object.setPrototypeOf({}, null)
  for (const name in headers) {
    const value = headers[name]
    if (value === undefined || NOT_PASSED_ON.has(name)) continue
    if (named.has(name) && name !== 'content-length') continue
    fields[name] = value
  }
  return fields
}
