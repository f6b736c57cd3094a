/** Where the log goes: stdout, which may be a pipe that nobody reads, or a file on a full disk. Neither stops the process. */
import { fstatSync, writeSync } from 'node:fs'
import type { Writable } from 'node:stream'

export type LogOutput = {
  /** Takes a line with its end. Never throws, and waits for no reader. */
  write(line: string): void
  /** Lines that were thrown away since the start. */
  dropped(): number
  /** Resolves once all that was taken is written, or after `timeoutMs`. */
  flush(timeoutMs: number): Promise<void>
}

/** Held for a reader who is behind. Lines beyond it are dropped, and counted. */
const MAX_BUFFERED_BYTES = 1024 ** 2

/** Node writes to files at once, and to pipes and sockets (but for pipes on Windows) as their readers take it. */
export function createStdoutLog(): LogOutput {
  return isFile(1) ? createFileLog((text) => writeSync(1, text)) : createStreamLog(process.stdout)
}

export function createStreamLog(stream: Writable, maxBufferedBytes = MAX_BUFFERED_BYTES): LogOutput {
  let isGone = false
  const drops = createDrops()
  // `EPIPE`, where the reader has ended. Nothing written later would reach anybody.
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
      // Those that came before a report are missing before it, so nothing passes it.
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

/** @param writeText writes at least one byte of the text and answers how many, or throws, as `fs.writeSync` does. */
export function createFileLog(writeText: (text: Buffer) => number): LogOutput {
  const drops = createDrops()
  /** Whether a line was written in part. The next one must not be glued to it. */
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
      // A full disk, most likely. It may have room again later.
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
    /** A line of the log that tells of the drops since the last one. Null: there were none. */
    report(): string | null {
      if (unreported === 0) return null
      const lines = unreported
      reported += lines
      lastReported = lines
      unreported = 0
      const time = new Date().toISOString()
      return `${JSON.stringify({ level: 'warn', time, lines, msg: 'lines of the log were dropped: nobody took them' })}\n`
    },
    /** The report itself was lost. */
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
