/** The parts of a request's head that both plain paths read: RFC 9112. node:http reads all of them in the very same way. */

export const END_OF_HEAD = '\r\n\r\n'

/** @returns the end of the first head in the bytes. Null: it has not come. @param from no head ends before this. */
export function endOfHead(bytes: Buffer, from = 0): number | null {
  const index = bytes.indexOf(END_OF_HEAD, from)
  return index < 0 ? null : index + END_OF_HEAD.length
}

/** Behind the target of a request. */
const END_OF_REQUEST_LINE = ' HTTP/1.1\r\n'

/** No white space, no control characters, and no `#`, which does not belong in a request. */
const TARGET = /^\/[\x21\x22\x24-\x7e]*$/
const QUERY = /^\?[\x21\x22\x24-\x7e]*$/

export type RequestLine<Method extends string> = {
  readonly method: Method
  /** A path, with or without a query. */
  readonly target: string
  /** The index behind the line. */
  readonly end: number
}

/** @returns null: the text does not begin with the line of a request for a path, by one of these methods. */
export function readRequestLine<Method extends string>(
  text: string,
  methods: readonly Method[],
): RequestLine<Method> | null {
  const method = methodOf(text, methods)
  if (method === undefined) return null
  const end = text.indexOf('\r\n') + 2
  const targetEnd = end - END_OF_REQUEST_LINE.length
  if (!text.startsWith(END_OF_REQUEST_LINE, targetEnd)) return null
  const target = text.slice(method.length + 1, Math.max(0, targetEnd))
  return TARGET.test(target) ? { method, target, end } : null
}

/** Whether the text is the beginning of such a line, with the method and some of the target, but without its end. */
export function isPartOfRequestLine(text: string, methods: readonly string[]): boolean {
  const method = methodOf(text, methods)
  if (method === undefined || text.includes('\n')) return false
  const targetStart = method.length + 1
  const space = text.indexOf(' ', targetStart)
  const targetEnd = space < 0 ? text.length : space
  return (
    TARGET.test(text.slice(targetStart, targetEnd)) && END_OF_REQUEST_LINE.startsWith(text.slice(targetEnd))
  )
}

function methodOf<Method extends string>(text: string, methods: readonly Method[]): Method | undefined {
  return methods.find((method) => text.startsWith(method) && text.startsWith(' /', method.length))
}

/** Whether the text is the query of a target, from its `?` on. */
export function isQuery(text: string): boolean {
  return QUERY.test(text)
}

const FIELD_LINE = /([!#$%&'*+\-.^_`|~0-9A-Za-z]+):([\t\x20-\x7e\x80-\xff]*)\r\n/y

/**
 * @param text whole lines, as latin1, without the empty one.
 * @param add called with each name as it is, and the value without the white space around it.
 * @returns the number of lines. Null: one is malformed, or there are more than so many.
 */
export function readFieldLines(
  text: string,
  maxFields: number,
  add: (name: string, value: string) => void,
): number | null {
  let count = 0
  for (let index = 0; index < text.length; index = FIELD_LINE.lastIndex) {
    FIELD_LINE.lastIndex = index
    const [, name, value] = FIELD_LINE.exec(text) ?? []
    count += 1
    if (name === undefined || value === undefined || count > maxFields) return null
    add(name, trim(value))
  }
  return count
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

/** Writes fields as the lines of a head. */
export function toFieldLines(fields: Readonly<Record<string, string>>): string {
  let lines = ''
  for (const name in fields) lines += `${name}: ${fields[name]}\r\n`
  return lines
}
