/** Tests the log of a process whose reader stops or ends. */
import { describe, expect, it } from 'vitest'
import { startEdgeway } from '../support/edgeway-process.js'

/** The API refuses each of these writes, and each refusal is logged. */
const MANY_REFUSALS = `mutation { ${Array.from(
  { length: 100 },
  (_, index) =>
    `a${index}: deleteCacheStage(input: {id: "3fa85f64-5717-4562-b3fc-${String(index).padStart(12, '0')}"}) { userErrors { code } }`,
).join(' ')} }`

/** Each request logs some 50 KiB. */
const TIMES = 5

/** Makes the process log much more than a pipe holds (64 KiB on Linux) and this process reads ahead. */
async function logMuch(url: string): Promise<void> {
  for (let times = 0; times < TIMES; times++) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: MANY_REFUSALS }),
    })
    const { data } = (await response.json()) as { data: Record<string, unknown> }
    expect(Object.keys(data)).toHaveLength(100)
  }
}

describe('a log that nobody reads', () => {
  it('keeps serving requests, and can still exit', async () => {
    await using edgeway = startEdgeway()
    const url = await edgeway.ready()
    edgeway.pauseReading()
    await logMuch(url)
    expect((await fetch(new URL('/health', url))).status).toBe(200)
    const metrics = await (await fetch(new URL('/metrics', url))).text()
    expect(metrics).toMatch(/^edgeway_log_lines_dropped_total 0$/m)
    const ended = new Promise<void>((resolve) => edgeway.onExit(resolve))
    edgeway.kill('SIGTERM')
    await ended
    edgeway.resumeReading()
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
  })

  it('writes the whole log, including the last lines, when the reader resumes', async () => {
    await using edgeway = startEdgeway()
    const url = await edgeway.ready()
    edgeway.pauseReading()
    await logMuch(url)
    edgeway.resumeReading()
    // The process gives its reader a second for the last lines, and on a busy machine this reader may need longer for all lines.
    await edgeway.hasPrinted(TIMES * 100)
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
    const messages = edgeway.stdout.map((line) => JSON.parse(line).msg)
    expect(messages.filter((msg) => msg === 'a write failed')).toHaveLength(TIMES * 100)
    expect(messages.at(-1)).toBe('stopped')
  })

  it('keeps running when the reader of the log has ended', async () => {
    await using edgeway = startEdgeway()
    const url = await edgeway.ready()
    edgeway.stopReading()
    await logMuch(url)
    expect((await fetch(new URL('/health', url))).status).toBe(200)
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
    expect(edgeway.stderr()).toBe('')
  })
})
