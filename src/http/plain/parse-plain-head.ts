/**
 * Parses the heads of plain requests: POST of a path, with a body of a known length and nothing unusual. A head that is accepted here means
 * the very same to node:http. All others are declined, not refused, because node:http judges them.
 */
import { parseAuthority } from '../authority.js'
import { END_OF_REQUEST_LINE, isPathTarget, readFieldLines } from '../head-text.js'
import type { PlainHead } from './plain-handler.js'

export type ParsedHead = {
  readonly head: PlainHead
  readonly bodyBytes: number
  /** Whether the client asks for the end of the connection. */
  readonly isLast: boolean
}

/** Larger bodies are worth the cost of node:http, which passes them on as they come. */
export const MAX_BODY_BYTES = 64 * 1024

/** More fields are rare. */
const MAX_FIELDS = 100

const METHOD = 'POST'
const START = `${METHOD} /`

const LENGTH = /^(?:0|[1-9]\d{0,4})$/

/** Fields that ask for more than an answer to a body that is sent as it is. node:http reads `proxy-connection` like `connection`. */
const NEVER_PLAIN = new Set([
  'transfer-encoding',
  'content-encoding',
  'expect',
  'upgrade',
  'proxy-connection',
])

/** The beginning of a field line, whose end has not come. */
const PART_OF_LINE = /^(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?::[\t\x20-\x7e\x80-\xff]*)?)?\r?$/

/** @param text the whole head, as latin1. */
export function parsePlainHead(text: string): ParsedHead | null {
  const lines = parseLines(text.slice(0, -2))
  if (lines === null) return null
  const { target, headers, length } = lines
  const { host, connection } = headers
  if (host === undefined || length === null) return null
  const isLast = connection?.toLowerCase() === 'close'
  return { head: { method: METHOD, target, headers }, bodyBytes: Number(length), isLast }
}

/**
 * Whether the rest of a head is worth waiting for: its request line is here, and node:http could not refuse what came of it.
 *
 * @param text the head so far, as latin1.
 */
export function mayBecomePlainHead(text: string): boolean {
  const end = text.lastIndexOf('\r\n') + 2
  return parseLines(text.slice(0, end)) !== null && PART_OF_LINE.test(text.slice(end))
}

type Lines = {
  readonly target: string
  readonly headers: Record<string, string>
  readonly length: string | null
}

/** Null: one of the lines is none of a plain head. */
function parseLines(text: string): Lines | null {
  // node:http reads a tab in some places as white space, and refuses it in others.
  if (!text.startsWith(START) || text.includes('\t')) return null
  const fieldsStart = text.indexOf('\r\n') + 2
  const targetEnd = fieldsStart - END_OF_REQUEST_LINE.length
  const target = text.slice(METHOD.length + 1, Math.max(0, targetEnd))
  if (!text.startsWith(END_OF_REQUEST_LINE, targetEnd) || !isPathTarget(target)) return null
  const headers: Record<string, string> = {}
  let length: string | null = null
  let isPlain = true
  const count = readFieldLines(text.slice(fieldsStart), MAX_FIELDS, (name, value) => {
    const lowerName = name.toLowerCase()
    if (!isPlainField(lowerName, value)) isPlain = false
    if (lowerName === 'content-length') {
      if (length !== null) isPlain = false
      length = value
      return
    }
    // Repeated, or named like what every object has: node:http reads `constructor` in its own way.
    if (headers[lowerName] !== undefined) isPlain = false
    headers[lowerName] = value
  })
  return isPlain && count !== null ? { target, headers, length } : null
}

function isPlainField(lowerName: string, value: string): boolean {
  if (lowerName === 'content-length') return LENGTH.test(value) && Number(value) <= MAX_BODY_BYTES
  if (lowerName === 'host') return parseAuthority(value) !== null
  if (lowerName === 'connection') return /^(?:close|keep-alive)$/i.test(value)
  return !NEVER_PLAIN.has(lowerName)
}
