/** Recognizes names and addresses that only programs on this machine can reach. */
import { isIP } from 'node:net'
import { nameOf } from './origin.js'

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
