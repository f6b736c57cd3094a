/** Bodies that come in very small pieces. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GrowingBody } from '../../../src/http-cache/bodies/growing-body.js'
import { createMemoryBudget } from '../../../src/http-cache/bodies/memory-budget.js'
import type { BodyReader } from '../../../src/http-cache/message.js'
import { settled } from '../../support/settled.js'

const CALL = { pause() {}, resume() {}, abort() {} }

function createBody() {
  const { reserve, release } = createMemoryBudget(64 * 1024 ** 2)
  return new GrowingBody(CALL, { reserve, release })
}

/** Reads the whole body, taking the given numbers of pieces at a time. */
function read(body: GrowingBody, patience: readonly number[]) {
  const pieces: Buffer[] = []
  let left = 0
  let turn = 0
  const result = { text: () => Buffer.concat(pieces).toString('latin1'), hasEnded: false, go: () => {} }
  const reader: BodyReader = body.open(null).readInto({
    write(piece) {
      pieces.push(Buffer.from(piece))
      left -= 1
      return left > 0
    },
    end() {
      result.hasEnded = true
    },
    fail(error) {
      throw error
    },
  })
  result.go = () => {
    left = patience[turn++ % patience.length] ?? 1
    reader.resume()
  }
  return result
}

const textAt = (start: number, length: number) =>
  Buffer.from(Array.from({ length }, (_, index) => 33 + (((start + index) * 7) % 90)))

it('every reader gets every byte in its order, however small the pieces and slow the reader', async () => {
  const sizes = fc.array(
    fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }) }, fc.integer({ min: 1, max: 70_000 })),
    { minLength: 1, maxLength: 60 },
  )
  const readers = fc.array(
    fc.record({
      joins: fc.nat(60),
      patience: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(sizes, readers, fc.boolean(), async (pieces, plans, isKept) => {
      const body = createBody()
      const kept = isKept ? body.keep(64 * 1024 ** 2) : null
      const running: ReturnType<typeof read>[] = []
      let total = 0
      for (const [index, size] of pieces.entries()) {
        // If the body is not kept, only readers from the beginning get all of it.
        for (const { joins, patience } of plans)
          if ((isKept ? joins % pieces.length : 0) === index) running.push(read(body, patience))
        await settled()
        body.append(textAt(total, size))
        total += size
        for (const reader of running) reader.go()
      }
      body.complete()
      const expected = textAt(0, total).toString('latin1')
      for (const reader of running) {
        while (!reader.hasEnded) {
          reader.go()
          await settled()
        }
        expect(reader.text()).toBe(expected)
      }
      if (kept !== null) expect(Buffer.concat((await kept) ?? []).toString('latin1')).toBe(expected)
    }),
    { numRuns: 60 },
  )
})

it('one-byte pieces are kept as a few buffers, no larger than their content', async () => {
  const body = createBody()
  const kept = body.keep(64 * 1024 ** 2)
  const bytes = 200_000
  const piece = Buffer.from('a')
  for (let count = 0; count < bytes; count++) body.append(piece)
  body.complete()
  const buffers = (await kept) ?? []
  expect(buffers.length).toBeLessThan(10)
  const memory = buffers.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
  expect(memory).toBeLessThanOrEqual(1.25 * bytes)
})
