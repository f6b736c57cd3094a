import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatHttpDate, parseHttpDate } from '../../src/http/http-date.js'
import { START_MS } from '../http-cache/support/world.js'
import { text } from '../support/arbitraries.js'

describe('an HTTP date', () => {
  const second = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }).map((seconds) => seconds * 1000)
  const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  const parts = (ms: number) => {
    const date = new Date(ms)
    const [, day = '', month = '', year = '', time = ''] = date.toUTCString().split(/[ ,]+/)
    return { weekday: DAYS[date.getUTCDay()] ?? '', day, month, year, time }
  }

  it('parses a formatted date back', () => {
    fc.assert(
      fc.property(second, (ms) => {
        expect(parseHttpDate(formatHttpDate(ms), START_MS)).toBe(ms)
      }),
    )
  })

  it('parses the asctime form', () => {
    fc.assert(
      fc.property(second, (ms) => {
        const { weekday, day, month, year, time } = parts(ms)
        const asctime = `${weekday.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`
        expect(parseHttpDate(asctime, START_MS)).toBe(ms)
      }),
    )
  })

  it('parses the RFC 850 form, in the nearest century at most 50 years ahead', () => {
    const nowYear = fc.integer({ min: 1970, max: 2400 })
    fc.assert(
      fc.property(second, nowYear, (ms, thisYear) => {
        const { weekday, day, month, year, time } = parts(ms)
        const line = `${weekday}, ${day}-${month}-${year.slice(-2)} ${time} GMT`
        const read = parseHttpDate(line, Date.UTC(thisYear, 6, 1))
        // February 29 does not exist in this year of that century.
        if (read === null) {
          expect(`${day} ${month}`).toBe('29 Feb')
          return
        }
        const readYear = new Date(read).getUTCFullYear()
        expect(readYear % 100).toBe(Number(year) % 100)
        expect(readYear).toBeLessThanOrEqual(thisYear + 50)
        expect(readYear).toBeGreaterThan(thisYear - 150)
      }),
    )
  })

  it('parses nothing else as a date', () => {
    fc.assert(
      fc.property(text, (line) => {
        expect(parseHttpDate(line, START_MS)).toBeNull()
      }),
    )
    const broken = [
      'Thu, 01 Jan 2026 00:00:00',
      'Thu, 01 Jan 2026 00:00:00 UTC',
      'Thu, 01 Jan 2026 00:00:00 +0000',
      'Thu, 1 Jan 2026 00:00:00 GMT',
      'Thu,01 Jan 2026 00:00:00 GMT',
      'Thu, 01 Jan 2026 00:00:00 CET',
      'Thursday, 01 Jan 2026 00:00:00 GMT',
      'Thu, 01-Jan-26 00:00:00 GMT',
      'Thu Jan  1 00:00:00 2026 GMT',
      'Thu, 01 Jan 26 00:00:00 GMT',
      'Thu, 32 Jan 2026 00:00:00 GMT',
      'Thu, 00 Jan 2026 00:00:00 GMT',
      'Sun, 29 Feb 2026 00:00:00 GMT',
      'Thu, 01 Jan 2026 24:00:00 GMT',
      'Thu, 01 Jan 2026 00:60:00 GMT',
      'Thu, 01 Jan 2026 00:00:61 GMT',
      'Thu, 01 Jan 2026 00:00:00 GMT\n',
      ' Thu, 01 Jan 2026 00:00:00 GMT',
      '01 Jan 2026 00:00:00 GMT',
      '2026-01-01T00:00:00Z',
      '1767225600',
    ]
    for (const line of broken) expect(parseHttpDate(line, START_MS), line).toBeNull()
  })

  it('ignores case in all three forms (RFC 9111 section 4.2)', () => {
    const forms = (ms: number) => {
      const { weekday, day, month, year, time } = parts(ms)
      return [
        formatHttpDate(ms),
        `${weekday}, ${day}-${month}-${year.slice(-2)} ${time} GMT`,
        `${weekday.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`,
      ]
    }
    const near = fc.integer({ min: -20 * 365 * 86_400, max: 49 * 365 * 86_400 })
    fc.assert(
      fc.property(near, fc.infiniteStream(fc.boolean()), (seconds, flips) => {
        const ms = START_MS + seconds * 1000
        for (const line of forms(ms)) {
          const spelt = [...line]
            .map((letter) => (flips.next().value === true ? letter.toUpperCase() : letter.toLowerCase()))
            .join('')
          expect(parseHttpDate(spelt, START_MS), spelt).toBe(ms)
        }
      }),
    )
  })

  it.each([
    ['just within 50 years', 'Friday, 30-Oct-76 12:00:00 GMT', Date.UTC(2076, 9, 30, 12)],
    ['just beyond 50 years', 'Saturday, 31-Oct-76 12:00:01 GMT', Date.UTC(1976, 9, 31, 12, 0, 1)],
    ['in the past', 'Sunday, 06-Nov-94 08:49:37 GMT', Date.UTC(1994, 10, 6, 8, 49, 37)],
  ])('reads a two-digit year %s in the century of RFC 9110 section 5.6.7', (_what, line, ms) => {
    expect(parseHttpDate(line, Date.UTC(2026, 9, 31, 12))).toBe(ms)
  })

  it('accepts a leap second', () => {
    expect(parseHttpDate('Sat, 31 Dec 2016 23:59:60 GMT', START_MS)).toBe(Date.UTC(2017, 0, 1))
  })
})
