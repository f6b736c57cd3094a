/**
 * Parses the heads of most requests: GET or HEAD of a path, without a body or anything unusual. node:http would read a head that is
 * accepted here in exactly the same way. All other heads are declined, and left to node:http.
 */
import type { Fields } from '../../../http-cache/message.js'
import { ownText } from '../../../lib/own-text.js'
import { parseAuthority } from '../../hosts.js'
import { FieldCollector } from '../shared/field-collector.js'
import type { EdgeServerLimits } from '../shared/limits.js'

export type PlainHead = {
  readonly method: 'GET' | 'HEAD'
  readonly target: string
  readonly block: FieldBlock
}

/** All field lines of a head. */
export type FieldBlock = {
  /** The lines as they came, from the end of the request line to the empty line. */
  readonly text: string
  /** `fields` and `host` are as in `HttpRequest`. */
  readonly fields: Fields
  readonly host: string
  /** Whether the client asks for the end of the connection. */
  readonly isLast: boolean
}

type HeadLimits = Pick<EdgeServerLimits, 'maxHeadBytes' | 'maxTargetBytes' | 'maxFields'>

const END_OF_HEAD = '\r\n\r\n'
/** @returns the end of the first head in the bytes. Null: it has not come. */
export function endOfHead(bytes: Buffer): number | null {
  const index = bytes.indexOf(END_OF_HEAD)
  return index < 0 ? null : index + END_OF_HEAD.length
}

const END_OF_REQUEST_LINE = ' HTTP/1.1\r\n'

/** No white space, no control characters, and no `#`, which does not belong in a request. */
const TARGET = /^[\x21\x22\x24-\x7e]+$/

const FIELD_LINE = /([!#$%&'*+\-.^_`|~0-9A-Za-z]+):([\t\x20-\x7e\x80-\xff]*)\r\n/y

/** Fields that announce a body, or ask for more than a response. */
const NEVER_PLAIN = ['content-length', 'transfer-encoding', 'expect', 'upgrade']

/**
 * @param previous the block of the connection's last request. Most clients send the same fields again and again, and these are not parsed
 * again.
 * @returns null if the chunk is not exactly one head, or not a plain one.
 */
export function parseRequestHead(
  chunk: Buffer,
  previous: FieldBlock | null,
  limits: HeadLimits,
): PlainHead | null {
  if (chunk.length > limits.maxHeadBytes) return null
  const text = chunk.toString('latin1')
  if (text.indexOf(END_OF_HEAD) !== text.length - END_OF_HEAD.length) return null

  const isGet = text.startsWith('GET /')
  if (!isGet && !text.startsWith('HEAD /')) return null
  const blockStart = text.indexOf('\r\n') + 2
  const targetEnd = blockStart - END_OF_REQUEST_LINE.length
  if (!text.startsWith(END_OF_REQUEST_LINE, targetEnd)) return null
  const target = text.slice(isGet ? 4 : 5, targetEnd)
  if (target.length > limits.maxTargetBytes || !TARGET.test(target)) return null

  const blockText = text.slice(blockStart)
  const block = blockText === previous?.text ? previous : parseFieldBlock(blockText, limits)
  return block === null ? null : { method: isGet ? 'GET' : 'HEAD', target, block }
}

function parseFieldBlock(text: string, { maxFields }: HeadLimits): FieldBlock | null {
  const fields = new FieldCollector()
  const end = text.length - 2
  let count = 0
  for (let index = 0; index < end; index = FIELD_LINE.lastIndex) {
    FIELD_LINE.lastIndex = index
    const [, name, value] = FIELD_LINE.exec(text) ?? []
    count += 1
    if (name === undefined || value === undefined || count > maxFields) return null
    fields.add(name, trim(value))
  }
  const { all } = fields
  if (NEVER_PLAIN.some((name) => all[name] !== undefined)) return null
  // Several lines of one name are an array, and are declined.
  const { host: hostValue, connection = 'keep-alive' } = all
  if (typeof hostValue !== 'string' || typeof connection !== 'string') return null
  const named = parseAuthority(hostValue)
  const isLast = connection.toLowerCase() === 'close'
  if (named === null || (!isLast && connection.toLowerCase() !== 'keep-alive')) return null
  fields.set('host', named.authority)
  // Routes keep the host for longer than the request lasts.
  return { text, fields: all, host: ownText(named.host), isLast }
}

/** Space and tab only: `String.prototype.trim` would remove a no-break space too. */
function trim(value: string): string {
  let start = 0
  let end = value.length
  while (start < end && isWhiteSpace(value.charCodeAt(start))) start += 1
  while (end > start && isWhiteSpace(value.charCodeAt(end - 1))) end -= 1
  return value.slice(start, end)
}

function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x09
}
