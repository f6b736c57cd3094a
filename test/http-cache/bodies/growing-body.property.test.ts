import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GrowingBody } from '../../../src/http-cache/bodies/growing-body.js'
import { createMemoryBudget } from '../../../src/http-cache/bodies/memory-budget.js'
import type { BodyReader } from '../../../src/http-cache/message.js'
import type { ByteRange } from '../../../src/http-cache/rules/range.js'
import { runs } from '../../support/extent.js'
import { settled } from '../../support/settled.js'

const KIB = 1024
const MAX_BEHIND = 256 * KIB
const AHEAD = 192 * KIB

type Move =
  | { do: 'append'; kib: number }
  | { do: 'complete' | 'fail' }
  | { do: 'open'; from: number; to: number; isAll: boolean; takes: boolean[] }
  | { do: 'resume' | 'cancel'; reader: number }

const reader = fc.nat(5)
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('append' as const), kib: fc.integer({ min: 0, max: 90 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('complete' as const, 'fail' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      from: fc.nat(600),
      to: fc.nat(600),
      isAll: fc.boolean(),
      takes: fc.array(fc.boolean(), { maxLength: 8 }),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('resume' as const), reader }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), reader }) },
)
const moves = fc.array(move, { minLength: 5, maxLength: 50, size: 'max' })

/** Bytes that show their own position. */
function bytesAt(start: number, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  for (let index = 0; index < length; index++)
    buffer[index] = ((start + index) * 31 + ((start + index) >> 8)) & 0xff
  return buffer
}

class TestReader {
  readonly chunks: Buffer[] = []
  state: 'reading' | 'ended' | 'failed' | 'cancelled' = 'reading'
  /** Whether the reader has refused further bytes. */
  isFull = false
  readonly #reader: BodyReader

  constructor(
    body: GrowingBody,
    readonly range: ByteRange | null,
    private readonly takes: boolean[],
  ) {
    this.#reader = body.open(range).readInto({
      write: (chunk) => {
        expect([this.state, this.isFull, chunk.length > 0]).toEqual(['reading', false, true])
        this.chunks.push(chunk)
        this.isFull = !(this.takes.shift() ?? true)
        return !this.isFull
      },
      end: () => this.#stop('ended'),
      fail: () => this.#stop('failed'),
    })
  }

  get received(): Buffer {
    return Buffer.concat(this.chunks)
  }

  #stop(state: 'ended' | 'failed'): void {
    expect([this.state, this.isFull]).toEqual(['reading', false])
    this.state = state
  }

  resume(): void {
    this.isFull = false
    this.#reader.resume()
  }

  cancel(): void {
    if (this.state === 'reading') this.state = 'cancelled'
    this.#reader.cancel()
  }
}

type Options = { isKept: boolean; memoryBytes: number }

/** The whole body as it was sent. */
async function play(all: readonly Move[], { isKept, memoryBytes }: Options) {
  const calls: string[] = []
  let used = 0
  const memory = {
    reserve: (bytes: number) => {
      if (used + bytes > memoryBytes) return false
      used += bytes
      return true
    },
    release: (bytes: number) => {
      used -= bytes
    },
  }
  const body = new GrowingBody(
    {
      pause: () => calls.push('pause'),
      resume: () => calls.push('resume'),
      abort: () => calls.push('abort'),
    },
    memory,
  )
  const kept = isKept ? body.keep(Number.POSITIVE_INFINITY) : null
  // At least one reader is there from the beginning, because a body without readers is aborted.
  const readers = [new TestReader(body, null, [])]
  let sent = 0
  let state: 'open' | 'complete' | 'failed' = 'open'
  const isAborted = () => calls.includes('abort')
  for (const step of all) {
    const isOpen = state === 'open' && !isAborted()
    if (step.do === 'append' && isOpen) {
      body.append(bytesAt(sent, step.kib * KIB))
      sent += step.kib * KIB
    } else if ((step.do === 'complete' || step.do === 'fail') && isOpen) {
      state = step.do === 'fail' ? 'failed' : 'complete'
      if (step.do === 'fail') body.fail(new Error('broken off'))
      else body.complete()
    } else if (step.do === 'open' && (body.isWhole || sent === 0) && isOpen) {
      const [start, end] = [Math.min(step.from, step.to) * 100, Math.max(step.from, step.to) * 100]
      readers.push(new TestReader(body, step.isAll ? null : { start, end }, [...step.takes]))
    } else if (step.do === 'resume') readers[step.reader]?.resume()
    else if (step.do === 'cancel') readers[step.reader]?.cancel()
    await settled()
    expect(used).toBeGreaterThanOrEqual(0)
    expect(used).toBeLessThanOrEqual(memoryBytes)
    if (!isKept && isOpen && !isAborted()) {
      const positions = readers.flatMap(({ state: how, received, range }) =>
        how === 'reading' && range === null ? received.length : [],
      )
      const behind = sent - Math.min(sent, ...positions)
      // Bytes that a reader has yet to get are counted. The origin waits if they are too many, or if there is no memory for them.
      const isCounted = behind === 0 || used >= behind + AHEAD
      const isPaused = calls.filter((call) => call !== 'abort').at(-1) === 'pause'
      if (!isPaused && isCounted) expect(behind).toBeLessThanOrEqual(MAX_BEHIND)
      if (!isPaused && !isCounted) expect(behind).toBe(0)
    }
  }
  return { body, calls, readers, sent, state, kept, used: () => used, isAborted: isAborted() }
}

