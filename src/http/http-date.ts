/** Dates in HTTP fields: RFC 9110 section 5.6.7. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const DAY = '(?:mon|tue|wed|thu|fri|sat|sun)'
const MONTH = `(${MONTHS.join('|')})`
const TIME = '(\\d{2}):(\\d{2}):(\\d{2})'
const IMF_FIXDATE = new RegExp(`^${DAY}, (\\d{2}) ${MONTH} (\\d{4}) ${TIME} GMT$`, 'i')
const RFC_850 = new RegExp(
  `^(?:mon|tues|wednes|thurs|fri|satur|sun)day, (\\d{2})-${MONTH}-(\\d{2}) ${TIME} GMT$`,
  'i',
)
const ASCTIME = new RegExp(`^${DAY} ${MONTH} ([ \\d]\\d) ${TIME} (\\d{4})$`, 'i')

/**
 * Milliseconds since the epoch, or null if the text is none of the three forms of an HTTP date. Case does not matter: section
 * 5.6.7 makes dates case-sensitive for senders, but RFC 9111 section 4.2 asks recipients to ignore case. The weekday may be
 * wrong. The zone must be GMT.
 *
 * @param nowMs decides the century of a two-digit year.
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
    const ms = toMs(yearOfThisCentury(Number(year), nowMs), month, day, time)
    if (ms === null || ms <= in50Years(nowMs)) return ms
    return toMs(yearOfThisCentury(Number(year), nowMs) - 100, month, day, time)
  }
  const asctime = ASCTIME.exec(text)
  if (asctime === null) return null
  const [, month, day, hour, minute, second, year] = asctime
  return toMs(Number(year), month, day, [hour, minute, second])
}

/** The date as IMF-fixdate, the form that senders must use. */
export function formatHttpDate(ms: number): string {
  return new Date(ms).toUTCString()
}

function yearOfThisCentury(twoDigits: number, nowMs: number): number {
  const thisYear = new Date(nowMs).getUTCFullYear()
  return thisYear - (thisYear % 100) + twoDigits
}

/** A date with a two-digit year that is later than this belongs to the century before: RFC 9110 section 5.6.7. */
function in50Years(nowMs: number): number {
  const date = new Date(nowMs)
  return date.setUTCFullYear(date.getUTCFullYear() + 50)
}

function toMs(
  year: number,
  monthName: string | undefined,
  dayText: string | undefined,
  time: readonly (string | undefined)[],
): number | null {
  const month = MONTHS.indexOf(monthName?.toLowerCase() ?? '')
  const day = Number(dayText)
  const [hour = 0, minute = 0, second = 0] = time.map(Number)
  if (hour > 23 || minute > 59 || second > 60) return null
  const date = new Date(0)
  // `Date.UTC` would read the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month, day)
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month) return null
  return date.setUTCHours(hour, minute, second)
}
