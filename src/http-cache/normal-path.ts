/**
 * The same for paths that say the same, whatever of them is encoded, and how: with capitals in what is encoded, and with
 * nothing encoded that needs not be. https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2
 */
export function normalPath(path: string): string {
  return path.includes('%') ? path.replace(ENCODED, normalOctet) : path
}

const ENCODED = /%[0-9a-f]{2}/gi

const UNRESERVED = /[a-z0-9\-._~]/i

function normalOctet(encoded: string): string {
  const char = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
  return UNRESERVED.test(char) ? char : encoded.toUpperCase()
}
