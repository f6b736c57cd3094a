import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDurationSeconds, parseDurationSeconds } from '../../src/lib/duration.js'

const seconds = fc.integer({ min: 0, max: 999_999_999_999 })

describe('parseDurationSeconds', () => {
  it('parses the text of formatDurationSeconds back', () => {
    fc.assert(
      fc.property(seconds, (n) => {
        expect(parseDurationSeconds(formatDurationSeconds(n))).toBe(n)
      }),
    )
  })

  it('truncates a fraction of one to nine digits', () => {
    fc.assert(
      fc.property(seconds, fc.stringMatching(/^[0-9]{1,9}$/), (n, fraction) => {
        expect(parseDurationSeconds(`${n}.${fraction}s`)).toBe(n)
      }),
    )
  })

  it('parses a negative duration, and never returns minus zero', () => {
    fc.assert(
      fc.property(seconds, (n) => {
        expect(parseDurationSeconds(`-${n}s`)).toBe(0 - n)
      }),
    )
    expect(Object.is(parseDurationSeconds('-0.5s'), 0)).toBe(true)
  })

  it('returns null, and never throws, for any other text', () => {
    const isDuration = /^-?\d{1,12}(\.\d{1,9})?s$/
    fc.assert(
      fc.property(
        fc
          .oneof(fc.string(), fc.stringMatching(/^[-+.0-9seE ]{0,20}$/))
          .filter((text) => !isDuration.test(text)),
        (text) => {
          expect(parseDurationSeconds(text)).toBeNull()
        },
      ),
    )
  })

  it.each([
    '',
    's',
    '3600',
    '3600 s',
    ' 3600s',
    '3600S',
    '1h',
    '1.s',
    '.5s',
    '+1s',
    '1e3s',
    '1.1234567890s',
    '1s\n',
    '٣s',
  ])('rejects %j as a duration', (text) => expect(parseDurationSeconds(text)).toBeNull())
})

describe('formatDurationSeconds', () => {
  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d, which is not a whole number of seconds',
    (n) => {
      expect(() => formatDurationSeconds(n)).toThrow(RangeError)
    },
  )
})
