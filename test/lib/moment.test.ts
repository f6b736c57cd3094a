/** Tests the normalization of the upstream's date-times. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toUtcMicroseconds } from '../../src/lib/moment.js'

const DAYS = 86_400_000
const twoDigits = (n: number) => String(n).padStart(2, '0')

/** A date-time in whole seconds, its fraction, and its written offset. */
const moment = fc.record({
  seconds: fc
    .date({ min: new Date(DAYS), max: new Date(Date.UTC(9999, 11, 30)), noInvalidDate: true })
    .map((date) => Math.floor(date.getTime() / 1000)),
  fraction: fc.stringMatching(/^\d{0,12}$/),
  offsetMinutes: fc.integer({ min: -1439, max: 1439 }),
  t: fc.constantFrom('T', 't'),
  z: fc.constantFrom('Z', 'z', '+00:00', '-00:00'),
})

function write({
  seconds,
  fraction,
  offsetMinutes,
  t,
  z,
}: typeof moment extends fc.Arbitrary<infer T> ? T : never) {
  const local = new Date((seconds + offsetMinutes * 60) * 1000).toISOString()
  const minutes = Math.abs(offsetMinutes)
  const offset =
    offsetMinutes === 0
      ? z
      : `${offsetMinutes < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
  return `${local.slice(0, 10)}${t}${local.slice(11, 19)}${fraction === '' ? '' : `.${fraction}`}${offset}`
}

describe('a date-time', () => {
  it('is normalized to UTC with six digits, truncated, from any written form', () => {
    fc.assert(
      fc.property(moment, (one) => {
        const whole = new Date(one.seconds * 1000).toISOString().slice(0, 19)
        expect(toUtcMicroseconds(write(one))).toBe(`${whole}.${`${one.fraction}000000`.slice(0, 6)}Z`)
      }),
    )
  })

  it('is unchanged if it is already normalized', () => {
    fc.assert(
      fc.property(moment, (one) => {
        const written = toUtcMicroseconds(write(one)) ?? ''
        expect(toUtcMicroseconds(written)).toBe(written)
      }),
    )
  })

  it.each([
    ['2026-02-18T16:34:56.984547510Z', '2026-02-18T16:34:56.984547Z'],
    ['2026-07-22T09:22:20.8059419999Z', '2026-07-22T09:22:20.805941Z'],
    ['2026-02-18t16:34:56z', '2026-02-18T16:34:56.000000Z'],
    ['2026-03-01T00:30:00.5+01:00', '2026-02-28T23:30:00.500000Z'],
    ['2028-02-28T23:30:00-01:00', '2028-02-29T00:30:00.000000Z'],
    ['2016-12-31T23:59:60.25Z', '2017-01-01T00:00:00.250000Z'],
    ['2017-01-01T00:59:60+01:00', '2017-01-01T00:00:00.000000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000Z'],
    ['1969-12-31T23:59:59.9999999Z', '1969-12-31T23:59:59.999999Z'],
  ])('normalizes %s to %s', (sent, read) => {
    expect(toUtcMicroseconds(sent)).toBe(read)
  })

  it.each([
    '',
    'soon',
    '2026-02-18',
    '2026-02-18T16:34:56',
    '2026-02-18 16:34:56Z',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2027-02-29T00:00:00Z',
    '2026-02-18T24:00:00Z',
    '2026-02-18T16:60:00Z',
    '2026-02-18T16:34:60Z',
    '2026-02-18T16:34:61Z',
    '2026-02-18T16:34:56.Z',
    '2026-02-18T16:34:56,5Z',
    '2026-02-18T16:34:56+24:00',
    '2026-02-18T16:34:56+0100',
    '9999-12-31T23:59:59-00:01',
    '0000-01-01T00:00:00+00:01',
    '2026-02-18T16:34:56Z\n',
    '1771432496',
  ])('rejects %j as a date-time', (text) => {
    expect(toUtcMicroseconds(text)).toBeNull()
  })
})
