/** The two parts of a request's target, which the first `?` separates, and one form for the encodings of a path. */

/** The path as sent, without the query. */
export function pathOf(target: string): string {
  const queryStart = target.indexOf('?')
  return queryStart < 0 ? target : target.slice(0, queryStart)
}

/** The query as sent, without its `?`. Empty: the target has no query, or an empty one. */
export function queryOf(target: string): string {
  const queryStart = target.indexOf('?')
  return queryStart < 0 ? '' : target.slice(queryStart + 1)
}

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
