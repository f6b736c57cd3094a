/**
 * Makes an origin's unasked `100 Continue` an interim answer like any other. RFC 9110 section 15.2: a client must be able to parse
 * interim answers that it does not expect, but undici 7.30 destroys the connection when it parses a 100, and the request, which the
 * origin may have acted on by then, has no answer.
 */
import type { Socket } from 'node:net'

/** The status that undici is shown instead of 100: nothing defines it, so an origin's own one is as good as nothing, too. */
export const CONTINUE_STAND_IN = 109

export type ContinueFilter = {
  /** A request is about to be sent: the next bytes begin an answer. */
  expectAnswer(): void
}

/**
 * Changes the last digit of the status in place, in what undici reads: the stream keeps its length, nothing has to be held back, and a
 * head that comes byte by byte is no special case. Beyond the heads of interim answers it looks at nothing.
 *
 * @param onRead told of all that is read, before undici has it; and with a negative number, of bytes that undici puts back when it is
 * paused, and reads again later.
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
    expectAnswer() {
      scan = createScan()
    },
  }
}

type Scan = {
  /** Whether what comes next is of a head that may be an interim answer's. */
  isInHead: boolean
  /** How many bytes of the status line have matched so far. */
  matched: number
  /** Whether the status is 1xx: the head is looked through for its end. */
  isInterim: boolean
  /** Whether all digits so far are those of 100. */
  isContinue: boolean
  /** The bytes of an empty line, of which the last ones were seen. */
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
 * The fields of a 100 are nobody's, and lose the first letter of their names: `Connection: close` would have undici refuse the final
 * answer behind it.
 */
function isNameStart(byte: number, { lineEnds }: Scan): boolean {
  return lineEnds > 0 && byte !== CR && byte !== LF
}

/** An empty line ends the head: another one follows. */
function lookForEnd(byte: number, scan: Scan): void {
  if (byte === LF) scan.lineEnds += 1
  else if (byte !== CR) scan.lineEnds = 0
  if (scan.lineEnds < 2) return
  scan.matched = 0
  scan.isInterim = false
  scan.isContinue = true
  scan.lineEnds = 0
}
