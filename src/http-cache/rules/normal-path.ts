/**
 * Gives one form to all percent-encodings of a path that a person would take for the same path: capitals in the encoding, and no visible
 * character encoded unless that would change its meaning (`/`, `?`, `#`, `%`). This goes beyond
 * https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2, which distinguishes `'` from `%27`. It is meant for purges, which may remove too much.
 */
export function normalPath(path: string): string {
  return path.includes('%') ? path.replace(ENCODED, normalOctet) : path
}

const ENCODED = /%[0-9a-f]{2}/gi

const DECODED = /[\x21-\x7e]/
const KEPT = /[/?#%]/

function normalOctet(encoded: string): string {
  const char = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
  return DECODED.test(char) && !KEPT.test(char) ? char : encoded.toUpperCase()
}
