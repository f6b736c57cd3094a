/** Timestamps as RFC 3339 texts. */

/** The form in https://www.rfc-editor.org/rfc/rfc3339#section-5.6. The `t` and `z` may be in lower case. */
export const MOMENT_PATTERN = String.raw`^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$`

const MOMENT = new RegExp(MOMENT_PATTERN)

/** The form that APIs send: in UTC, with any fraction. Only days that every month has match. */
const PLAIN_MOMENT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/

/** Length of `2026-02-18T16:34:56`, and of the same with `.984547`. */
const WHOLE_LENGTH = 19
const PLAIN_LENGTH = 26

const FRACTION_DIGITS = 6
const MS_PER_MINUTE = 60_000

/**
 * The same moment in UTC with six fraction digits, truncated and not rounded: the upstream stores six digits, and sends nine
 * only in responses to writes. A leap second becomes the first second of the next minute, as in POSIX time, because clients
 * cannot read a `:60`. Null if the text is not a moment of the years 0000 to 9999.
 */
export function toUtcMicroseconds(text: string): string | null {
  // Lists have thousands of timestamps, and a `Date` for each would cost more than the rest of the item.
  if (PLAIN_MOMENT.test(text)) return toSixDigits(text)
  const match = MOMENT.exec(text)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const [fraction = '', sign = '+', offsetHours = '0', offsetMinutes = '0'] = match.slice(7)
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, 0)
  // `Date` carries a value that is out of range over into the next field.
  const isInRange =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second <= 60
  if (!isInRange) return null

  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * MS_PER_MINUTE
  date.setTime(date.getTime() + (sign === '-' ? offset : -offset))
  const isLeapMinute = date.getUTCHours() === 23 && date.getUTCMinutes() === 59
  if (second === 60 && !isLeapMinute) return null
  date.setTime(date.getTime() + second * 1000)
  const utcYear = date.getUTCFullYear()
  if (utcYear < 0 || utcYear > 9999) return null
  return `${date.toISOString().slice(0, 19)}.${fraction.slice(0, FRACTION_DIGITS).padEnd(FRACTION_DIGITS, '0')}Z`
}

/** @param text a moment that `PLAIN_MOMENT` matches. */
function toSixDigits(text: string): string {
  const end = text.length - 1
  if (end >= PLAIN_LENGTH) return `${text.slice(0, PLAIN_LENGTH)}Z`
  const fraction = end === WHOLE_LENGTH ? '.' : ''
  return `${text.slice(0, end)}${fraction}`.padEnd(PLAIN_LENGTH, '0').concat('Z')
}
