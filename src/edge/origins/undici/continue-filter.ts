/**
 * Turns an origin's unasked `100 Continue` into an interim response like any other. A client must be able to parse interim responses that
 * it does not expect (RFC 9110 section 15.2), but undici destroys the connection when it parses a 100. The origin may have acted on the
 * request by then, and there would be no response.
 */
import type { Socket } from 'node:net'

/** The status that undici sees instead of 100. No standard defines it, so an origin's own 109 may be dropped too. */
export const CONTINUE_STAND_IN = 109

export type ContinueFilter = {
  /** Must be called before each request, so that the filter takes the next bytes for the start of a response. */
  expectResponse(): void
}

/**
 * Changes the last digit of the status in place, in the bytes that undici reads. So the stream keeps its length, no bytes are held back,
 * and a head that comes byte by byte needs no special treatment. Only the heads of interim responses are scanned.
 *
 * @param onRead called for all bytes before undici sees them.
 */
export function filterContinue(socket: Socket, onRead: (bytes: number) => void): ContinueFilter {
  let scan: Scan = createScan()
  const read = socket.read.bind(socket)
  socket.read = (size?: number) => {
    const chunk: unknown = read(size)
    if (Buffer.isBuffer(chunk)) {
      if (scan.isInHead) patch(chunk, scan)
      onRead(chunk.length)
    }
    return chunk
  }
  const unshift = socket.unshift.bind(socket)
  socket.unshift = (chunk: Buffer, encoding?: BufferEncoding) => {
    onRead(-chunk.length)
    unshift(chunk, encoding)
  }
  return {
    expectResponse() {
      scan = createScan()
    },
  }
}

type Scan = {
  /** Whether the next bytes belong to a head that may be an interim response's. */
  isInHead: boolean
  /** The number of bytes of the status line that have matched so far. */
  matched: number
  /** Whether the status is 1xx, so that the end of the head is looked for. */
  isInterim: boolean
  /** Whether all digits so far are those of 100. */
  isContinue: boolean
  /** The number of line feeds in a row: two end an empty line. */
  lineEnds: number
}

function createScan(): Scan {
  return { isInHead: true, matched: 0, isInterim: false, isContinue: true, lineEnds: 0 }
}

const CR = 0x0d
const LF = 0x0a
const ZERO = 0x30
const LETTER_X = 0x78
const PREFIX = Buffer.from('HTTP/1.x 1')
const MINOR_VERSION = PREFIX.indexOf('x')
/** The place of the last digit of the status. */
const LAST_DIGIT = PREFIX.length + 1
const STAND_IN_DIGIT = Buffer.from(String(CONTINUE_STAND_IN))[2] ?? ZERO

function patch(chunk: Buffer, scan: Scan): void {
  for (let index = 0; index < chunk.length && scan.isInHead; index += 1) {
    const byte = chunk[index] ?? 0
    if (scan.isInterim) {
      if (scan.isContinue && isNameStart(byte, scan)) chunk[index] = LETTER_X
      lookForEnd(byte, scan)
    } else if (scan.matched < PREFIX.length) matchPrefix(byte, scan)
    else {
      if (byte !== ZERO) scan.isContinue = false
      if (scan.matched === LAST_DIGIT) {
        if (scan.isContinue) chunk[index] = STAND_IN_DIGIT
        scan.isInterim = true
      }
      scan.matched += 1
    }
  }
}

function matchPrefix(byte: number, scan: Scan): void {
  // The parser skips empty lines before a status line.
  if (scan.matched === 0 && (byte === CR || byte === LF)) return
  if (byte === PREFIX[scan.matched] || scan.matched === MINOR_VERSION) scan.matched += 1
  else scan.isInHead = false
}

/**
 * The fields of a 100 mean nothing, so the first letters of their names are overwritten. Otherwise `Connection: close` would make undici
 * refuse the final response that follows.
 */
function isNameStart(byte: number, { lineEnds }: Scan): boolean {
  return lineEnds > 0 && byte !== CR && byte !== LF
}

/** Looks for the empty line that ends the head. Another head follows. */
function lookForEnd(byte: number, scan: Scan): void {
  if (byte === LF) scan.lineEnds += 1
  else if (byte !== CR) scan.lineEnds = 0
  if (scan.lineEnds < 2) return
  scan.matched = 0
  scan.isInterim = false
  scan.isContinue = true
  scan.lineEnds = 0
}
