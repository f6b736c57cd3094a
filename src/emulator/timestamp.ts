/** Timestamps as the API writes them: RFC 3339 in UTC, with nine fraction digits in the response to a write and six afterwards. */

const NANOSECONDS_PER_SECOND = 1_000_000_000n
const MICROSECONDS_PER_SECOND = 1_000_000

/** Nine fraction digits, for the response to the write itself. */
export function formatNanoseconds(nanoseconds: bigint): string {
  const seconds = Number(nanoseconds / NANOSECONDS_PER_SECOND)
  return format(seconds, (nanoseconds % NANOSECONDS_PER_SECOND).toString().padStart(9, '0'))
}

/** Six fraction digits, for every later read. */
export function formatMicroseconds(microseconds: number): string {
  const seconds = Math.floor(microseconds / MICROSECONDS_PER_SECOND)
  return format(seconds, (microseconds % MICROSECONDS_PER_SECOND).toString().padStart(6, '0'))
}

/** The precision that is stored. Cuts, and does not round. */
export function toMicroseconds(nanoseconds: bigint): number {
  return Number(nanoseconds / 1000n)
}

function format(seconds: number, fraction: string): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}Z`
}
