/**
 * Parses the heads of most requests: GET or HEAD of a path, without a body or anything unusual. node:http would read a head that is
 * accepted here in exactly the same way. All other heads are declined, and left to node:http.
 */
import { parseAuthority } from '../../../http/authority.js'
import { END_OF_HEAD, readFieldLines, readRequestLine } from '../../../http/head-text.js'
import type { Fields } from '../../../http-cache/message.js'
import { ownText } from '../../../lib/own-text.js'
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

const METHODS = ['GET', 'HEAD'] as const

/** Fields that announce a body, or something else that takes more than a response. */
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

  const line = readRequestLine(text, METHODS)
  if (line === null || line.target.length > limits.maxTargetBytes) return null
  const { method, target, end } = line

  const blockText = text.slice(end)
  const block = blockText === previous?.text ? previous : parseFieldBlock(blockText, limits)
  return block === null ? null : { method, target, block }
}

function parseFieldBlock(text: string, { maxFields }: HeadLimits): FieldBlock | null {
  const fields = new FieldCollector()
  const lines = text.slice(0, -2)
  if (readFieldLines(lines, maxFields, (name, value) => fields.add(name, value)) === null) return null
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
