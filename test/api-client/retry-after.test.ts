import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRetryAfterSeconds } from '../../src/api-client/retry-after.js'

const NOW_MS = Date.parse('1994-11-06T08:49:00Z')

describe('Retry-After', () => {
  it.each([
    { value: '0', seconds: 0 },
    { value: ' 120 ', seconds: 120 },
    { value: 'Sun, 06 Nov 1994 08:49:37 GMT', seconds: 37 },
    { value: 'Sunday, 06-Nov-94 08:49:37 GMT', seconds: 37 },
    { value: 'Sun Nov  6 08:49:37 1994', seconds: 37 },
    { value: 'Sun, 06 Nov 1994 08:48:00 GMT', seconds: 0 },
    { value: 'SUN, 06 NOV 1994 08:49:37 gmt', seconds: 37 },
    { value: 'sunday, 06-nov-94 08:49:37 Gmt', seconds: 37 },
    { value: 'sun nov  6 08:49:37 1994', seconds: 37 },
    { value: '', seconds: null },
    { value: '1.5', seconds: null },
    { value: '-5', seconds: null },
    { value: '+5', seconds: null },
    { value: '5s', seconds: null },
    { value: '5, 6', seconds: null },
    { value: '1e3', seconds: null },
    { value: '99999999999999999999', seconds: null },
    { value: '1994-11-06T08:49:37Z', seconds: null },
    { value: 'Sun, 06 Nov 1994 08:49:37 PST', seconds: null },
    { value: 'Sun, 99 Nov 1994 08:49:37 GMT', seconds: null },
  ])('reads "$value" as $seconds', ({ value, seconds }) => {
    expect(parseRetryAfterSeconds(value, NOW_MS)).toBe(seconds)
  })

  it('reads no value as a negative, a fraction or NaN', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[-+]?[\d., a-zA-Z:]{0,40}$/),
      fc.date().map(String),
    )
    fc.assert(
      fc.property(hostile, (value) => {
        const seconds = parseRetryAfterSeconds(value, NOW_MS)
        expect(seconds === null || (Number.isSafeInteger(seconds) && seconds >= 0)).toBe(true)
      }),
    )
  })

  it('reads a date as the whole seconds until then', () => {
    const date = fc.date({ min: new Date(NOW_MS), max: new Date('2900-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(date, fc.nat(999), (then, ms) => {
        const thenMs = Math.floor(then.getTime() / 1000) * 1000
        const seconds = parseRetryAfterSeconds(then.toUTCString(), thenMs - 5000 + ms)
        expect(seconds).toBe(5)
      }),
    )
  })
})
