/** Dates as HTTP writes them: RFC 9110 section 5.6.7. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const MONTH = `(${MONTHS.join('|')})`
const TIME = '(\\d{2}):(\\d{2}):(\\d{2})'
const IMF_FIXDATE = new RegExp(`^${DAY}, (\\d{2}) ${MONTH} (\\d{4}) ${TIME} GMT$`)
const RFC_850 = new RegExp(
  `^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\\d{2})-${MONTH}-(\\d{2}) ${TIME} GMT$`,
)
const ASCTIME = new RegExp(`^${DAY} ${MONTH} ([ \\d]\\d) ${TIME} (\\d{4})$`)

/**
 * Milliseconds since the epoch, or null where the text is no HTTP date, in any of its three forms. Case counts, as the RFC
 * has it; the weekday need not be the right one. `nowMs` tells the century of a year of two digits.
 */
export function parseHttpDate(text: string, nowMs: number): number | null {
  const fixdate = IMF_FIXDATE.exec(text)
  if (fixdate !== null) {
    const [, day, month, year, ...time] = fixdate
    return toMs(Number(year), month, day, time)
  }
  const rfc850 = RFC_850.exec(text)
  if (rfc850 !== null) {
    const [, day, month, year, ...time] = rfc850
    return toMs(fullYear(Number(year), nowMs), month, day, time)
  }
  const asctime = ASCTIME.exec(text)
  if (asctime === null) return null
  const [, month, day, hour, minute, second, year] = asctime
  return toMs(Number(year), month, day, [hour, minute, second])
}

/** The form in which dates are sent. */
export function formatHttpDate(ms: number): string {
  return new Date(ms).toUTCString()
}

/** A year that seems to be more than 50 years ahead is the last one with these digits: RFC 9110 section 5.6.7. */
function fullYear(twoDigits: number, nowMs: number): number {
  const thisYear = new Date(nowMs).getUTCFullYear()
  const year = thisYear - (thisYear % 100) + twoDigits
  return year > thisYear + 50 ? year - 100 : year
}

function toMs(
  year: number,
  monthName: string | undefined,
  dayText: string | undefined,
  time: readonly (string | undefined)[],
): number | null {
  const month = MONTHS.indexOf(monthName ?? '')
  const day = Number(dayText)
  const [hour = 0, minute = 0, second = 0] = time.map(Number)
  if (hour > 23 || minute > 59 || second > 60) return null
  const date = new Date(0)
  // `Date.UTC` would read the years 0 to 99 as those of the last century.
  date.setUTCFullYear(year, month, day)
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month) return null
  return date.setUTCHours(hour, minute, second)
}
