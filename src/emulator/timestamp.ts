/** Instants as the API writes them: RFC 3339 in UTC, nine digits when just written, six once stored. */

const NANOSECONDS_PER_SECOND = 1_000_000_000n
const MICROSECONDS_PER_SECOND = 1_000_000

/** Nine fraction digits, for the answer to the write itself. */
export function formatNanoseconds(nanoseconds: bigint): string {
  const seconds = Number(nanoseconds / NANOSECONDS_PER_SECOND)
  return format(seconds, (nanoseconds % NANOSECONDS_PER_SECOND).toString().padStart(9, '0'))
}

/** Six fraction digits, for every later read. */
export function formatMicroseconds(microseconds: number): string {
  const seconds = Math.floor(microseconds / MICROSECONDS_PER_SECOND)
  return format(seconds, (microseconds % MICROSECONDS_PER_SECOND).toString().padStart(6, '0'))
}

/** What is stored of an instant: cut, not rounded. */
export function toMicroseconds(nanoseconds: bigint): number {
  return Number(nanoseconds / 1000n)
}

function format(seconds: number, fraction: string): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}Z`
}
