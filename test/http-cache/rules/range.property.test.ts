import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseContentRange, parseRange, sliceBuffers } from '../../../src/http-cache/rules/range.js'
import { combineParts } from '../../../src/http-cache/rules/update.js'
import { text } from '../../support/arbitraries.js'
import { response } from '../../support/store-contract.js'

const bytes = (total: number) => Buffer.from(Array.from({ length: total }, (_, index) => index % 251))

/** The bytes in pieces of these lengths, and the rest. */
function cut(whole: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = []
  let position = 0
  for (const length of lengths) {
    pieces.push(whole.subarray(position, position + length))
    position += length
  }
  return [...pieces, whole.subarray(position)]
}

const lengths = fc.array(fc.nat(9), { maxLength: 12 })

describe('a range', () => {
  const spec = fc.oneof(
    fc
      .tuple(fc.nat(40), fc.option(fc.nat(20)))
      .map(([first, more]) => ({ first, last: more === null ? null : first + more })),
    fc.nat(40).map((suffix) => ({ first: null, last: suffix })),
  )
  const format = ({ first, last }: { first: number | null; last: number | null }) =>
    `${first ?? ''}-${last ?? ''}`

  it('a range has exactly the bytes that were asked for', () => {
    fc.assert(
      fc.property(
        fc.array(spec, { minLength: 1, maxLength: 4 }),
        fc.nat(30),
        lengths,
        (specs, total, pieces) => {
          const wanted = new Set<number>()
          for (let index = 0; index < total; index++)
            for (const { first, last } of specs)
              if (first === null ? index >= total - (last ?? 0) : index >= first && index <= (last ?? total))
                wanted.add(index)
          const range = parseRange(`bytes=${specs.map(format).join(',')}`, total)
          if (wanted.size === 0) {
            expect(range).toBe('unsatisfiable')
            return
          }
          const [low, high] = [Math.min(...wanted), Math.max(...wanted)]
          if (high - low + 1 > wanted.size) {
            expect(range).toBe('ignored')
            return
          }
          expect(range).toEqual({ start: low, end: high })
          const whole = bytes(total)
          const slices = sliceBuffers(cut(whole, pieces), { start: low, end: high })
          expect(Buffer.concat(slices).equals(whole.subarray(low, high + 1))).toBe(true)
        },
      ),
    )
  })

  it('a range lies within the representation, or there is none', () => {
    fc.assert(
      fc.property(text, fc.nat(100), (line, total) => {
        for (const value of [line, `bytes=${line}`]) {
          const range = parseRange(value, total)
          if (typeof range === 'string') continue
          expect(range.start).toBeGreaterThanOrEqual(0)
          expect(range.end).toBeGreaterThanOrEqual(range.start)
          expect(range.end).toBeLessThan(total)
        }
      }),
    )
  })
})

describe('Content-Range', () => {
  it('a Content-Range is parsed as it was written', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(1000), fc.option(fc.nat(1000)), (start, more, rest) => {
        const end = start + more
        const total = rest === null ? null : end + 1 + rest
        expect(parseContentRange(`bytes ${start}-${end}/${total ?? '*'}`)).toEqual({ start, end, total })
        expect(parseContentRange(`bytes ${end + 1}-${start}/${total ?? '*'}`)).toBeNull()
        expect(parseContentRange(`bytes ${start}-${end}/${end}`)).toBeNull()
      }),
    )
  })

  it('malformed text is no Content-Range', () => {
    fc.assert(
      fc.property(text, (line) => {
        expect(parseContentRange(line)).toBeNull()
        const range = parseContentRange(`bytes ${line}`)
        if (range !== null) expect(range.end).toBeGreaterThanOrEqual(range.start)
      }),
    )
  })
})

describe('parts of one representation', () => {
  const within = (total: number) =>
    fc
      .tuple(fc.nat(total - 1), fc.nat(total - 1))
      .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)

  it('parts of one representation are combined byte for byte, or not at all', () => {
    const TOTAL = 12
    fc.assert(
      fc.property(
        within(TOTAL),
        within(TOTAL),
        lengths,
        lengths,
        fc.boolean(),
        ([a, b], [c, d], cuts, otherCuts, isKnown) => {
          const whole = bytes(TOTAL)
          const part = (start: number, end: number, pieces: readonly number[]) =>
            response({
              status: 206,
              fields: { etag: '"a"' },
              body: cut(whole.subarray(start, end + 1), pieces),
              part: { start, end, total: isKnown ? TOTAL : null },
            })
          const combined = combineParts(part(a, b, cuts), part(c, d, otherCuts))
          const isApart = a > d + 1 || c > b + 1
          expect(combined === null).toBe(isApart)
          if (combined === null) return
          const [start, end] = [Math.min(a, c), Math.max(b, d)]
          expect(Buffer.concat(combined.body).equals(whole.subarray(start, end + 1))).toBe(true)
          expect(combined.bodyBytes).toBe(end - start + 1)
          const isAll = isKnown && start === 0 && end === TOTAL - 1
          expect(combined.status).toBe(isAll ? 200 : 206)
          expect(combined.part).toEqual(isAll ? null : { start, end, total: isKnown ? TOTAL : null })
        },
      ),
    )
  })
})
