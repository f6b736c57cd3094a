/** Names and addresses that only programs on this machine can reach. */
import { isIP } from 'node:net'

/** @param host without a port; an IPv6 address with or without its brackets. */
export function isLoopback(host: string): boolean {
  return /^(localhost|::1|\[::1\])$/i.test(host) || (isIP(host) === 4 && host.startsWith('127.'))
}

/**
 * Of a `Host` header or of what follows the scheme of an origin, so with or without a port. Names below `localhost` are
 * none: pages of the pipelines' own are served from those.
 */
export function isLoopbackAuthority(authority: string): boolean {
  return isLoopback(authority.replace(/:\d{1,5}$/, ''))
}
