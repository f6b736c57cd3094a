/** Names and addresses that only programs on this machine can reach. */
import { isIP } from 'node:net'
import { nameOf } from './origin.js'

/** @param host without a port; an IPv6 address with or without its brackets. */
export function isLoopback(host: string): boolean {
  return /^(localhost|::1|\[::1\])$/i.test(host) || (isIP(host) === 4 && host.startsWith('127.'))
}

/**
 * @param authority of a `Host` field or of an origin, so with or without a port. Names below `localhost` are not loopback:
 * they serve the pages of pipelines.
 */
export function isLoopbackAuthority(authority: string): boolean {
  return isLoopback(nameOf(authority))
}
