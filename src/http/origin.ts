/** Parses the authorities and origins in `Host` and `Origin` fields, and recognizes those of this machine. */
import { isIP } from 'node:net'
import { parseUrl } from '../lib/parse-url.js'

/** The name or address in an authority, in lower case, without the port and without a final dot. */
export function nameOf(authority: string): string {
  return authority
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '')
    .toLowerCase()
}

/** A host name or IP address in the form that `nameOf` returns for a browser's `Host`. Null if the text is neither, or has a port. */
export function parseHostName(text: string): string | null {
  const host = isIP(text) === 6 ? `[${text}]` : text.replace(/\.$/, '')
  if (!/^(\[[0-9a-f:.]+\]|[^\s/?#@:*%\\[\]]+)$/i.test(host)) return null
  return parseUrl(`http://${host}`)?.hostname ?? null
}

/**
 * An origin in a form that can be compared: in lower case, without the scheme's default port. Null if the text is no origin, such
 * as `null` or a URL with a path, or if it is a `file:` URL, because such pages have nothing in common but the scheme.
 */
export function parseOrigin(text: string): string | null {
  const url = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@\\*\s,]+$/i.test(text) ? parseUrl(text) : null
  if (url === null || url.protocol === 'file:' || url.host === '') return null
  return `${url.protocol}//${url.host.toLowerCase()}`
}

/** @param host without a port; an IPv6 address with or without its brackets. */
export function isLoopback(host: string): boolean {
  return /^(localhost|::1|\[::1\])$/i.test(host) || (isIP(host) === 4 && host.startsWith('127.'))
}

/**
 * Names below `localhost` do not count as loopback, because they serve the pages of pipelines.
 *
 * @param authority from a `Host` field or an origin, with or without a port.
 */
export function isLoopbackAuthority(authority: string): boolean {
  return isLoopback(nameOf(authority))
}
