/** Durations in the API's format: seconds with an `s`, such as `"3600s"` or `"3600.000000000s"`. */

const DURATION = /^(-?)(\d{1,12})(?:\.\d{1,9})?s$/

/**
 * Whole seconds of a duration, or null if the text is not a duration. A fraction is truncated towards zero. Negative durations are
 * accepted, because only the caller knows whether they make sense.
 */
export function parseDurationSeconds(text: string): number | null {
  const match = DURATION.exec(text)
  if (match === null) return null
  const seconds = Number(match[2])
  return match[1] === '-' && seconds !== 0 ? -seconds : seconds
}

/** The form that the API sends: whole seconds without a fraction. */
export function formatDurationSeconds(seconds: number): string {
  if (!Number.isSafeInteger(seconds)) throw new RangeError(`expected whole seconds, got ${seconds}`)
  return `${seconds}s`
}
