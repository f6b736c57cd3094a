/** Fields that are about one connection and not about the message on it. https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */

import type { Fields } from '../http-cache/message.js'
import { withoutFields } from '../http-cache/rules/fields.js'

/** In requests and answers alike, whatever `Connection` says. */
export const CONNECTION_FIELDS: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** A client that could have these removed could hide a loop, or what its request is. */
const NEVER_REMOVED = new Set([
  'connection',
  'host',
  'content-length',
  'transfer-encoding',
  'via',
  'cdn-loop',
])

/**
 * What a request says beyond its connection. A cache must not tell requests apart by fields that the origin never gets:
 * who names one in `Connection` would have everybody else served the answer made without it.
 */
export function withoutNamedFields(fields: Fields): Fields {
  const named = [...namedByConnection(fields.connection)].filter(
    (name) => fields[name] !== undefined && !NEVER_REMOVED.has(name),
  )
  return named.length === 0 ? fields : withoutFields(fields, named)
}

const NONE: ReadonlySet<string> = new Set()

/** The fields that a message's `Connection` declares to be about its connection, in lower case. */
export function namedByConnection(connection: string | readonly string[] | undefined): ReadonlySet<string> {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return NONE
  const text = typeof connection === 'string' ? connection : connection.join(',')
  return new Set(text.split(',').map((option) => option.trim().toLowerCase()))
}
