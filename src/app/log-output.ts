/** Writes the log to stdout. Stdout may be a pipe that nobody reads or a file on a full disk, and neither must stop the process. */
import { fstatSync, writeSync } from 'node:fs'
import type { Writable } from 'node:stream'

export type LogOutput = {
  /** Writes a line, which includes its line end. Never throws, and never waits for a reader. */
  write(line: string): void
  /** The number of lines dropped since the start. */
  dropped(): number
  /** Resolves once all accepted lines are written, or after `timeoutMs`. */
  flush(timeoutMs: number): Promise<void>
}

/** The limit on bytes held for a slow reader. Lines beyond it are dropped and counted. */
const MAX_BUFFERED_BYTES = 1024 ** 2

/** Node writes to files synchronously, and to pipes and sockets asynchronously (except pipes on Windows). */
export function createStdoutLog(): LogOutput {
  return isFile(1) ? createFileLog((text) => writeSync(1, text)) : createStreamLog(process.stdout)
}

export function createStreamLog(stream: Writable, maxBufferedBytes = MAX_BUFFERED_BYTES): LogOutput {
  let isGone = false
  const drops = createDrops()
  // Such as `EPIPE`, because the reader has ended. Later lines would reach nobody.
  stream.on('error', () => {
    isGone = true
  })
  const report = () => {
    const line = isGone ? null : drops.report()
    if (line !== null) stream.write(line)
  }
  stream.on('drain', report)
  return {
    write(line) {
      // No line may overtake the report of the lines that were dropped before it.
      if (isGone || drops.isReportDue || stream.writableLength + line.length > maxBufferedBytes) drops.add()
      else stream.write(line)
    },
    dropped: () => drops.total,
    flush: (timeoutMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, timeoutMs)
        const done = () => {
          clearTimeout(timer)
          resolve()
        }
        if (isGone) done()
        else stream.write('', done)
      }),
  }
}

/** @param writeText writes at least one byte of the text and returns the number of bytes written, or throws, like `fs.writeSync`. */
export function createFileLog(writeText: (text: Buffer) => number): LogOutput {
  const drops = createDrops()
  /** Whether the last line was only partly written. The next line must then begin with a line end. */
  let isTorn = false
  const writeAll = (text: string): boolean => {
    let rest: Buffer = Buffer.from(isTorn ? `\n${text}` : text)
    try {
      while (rest.length > 0) {
        rest = rest.subarray(writeText(rest))
        isTorn = rest.length > 0
      }
      return true
    } catch {
      // Most likely the disk is full. It may have room again later.
      return false
    }
  }
  return {
    write(line) {
      if (drops.isReportDue) {
        const report = drops.report()
        if (report !== null && !writeAll(report)) {
          drops.restore()
          drops.add()
          return
        }
      }
      if (!writeAll(line)) drops.add()
    },
    dropped: () => drops.total,
    flush: async () => {},
  }
}

function createDrops() {
  let unreported = 0
  let reported = 0
  let lastReported = 0
  return {
    get total() {
      return reported + unreported
    },
    get isReportDue() {
      return unreported > 0
    },
    add() {
      unreported += 1
    },
    /** A log line about the lines dropped since the last report. Null: none were dropped. */
    report(): string | null {
      if (unreported === 0) return null
      const lines = unreported
      reported += lines
      lastReported = lines
      unreported = 0
      const time = new Date().toISOString()
      return `${JSON.stringify({ level: 'warn', time, lines, msg: 'lines of the log were dropped: nobody took them' })}\n`
    },
    /** Takes the last report back, because it could not be written. */
    restore() {
      unreported += lastReported
      reported -= lastReported
    },
  }
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile()
  } catch {
    return false
  }
}
