/** Fields that are about one connection and not about the message on it. https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */

/** In requests and answers alike, beside those whose names begin with `proxy-`. */
export const CONNECTION_FIELDS: readonly string[] = [
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

const NONE: ReadonlySet<string> = new Set()

/** The fields that a message's `Connection` declares to be about its connection, in lower case. */
export function namedByConnection(connection: string | readonly string[] | undefined): ReadonlySet<string> {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return NONE
  const text = typeof connection === 'string' ? connection : connection.join(',')
  return new Set(text.split(',').map((option) => option.trim().toLowerCase()))
}
