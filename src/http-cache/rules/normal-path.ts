/**
 * The same for paths that a person would take for the same, whatever of them is encoded, and how: with capitals in what is
 * encoded, and with nothing visible encoded but what would mean something else then (`/`, `?`, `#`, `%`). That goes beyond
 * https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2, which leaves `'` and `%27` apart: for purges, where more is no harm.
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
