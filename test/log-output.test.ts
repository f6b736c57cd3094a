import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createFileLog, createStreamLog } from '../src/app/log-output.js'

const DROPPED = { level: 'warn', msg: 'lines of the log were dropped: nobody took them' }

/** Creates a reader that takes the written text when the test says so. */
function createReader() {
  const waiting: { text: string; done: (error?: Error) => void }[] = []
  let text = ''
  const stream = new Writable({
    highWaterMark: 1,
    write: (chunk, _encoding, done) => void waiting.push({ text: String(chunk), done }),
  })
  return {
    stream,
    text: () => text,
    async takeAll() {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        text += next.text
        next.done()
        await new Promise(setImmediate)
      }
    },
    end: () => waiting.shift()?.done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  }
}

const numbered = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('a log on a pipe', () => {
  it('buffers lines for a slow reader up to a limit, and then logs how many lines were dropped', async () => {
    const reader = createReader()
    const log = createStreamLog(reader.stream, 100)
    for (let line = 0; line < 60; line++) log.write(`${line}\n`.padStart(10, ' '))
    expect(log.dropped()).toBe(50)
    await reader.takeAll()
    log.write('"after"\n')
    await reader.takeAll()
    expect(numbered(reader.text())).toEqual([
      ...Array.from({ length: 10 }, (_, line) => line),
      { ...DROPPED, lines: 50, time: expect.any(String) },
      'after',
    ])
    expect(log.dropped()).toBe(50)
  })

  it('waits for its last lines, up to the given time', async () => {
    const reader = createReader()
    const log = createStreamLog(reader.stream)
    log.write('"last"\n')
    await log.flush(1)
    expect(reader.text()).toBe('')
    const flushed = log.flush(60_000)
    await reader.takeAll()
    await flushed
    expect(reader.text()).toBe('"last"\n')
  })

  it('drops and counts lines once its reader has ended', async () => {
    const reader = createReader()
    const log = createStreamLog(reader.stream)
    log.write('1\n')
    reader.end()
    await new Promise(setImmediate)
    log.write('2\n')
    log.write('3\n')
    await log.flush(60_000)
    expect(log.dropped()).toBe(2)
  })
})

describe('a log in a file', () => {
  it('drops lines when the disk is full, logs how many, and never joins a line to half of another', () => {
    let text = ''
    let room = 25
    const log = createFileLog((bytes) => {
      if (room === 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
      const written = Math.min(room, bytes.length)
      text += bytes.subarray(0, written).toString()
      room -= written
      return written
    })
    for (let line = 0; line < 5; line++) log.write(`"line ${line}"\n`)
    expect(log.dropped()).toBe(3)
    expect(text).toBe('"line 0"\n"line 1"\n"line 2')
    room = 10_000
    log.write('"line 5"\n')
    const [, , torn, ...rest] = text.trim().split('\n')
    expect(torn).toBe('"line 2')
    expect(rest.map((line) => JSON.parse(line))).toEqual([
      { ...DROPPED, lines: 3, time: expect.any(String) },
      'line 5',
    ])
    expect(log.dropped()).toBe(3)
  })
})
