/** Authorities and origins, as `Host` and `Origin` carry them. */
import { isIP } from 'node:net'
import { parseUrl } from '../lib/parse-url.js'

/** The name or address in an authority: in lower case, without the port and a dot at the end. */
export function nameOf(authority: string): string {
  return authority
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '')
    .toLowerCase()
}

/** A host name or an IP address as `nameOf` has it from the `Host` of a browser. Null: it is none, or has a port. */
export function parseHostName(text: string): string | null {
  const host = isIP(text) === 6 ? `[${text}]` : text.replace(/\.$/, '')
  if (!/^(\[[0-9a-f:.]+\]|[^\s/?#@:*%\\[\]]+)$/i.test(host)) return null
  return parseUrl(`http://${host}`)?.hostname ?? null
}

/**
 * An origin in the one form in which origins can be compared: in lower case, without the scheme's default port.
 * Null: it is none, such as `null`, a URL with a path, or a `file:` URL, whose pages have nothing in common but the scheme.
 */
export function parseOrigin(text: string): string | null {
  const url = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@\\*\s,]+$/i.test(text) ? parseUrl(text) : null
  if (url === null || url.protocol === 'file:' || url.host === '') return null
  return `${url.protocol}//${url.host.toLowerCase()}`
}