async function check(all: readonly Move[], options: Options) {
  const played = await play(all, options)
  const { body, calls, readers, sent, isAborted } = played
  let { state } = played
  const whole = bytesAt(0, sent)
  if (state === 'open' && !isAborted) {
    body.complete()
    state = 'complete'
  }
  for (const each of readers) while (each.state === 'reading' && each.isFull) each.resume()
  await settled()

  for (const { range, received, state: how } of readers) {
    const start = range?.start ?? 0
    const wanted = whole.subarray(start, range === null ? sent : range.end + 1)
    // Each reader gets exactly its range, in order.
    expect(wanted.subarray(0, received.length).equals(received)).toBe(true)
    if (how === 'ended') expect(received.length).toBe(wanted.length)
    expect(how).not.toBe('reading')
    if (how === 'failed') expect(state === 'failed' || isAborted).toBe(true)
  }
  const turns = calls.filter((call) => call !== 'abort')
  expect(turns.every((call, index) => call === (index % 2 === 0 ? 'pause' : 'resume'))).toBe(true)
  expect(calls.filter((call) => call === 'abort').length).toBeLessThanOrEqual(1)
  // The origin is aborted only when the last reader that wants more leaves.
  if (isAborted) expect(readers.every(({ state: how }) => how === 'cancelled' || how === 'ended')).toBe(true)

  const chunks = await played.kept
  if (chunks != null) {
    expect(state).toBe('complete')
    expect(Buffer.concat([...chunks]).equals(whole)).toBe(true)
    expect(played.used()).toBe(sent)
  } else {
    expect(played.used()).toBe(0)
    if (options.isKept && state === 'complete' && !isAborted)
      expect(sent).toBeGreaterThan(options.memoryBytes)
  }
}

describe('a growing body with any readers, however slow', () => {
  it('a growing body is passed on as it is', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (all) =>
        check(all, { isKept: false, memoryBytes: Number.POSITIVE_INFINITY }),
      ),
      { numRuns: runs(100) },
    )
  })

  it('a growing body is passed on as it is when memory is short', async () => {
    await fc.assert(
      fc.asyncProperty(moves, fc.nat(300), async (all, kib) =>
        check(all, { isKept: false, memoryBytes: kib * KIB }),
      ),
      { numRuns: runs(100) },
    )
  })

  it('a growing body is kept as it is', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (all) =>
        check(all, { isKept: true, memoryBytes: Number.POSITIVE_INFINITY }),
      ),
      { numRuns: runs(60) },
    )
  })

  it('a growing body is kept no longer than there is memory for it', async () => {
    await fc.assert(
      fc.asyncProperty(moves, fc.nat(800), async (all, kib) =>
        check(all, { isKept: true, memoryBytes: kib * KIB }),
      ),
      { numRuns: runs(100) },
    )
  })
})

const plenty = { reserve: () => true, release() {} }

describe('a body that nobody reads', () => {
  it('a body without readers is aborted once', async () => {
    let aborts = 0
    const body = new GrowingBody({ pause() {}, resume() {}, abort: () => aborts++ }, plenty)
    const reader = body.open(null).readInto({ write: () => true, end() {}, fail() {} })
    reader.cancel()
    reader.cancel()
    body.ignore()
    expect(aborts).toBe(1)
  })

  it('a body that broke off before it was kept takes no memory', async () => {
    const budget = createMemoryBudget(10_000)
    const body = new GrowingBody({ pause() {}, resume() {}, abort() {} }, budget)
    body.append(Buffer.alloc(1000))
    body.fail(new Error('broken off'))
    expect(await body.keep(Number.POSITIVE_INFINITY)).toBeNull()
    expect(budget.usedBytes).toBe(0)
  })

  it('a body without readers waits for the first one', async () => {
    const body = new GrowingBody({ pause() {}, resume() {}, abort() {} }, plenty)
    body.append(Buffer.from('hel'))
    body.append(Buffer.from('lo'))
    body.complete()
    const reader = new TestReader(body, null, [])
    await settled()
    expect([reader.received.toString(), reader.state]).toEqual(['hello', 'ended'])
  })
})
