/**
 * Parses the heads of plain requests: GET of a path without a body, or POST with a body of a known length, and nothing unusual. A head that
 * is accepted here means exactly the same to node:http. Other heads are not refused here, because node:http judges them.
 */
import { parseAuthority } from '../authority.js'
import { isPartOfRequestLine, readFieldLines, readRequestLine } from '../head-text.js'
import type { PlainHead } from './plain-handler.js'

export type ParsedHead = {
  readonly head: PlainHead
  /** The target's query, including its `?`. Empty: there is none. */
  readonly search: string
  readonly bodyBytes: number
  /** Whether the client asks for the end of the connection. */
  readonly isLast: boolean
}

/** Larger bodies go to node:http, which passes them on as they arrive. */
export const MAX_BODY_BYTES = 64 * 1024

/** Requests with more fields are rare. */
const MAX_FIELDS = 100

const METHODS = ['GET', 'POST'] as const

const LENGTH = /^(?:0|[1-9]\d{0,4})$/

/** Fields that need more than a response to an unencoded body. node:http treats `proxy-connection` like `connection`. */
const NEVER_PLAIN = new Set([
  'transfer-encoding',
  'content-encoding',
  'expect',
  'upgrade',
  'proxy-connection',
])

/** The beginning of a field line whose end has not arrived. */
const PART_OF_LINE = /^(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?::[\t\x20-\x7e\x80-\xff]*)?)?\r?$/

/** @param text the whole head, as latin1. */
export function parsePlainHead(text: string): ParsedHead | null {
  const lines = parseLines(text.slice(0, -2))
  if (lines === null) return null
  const { method, target, headers, length } = lines
  const { host, connection } = headers
  if (host === undefined || (length === null) !== (method === 'GET')) return null
  const queryStart = target.indexOf('?')
  const pathEnd = queryStart < 0 ? target.length : queryStart
  return {
    head: { method, path: target.slice(0, pathEnd), headers },
    search: target.slice(pathEnd),
    bodyBytes: Number(length),
    isLast: connection?.toLowerCase() === 'close',
  }
}

/**
 * Whether to wait for the rest of a head: the method has arrived, and node:http would not refuse the head so far.
 *
 * @param text the head so far, as latin1.
 */
export function mayBecomePlainHead(text: string): boolean {
  const lastLine = text.lastIndexOf('\r\n')
  if (lastLine < 0) return isPartOfRequestLine(text, METHODS)
  const end = lastLine + 2
  return parseLines(text.slice(0, end)) !== null && PART_OF_LINE.test(text.slice(end))
}

type Lines = {
  readonly method: (typeof METHODS)[number]
  readonly target: string
  readonly headers: Record<string, string>
  readonly length: string | null
}

/** Null: a line does not belong in a plain head. */
function parseLines(text: string): Lines | null {
  // node:http reads a tab in some places as white space, and refuses it in others.
  if (text.includes('\t')) return null
  const line = readRequestLine(text, METHODS)
  if (line === null) return null
  const { method, target, end } = line
  const headers: Record<string, string> = {}
  let length: string | null = null
  let isPlain = true
  const count = readFieldLines(text.slice(end), MAX_FIELDS, (name, value) => {
    const lowerName = name.toLowerCase()
    if (!isPlainField(lowerName, value)) isPlain = false
    if (lowerName === 'content-length') {
      if (length !== null) isPlain = false
      length = value
      return
    }
    // A field is repeated, or has the name of a property of every object, such as `constructor`, which node:http treats specially.
    if (headers[lowerName] !== undefined) isPlain = false
    headers[lowerName] = value
  })
  return isPlain && count !== null ? { method, target, headers, length } : null
}

function isPlainField(lowerName: string, value: string): boolean {
  if (lowerName === 'content-length') return LENGTH.test(value) && Number(value) <= MAX_BODY_BYTES
  if (lowerName === 'host') return parseAuthority(value) !== null
  if (lowerName === 'connection') return /^(?:close|keep-alive)$/i.test(value)
  return !NEVER_PLAIN.has(lowerName)
}
