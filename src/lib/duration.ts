/** Durations as the API writes them: seconds with an `s`, such as `"3600s"` or `"3600.000000000s"`. */

const DURATION = /^(-?)(\d{1,12})(?:\.\d{1,9})?s$/

/**
 * Whole seconds of a duration, or null where the text is none. A fraction is cut, towards zero; a negative duration is
 * a duration, and whether it makes sense is for the caller to say.
 */
export function parseDurationSeconds(text: string): number | null {
  const match = DURATION.exec(text)
  if (match === null) return null
  const seconds = Number(match[2])
  return match[1] === '-' && seconds !== 0 ? -seconds : seconds
}

/** The form in which the API answers: whole seconds and no fraction. */
export function formatDurationSeconds(seconds: number): string {
  if (!Number.isSafeInteger(seconds)) throw new RangeError(`expected whole seconds, got ${seconds}`)
  return `${seconds}s`
}
