/**
 * Header fields that are about one connection, and not about the message that it carries.
 * https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
 */

import type { Fields } from '../http-cache/message.js'
import { withoutFields } from '../http-cache/rules/fields.js'

/** About the connection in every request and response, even if `Connection` does not name them. */
export const CONNECTION_FIELDS: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Kept although `Connection` names them. Otherwise a client could hide a loop, or the nature of its request. */
const NEVER_REMOVED = new Set([
  'connection',
  'host',
  'content-length',
  'transfer-encoding',
  'via',
  'cdn-loop',
])

/**
 * Removes the fields that `Connection` names. Otherwise a client could poison the cache: it lists a field in `Connection`, so that the
 * origin never gets it, and the response is stored as if it had been made with the field.
 */
export function withoutNamedFields(fields: Fields): Fields {
  const named = [...namedByConnection(fields.connection)].filter(
    (name) => fields[name] !== undefined && !NEVER_REMOVED.has(name),
  )
  return named.length === 0 ? fields : withoutFields(fields, named)
}

const NONE: ReadonlySet<string> = new Set()

/** The fields that `Connection` names, in lower case. */
export function namedByConnection(connection: string | readonly string[] | undefined): ReadonlySet<string> {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return NONE
  const text = typeof connection === 'string' ? connection : connection.join(',')
  return new Set(text.split(',').map((option) => option.trim().toLowerCase()))
}
